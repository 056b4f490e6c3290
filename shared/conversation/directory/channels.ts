import type { Card, Channel } from '../../domain/message.ts';
import type { Intent } from '../intent.ts';
import { type Sentence, surely, unitSlot } from '../sentence.ts';

/** Those people are reached on; the first whose name stands in a sentence is meant, so the longer name comes first. */
const called: readonly (readonly [RegExp, Channel])[] = [
  [/企业微信|企微/, 'wecom'],
  [/微信/, 'wechat'],
  [/飞书/, 'feishu'],
  [/钉钉/, 'dingtalk'],
];

const names: Readonly<Partial<Record<Channel, string>>> = {
  ...{ wecom: '企业微信', wechat: '微信', feishu: '飞书', dingtalk: '钉钉' },
};
const nameOf = (channel: string): string =>
  Object.entries(names).find(([one]) => one === channel)?.[1] ?? channel;

const by = '(?:企业微信|企微|微信|飞书|钉钉)';
const verb = '(?:通知|联系|提醒|告诉|发给|发消息给)';
const own = new RegExp(
  `^(?:(?:请|麻烦|以后|今后|往后|之后|优先|先|都|改|还是|就|我想|我要)*(?:用|走|通过|在|发)?${by}(?:上)?(?:来)?${verb}我|(?:以后|今后|往后|之后)*(?:有事|有通知)?${verb}我(?:请|就|都)*(?:用|走|通过|在)${by})(?:吧|就行|就好|即可|好了)?[.!]*$`,
);
const others = new RegExp(
  `(?:用|走|通过|改成|改为)${by}(?:上)?(?:来)?${verb}?[.!]*$|^(?:以后|今后)?(?:请)?(?:用|走|通过)${by}${verb}\\S{2,20}$`,
);

/** 以后微信通知我 · 盒马用企业微信通知: by which channel somebody is told first. */
export function channelWish({ plain, units }: Sentence): Intent | undefined {
  const choice = plain.length <= 40 ? called.find(([name]) => name.test(plain))?.[1] : undefined;
  if (choice === undefined) return undefined;
  if (own.test(plain)) return surely('directory.channel', { choice });
  const [unit] = units;
  if (!unit || !others.test(plain) || !new RegExp(`${verb}|改`).test(plain)) return undefined;
  return surely('directory.channel', { choice, ...unitSlot(unit) });
}

/** `next`: where he is reached when that fails. */
export function channelPreferred(channel: string, who: string, next: string | undefined): Card {
  const then = next === undefined ? '' : `，发不到时改用${nameOf(next)}`;
  return { text: `已记：以后先用${nameOf(channel)}通知${who}${then}。` };
}

/** Whom a wish without a unit's name is about. */
export const yourself = '您';

export const channelRefused = {
  'not-yours': '这家单位的通知方式由其联络员本人、所属街道或区商务局设置。',
  'unknown-unit': '名录里没有这家单位，请写全名。',
  'no-liaison': '这家单位还没有登记联络员，请先登记。',
} as const;

export const notBoundThere = (channel: string, who: string): Card => ({
  text: `${who}还没有在${nameOf(channel)}上登记。请先在${nameOf(channel)}里给值守号发送“绑定 编码”，编码向街道或区商务局索取。`,
});

export const cannotPush = (channel: string): Card => ({
  text: `${nameOf(channel)}目前不能主动发私信，通知方式没有改。`,
});
