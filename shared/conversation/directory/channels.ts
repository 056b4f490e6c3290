import type { Card, Channel } from '../../domain/message.ts';
import { channelNames } from '../channel-names.ts';
import type { Intent } from '../intent.ts';
import { type Sentence, surely, unitSlot } from '../sentence.ts';

/** Those people are reached on, by what they are called. */
const called: Readonly<Record<string, Channel>> = {
  ...{ 企业微信: 'wecom', 企微: 'wecom', 微信: 'wechat', 飞书: 'feishu', 钉钉: 'dingtalk' },
};

const nameOf = (channel: string): string =>
  Object.entries(channelNames).find(([one]) => one === channel)?.[1] ?? channel;

const any = '企业微信|企微|微信|飞书|钉钉';
const wished = `(?<by>${any})`;
const verb = '(?:通知|联系|提醒|告诉|发给|发消息给)';
const end = '(?:吧|就行|就好|即可|好了)?[.!]*$';
const onward = '(?:以后|今后|往后|之后)';
const own = [
  `^(?:请|麻烦|${onward}|优先|先|都|改|还是|就|我想|我要)*(?:用|走|通过|在|发)?${wished}(?:上)?(?:来)?${verb}我${end}`,
  `^${onward}*(?:有事|有通知)?${verb}我(?:请|就|都)*(?:用|走|通过|在)${wished}${end}`,
].map((words) => new RegExp(words));

/** What may stand before and behind a unit's name, and nothing else: whoever forbids a channel wishes for none. */
const aboutUnit = [
  {
    before: new RegExp(`^(?:请|麻烦|把|给|让|${onward}|[\\s,])*$`),
    behind: new RegExp(
      `^(?:的?(?:通知|消息|联络员))?(?:(?:不(?:再)?用(?:${any})了?|(?:${any})上?(?:收|看|发|打)不[到开]了?)[\\s,]*)?(?:请|${onward}|优先|先|都|就)*(?:(?:用|走|通过)${wished}(?:上)?(?:来)?${verb}|(?:改(?:用|走|成|为)?|换(?:用|成|为)?)(?<instead>${any})(?:上)?(?:来)?${verb}?)${end}`,
    ),
  },
  {
    before: new RegExp(`^(?:请|麻烦|${onward})*(?:用|走|通过)${wished}(?:上)?(?:来)?${verb}$`),
    behind: new RegExp(`^${end}`),
  },
];

/** 以后微信通知我 · 盒马用企业微信通知: by which channel somebody is told first. */
export function channelWish({ plain, units: [unit] }: Sentence): Intent | undefined {
  if (plain.length > 40) return undefined;
  const mine = own.map((words) => channelIn(words.exec(plain))).find((one) => one !== undefined);
  if (mine !== undefined) return surely('directory.channel', { choice: mine });
  const choice = unit && forUnit(plain.slice(0, unit.start), plain.slice(unit.end));
  return choice && surely('directory.channel', { choice, ...unitSlot(unit) });
}

function forUnit(before: string, behind: string): Channel | undefined {
  return aboutUnit
    .map((words) => [words.before.exec(before), words.behind.exec(behind)] as const)
    .flatMap(([head, tail]) => (head && tail ? (channelIn(head) ?? channelIn(tail) ?? []) : []))
    .at(0);
}

function channelIn(match: RegExpExecArray | null): Channel | undefined {
  const found = match?.groups?.['by'] ?? match?.groups?.['instead'];
  return found === undefined ? undefined : called[found];
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
