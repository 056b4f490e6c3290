import type { Period } from '../../domain/alerts/periods.ts';
import type { Card } from '../../domain/message.ts';
import { clockOf, dayOf, type Instant } from '../../domain/time.ts';
import { daysWords, shortDay } from '../clock.ts';
import { periodName } from './words-periods.ts';
import { spanWords } from './words-sent.ts';

/** One thing that would be told: when, to whom, in which words, and how long that takes. */
export interface Rehearsed {
  readonly at: Instant;
  readonly to: string;
  readonly spanMs?: number;
  readonly words: string;
  readonly done: boolean;
  /** Its hour is over and it did not go: it is not made up for. */
  readonly past: boolean;
}

export const toUnits = (reached: {
  readonly units: number;
  readonly groups: number;
  readonly people: number;
  readonly unreachable: number;
}) =>
  `${reached.units}家单位（${reached.groups}个群${reached.people > 0 ? `、${reached.people}人` : ''}${reached.unreachable > 0 ? `，${reached.unreachable}家联系不上` : ''}）`;
export const toOfficersOnly = (count: number) => `工作人员${count}人`;

export const alsoToOfficers = (count: number) => `\n　发出后同样的话告知工作人员${count}人。`;

export const chaseLine = (what: string) =>
  `${what}：16:30、17:00催未报的，17:30汇总给工作人员，各街道收到本街道名单。`;
export const dailyNames = { zero: '零报告', supply: '保供日报' } as const;
export const lastDay = (count: number) => `（期间每天一次，共${count}天）`;

export const stateWords = ({ done, past }: Pick<Rehearsed, 'done' | 'past'>) =>
  done ? '（已发）' : past ? '（时间已过，不再补发）' : '';

export function rehearsalCard(
  period: Period,
  lines: readonly Rehearsed[],
  what: { readonly total: number },
): Card {
  const shown = lines.slice(0, 40);
  const texts = shown.map(
    ({ at, to, spanMs, words, ...state }) =>
      `${shortDay(dayOf(at))}${clockOf(at)}${stateWords(state)} → ${to}${spanMs === undefined ? '' : `，${spanWords(spanMs)}发完`}\n　${words}`,
  );
  return {
    title: `推演：${periodName(period)}`,
    tone: 'grey',
    text: [
      `${daysWords(period.start, period.end)}，共${what.total}次。以下只是推演，没有发出任何消息。`,
      ...texts,
    ].join('\n'),
  };
}

export const checkedDaily = (days: number) =>
  `${lastDay(days)}\n　17:00前报现状，未报的照常催办；有隐患、需支援的立即转值班人员。`;

export const rehearseWhat = '请写明节点，例如：推演 国庆';
