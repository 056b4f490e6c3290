import type { Period } from '../../domain/alerts/periods.ts';
import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { dayWords, shortDay } from '../clock.ts';
import { basisOf, periodName } from './words-periods.ts';

const headOf = (period: Period) =>
  `${periodName(period)}（${period.start === period.end ? shortDay(period.start) : `${shortDay(period.start)}至${shortDay(period.end)}`}）`;
const how = '请直接回复值班安排，或发来值班表文件。';

/** Three days before: whoever makes the roster reads what it lacks. */
export function rosterDue(period: Period, gaps: readonly string[], by: Day): Card {
  const title = `${periodName(period)}值班表`;
  const head = `${headOf(period)}要求领导带班、24小时值守。`;
  if (gaps.length === 0)
    return { title, tone: 'green', text: `${head}值班表已排齐，${shortDay(by)}向各单位公布。` };
  return {
    ...{ title, tone: 'orange' },
    text: [`${head}值班表还缺：`, ...gaps, `请在${dayWords(by)}公布前补齐。${how}`].join('\n'),
  };
}

/** The roster as units read it: names, and the landline in the signature. */
export const rosterOut = (period: Period, roster: string) => ({
  title: `${periodName(period)}值班安排`,
  text: `值班安排：${headOf(period)}24小时值守，带班和值班人员如下，有事打值班电话，遇险先拨119、120。${basisOf(period)}\n${roster}`,
});

export interface Published {
  /** With the numbers. */
  readonly roster: string;
  readonly gaps: readonly string[];
  readonly sent: boolean;
}

/** What officers read of it. */
export function rosterTold(period: Period, { roster, gaps, sent }: Published): Card {
  const title = `${periodName(period)}值班安排`;
  const lacks = gaps.length === 0 ? [] : ['还缺：', ...gaps, `请马上补齐。${how}`];
  const tone = gaps.length === 0 ? 'green' : 'orange';
  if (roster === '')
    return { title, tone, text: [`${headOf(period)}没有值班表，未向各单位公布。`, ...lacks].join('\n') };
  const head = sent
    ? `${headOf(period)}值班安排已向各单位公布（只有姓名和值班电话）：`
    : `${headOf(period)}值班安排如下，未向各单位公布：`;
  return { title, tone, text: [head, roster, ...lacks].join('\n') };
}

/** In the afternoon of each day of the period, if the coming watches lack somebody. */
export const watchGaps = (period: Period, gaps: readonly string[]): Card => ({
  title: '24小时值守有空缺',
  tone: 'orange',
  text: [
    `${periodName(period)}期间要求领导带班、24小时值守，今明两天还缺：`,
    ...gaps,
    `请马上安排人。${how}`,
  ].join('\n'),
});

export const rehearsedRoster = {
  due: (by: Day) => `检查值班表：缺带班领导或值班员的，告诉排班的人；${shortDay(by)}公布。`,
  out: '公布值班安排：群里只有姓名和值班电话，手机号只发工作人员。',
  watch: (days: number) => `查今明两天的带班和24小时值守，有空缺才通知（期间每天一次，共${days}天）。`,
} as const;
