import type { Mode } from '../../domain/alerts/mode.ts';
import type { Period } from '../../domain/alerts/periods.ts';
import type { Push } from '../../domain/alerts/pushes.ts';
import type { Card } from '../../domain/message.ts';
import { type Day, daysBetween } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';
import { basisOf, periodName } from './words-periods.ts';

/** What an officer's sentence says of a period; days stand in the intent. */
export interface Worded {
  readonly name: string;
  readonly kind: Period['kind'];
  readonly level?: NonNullable<Period['level']>;
  readonly region?: string;
  readonly tentative: boolean;
  readonly source: string;
  /** The year that stands before the name and not at its days: 2027年汛期 5月1日至9月30日. */
  readonly year?: number;
}

const levels = [
  [/(?:全)?省/, 'province'],
  [/市/, 'city'],
  [/区|县/, 'district'],
] as const;
const head =
  /^(?:请|现在)?(?:开启|启动|新增|登记|设立|设置|确认|修改|调整|进入|增加|结束|提前结束|关闭)(?:了)?(?:一个)?(?:特护期|重点时段|保障期|值守期|节点|专项行动|专项整治(?=\s))?[\s:：，,]*/;

const yearAhead = /^(?:今年|明年|20\d\d年)的?/;
const areaAhead = /^(?:全[市区县省]|[我本][市区县])的?/;

/** 登记特护期 江湾啤酒节 8月1日至8月5日 暂定 依据江商发〔2026〕5号 */
export function readPeriod(said: string, streets: readonly string[], today: Day): Worded {
  const source = /依据[\s:：]*([^\s，。；;]+(?:号|通知|方案))/.exec(said)?.[1] ?? 'person';
  const region = streets.find((street) => said.includes(street));
  const spoken = said
    .replace(/依据[\s\S]*$/, '')
    .replace(head, '')
    .replace(/(?:20\d\d[年./-]\d{1,2}[月./-]\d{1,2}|\d{1,2}(?:月\d{1,2}日?|[./]\d{1,2}))[\s\S]*$/, '')
    .replace(region ?? '', '')
    .replace(/暂定|时间|日期|期间|(?:改|定)?为|提前到|延长到|从|[\s:：，,]+/g, '');
  const name = spoken.replace(yearAhead, '').replace(/自$/, '');
  const year = yearIn(yearAhead.exec(spoken)?.[0], today);
  const sessions = /两会/.test(name);
  const level = sessions ? levels.find(([words]) => words.test(name))?.[1] : undefined;
  return {
    ...{ name, kind: kindOf(said, sessions), tentative: /暂定|待定|预计/.test(said), source },
    ...(level && { level }),
    ...(region !== undefined && { region }),
    ...(year !== undefined && { year }),
  };
}

function yearIn(ahead: string | undefined, today: Day): number | undefined {
  if (ahead === undefined) return undefined;
  const thisYear = Number(today.slice(0, 4));
  return ahead.startsWith('明年') ? thisYear + 1 : Number(/\d{4}/.exec(ahead)?.[0] ?? thisYear);
}

/** A campaign asks for no reports of its own accord. */
function kindOf(said: string, sessions: boolean): Period['kind'] {
  if (sessions) return 'lianghui';
  return /^.{0,8}专项(?:行动|整治)\s/.test(said) ? 'campaign' : 'own';
}

/** The period that somebody speaks of by the most of its name: the one that runs, else the next to come. */
export function periodNamed(said: string, periods: readonly Period[], today: Day): Period | undefined {
  const plain = usual(said);
  const called = periods.map((period) => ({ period, letters: calledBy(plain, period) }));
  const most = Math.max(...called.map(({ letters }) => letters));
  const found = called.flatMap(({ period, letters }) => (letters === most && most > 0 ? period : []));
  const open = found.filter(({ end }) => daysBetween(end, today) <= 14);
  return open.find(({ start, end }) => start <= today && today <= end) ?? open[0];
}

/** Whether a name is that of the period, and not of another with a part of it: 台风海葵防御 is no 台风季. */
export function isNameOf(name: string, period: Period): boolean {
  const plain = bare(name);
  return namesOf(period).some((own) => bare(own) === plain || shortOf(bare(own)) === plain);
}

/** 全市高温季 is what the calendar calls 高温季. */
const bare = (name: string) => usual(name).replace(areaAhead, '');

const usual = (said: string) => said.replace(/五一/, '劳动节').replace(/十一(?!月)/, '国庆节');
const shortOf = (name: string) => name.replace(/(?:节|季|期|防控)$/, '');
const namesOf = (period: Period) => [period.name, ...periodName(period).split('、')];

function calledBy(said: string, period: Period): number {
  const letters = namesOf(period).map((name) => {
    if (said.includes(name)) return name.length;
    const short = shortOf(name);
    return short.length > 1 && said.includes(short) ? short.length : 0;
  });
  return Math.max(...letters);
}

const switches: readonly (readonly [RegExp, keyof Mode, string])[] = [
  [/零报告/, 'zero', '每日16:00零报告'],
  [/保供/, 'supply', '每日16:00保供日报'],
  [/值守|值班/, 'watch', '24小时值守和带班'],
  [/提醒/, 'daily', '每天提醒'],
  [/自查/, 'checks', '每天10:00布置自查'],
  [/夜间|晚上|深夜/, 'awake', '橙色预警夜间照常催办'],
];

/** 国庆要求保供日报, 两会不要零报告. */
export function readSwitch(said: string): { readonly name: keyof Mode; readonly on: boolean } | undefined {
  const found = switches.find(([words]) => words.test(said))?.[1];
  return found && { name: found, on: !/不要|不再|取消|关闭|停止|不用|无需/.test(said) };
}

/** What a period asks for, each in a few words. */
const switchedOn = (mode: Mode): string[] => switches.flatMap(([, name, words]) => (mode[name] ? words : []));

export const modeWords = (mode: Mode) => {
  const on = switchedOn(mode);
  return on.length === 0 ? '期间不要求每日报送' : `期间${on.join('、')}`;
};

/** What begins or ends with a message about a period, for those who answer for it. */
export function modeChange({ steps }: Pick<Push, 'steps'>, mode: Mode): string {
  const on = switchedOn(mode);
  if (on.length === 0) return '';
  if (steps.includes('summary')) return `期间的${on.join('、')}已自动停止。`;
  return steps.includes('start') ? `期间${on.join('、')}，首日自动开始，末日后自动停止。` : '';
}

const days = ({ start, end }: Period) =>
  start === end ? shortDay(start) : `${shortDay(start)}至${shortDay(end)}`;

export function periodKept(period: Period, mode: Mode): Card {
  const tentative = period.status === 'tentative' ? '（暂定，确认前不向单位发送）' : '';
  const where = period.region ? `，范围：${period.region}` : '';
  return {
    tone: 'green',
    text: `已登记：${periodName(period)} ${days(period)}${tentative}${where}。${basisOf(period)}${modeWords(mode)}，未发的提醒按此调整，已发的不重发。可回复“推演 ${periodName(period)}”看会发什么。`,
  };
}

export const periodEnded = (period: Period) =>
  `已结束：${periodName(period)}，自明天起不再要求每日报送，将按实际起止生成小结。`;
export const switched = (period: Period, mode: Mode) =>
  `已调整：${periodName(period)} ${days(period)}，${modeWords(mode)}。`;
export const periodUnclear: Card = {
  text: '请写明名称和起止日期，例如：登记特护期 江湾啤酒节 8月1日至8月5日 依据江商发〔2026〕5号',
};
export const noSuchPeriod = (said: string): Card => ({
  text: `没有找到这个节点：${said.slice(0, 20)}。回复“全年日历”看全部节点。`,
});
