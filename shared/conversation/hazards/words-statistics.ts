import type { Figures } from '../../domain/hazards/counts.ts';
import type { Rates, Span } from '../../domain/hazards/self-check.ts';
import type { Card } from '../../domain/message.ts';
import { type Day, plusDays } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';
import { rateWords } from './words-checks.ts';
import type { Scope } from './words-ledger.ts';

interface Shown {
  readonly name: string;
  /** Days, first and last. */
  readonly span: Span;
  readonly figures: Figures;
  readonly rounds: { readonly clean: number; readonly figures: number };
  readonly rates: Rates;
}

/** A street nobody looks after here: never the figures of all instead. */
export const noSuchStreet = (said: string): Card => ({
  text: `没有找到${said}，请核对街道名称，例如：本月江湾街道隐患统计。`,
});

export const scopeNames: Readonly<Record<Scope, string>> = {
  bureau: '全区',
  street: '本街道',
  units: '本单位',
  own: '本人',
};

/** 查了没有、改了没有、拖了多久, of what was registered in these days. */
export function statisticsCard({ name, span, figures, rounds, rates }: Shown): Card {
  const { registered, by, states, grades, days, late, overdue } = figures;
  const closed = states.closed ?? 0;
  const judged = registered - (states.registered ?? 0) - (states.withdrawn ?? 0);
  return {
    title: `${name}隐患统计（${spanWords(span)}）`,
    text: [
      `查了没有：排查记录${rounds.clean + rounds.figures}次，其中未发现隐患${rounds.clean}次；登记隐患${registered}条，检查发现${by.inspection}条、单位自查${by.self}条、群众反映${by.public}条；已核实${judged}条。`,
      `日周月：${rateWords(rates)}。`,
      `改了没有：已销号${closed}条（${share(closed, registered)}），已核实待派单${states.verified ?? 0}条，整改中${states.rectifying ?? 0}条，待复查${states.reinspection ?? 0}条，待核实${states.registered ?? 0}条，已移交待反馈${states.transferred ?? 0}条；不属实${states.invalid ?? 0}条，重复${states.duplicate ?? 0}条，已撤销${states.withdrawn ?? 0}条；重大隐患${grades.major ?? 0}条。`,
      `拖了多久：已销号的平均${average(days, closed)}天；超期后才改完${late}条；此刻超期未改${overdue}条。`,
    ].join('\n'),
  };
}

/** Whole months by their names, other spans by their days. */
function spanWords({ from, until }: Span): string {
  if (from === until) return fullDay(from);
  if (!from.endsWith('-01') || !plusDays(until, 1).endsWith('-01'))
    return `${fullDay(from)}至${shortDay(until)}`;
  const [first, last] = [from.slice(0, 7), until.slice(0, 7)];
  return first === last ? month(first) : `${month(first)}至${month(last)}`;
}

function fullDay(on: Day): string {
  return `${on.slice(0, 4)}年${shortDay(on)}`;
}

function month(text: string): string {
  return `${text.slice(0, 4)}年${Number(text.slice(5))}月`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '无' : `${Math.round((part / whole) * 100)}%`;
}

function average(days: number, count: number): string {
  return count === 0 ? '0' : (days / count).toFixed(1);
}

export const noStatistics: Card = { text: '没有您可以查看的统计。需要核对权限请发送“我是谁”。' };
