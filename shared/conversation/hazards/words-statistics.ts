import type { Figures } from '../../domain/hazards/counts.ts';
import type { Card } from '../../domain/message.ts';
import type { Scope } from './words-ledger.ts';

interface Shown {
  readonly scope: Scope;
  readonly name?: string;
  /** Months, first and last. */
  readonly from: string;
  readonly until: string;
  readonly figures: Figures;
  readonly rounds: { readonly clean: number; readonly figures: number };
}

const scopeNames: Readonly<Record<Scope, string>> = {
  bureau: '全区',
  street: '本街道',
  units: '本单位',
  own: '本人',
};

/** 查了没有、改了没有、拖了多久, of what was registered in these months. */
export function statisticsCard({ scope, name, from, until, figures, rounds }: Shown): Card {
  const { registered, by, states, grades, days, late, overdue } = figures;
  const closed = states.closed ?? 0;
  const judged = registered - (states.registered ?? 0);
  const mending = (states.rectifying ?? 0) + (states.verified ?? 0);
  return {
    title: `${name ?? scopeNames[scope]}隐患统计（${span(from, until)}）`,
    text: [
      `查了没有：排查记录${rounds.clean + rounds.figures}次，其中未发现隐患${rounds.clean}次；登记隐患${registered}条，检查发现${by.inspection}条、单位自查${by.self}条、群众反映${by.public}条；已核实${judged}条。`,
      `改了没有：已销号${closed}条（${share(closed, registered)}），整改中${mending}条，待复查${states.reinspection ?? 0}条，待核实${states.registered ?? 0}条；重大隐患${grades.major ?? 0}条。`,
      `拖了多久：已销号的平均${average(days, closed)}天；超期后才改完${late}条；此刻超期未改${overdue}条。`,
    ].join('\n'),
  };
}

function span(from: string, until: string): string {
  return from === until ? month(from) : `${month(from)}至${month(until)}`;
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
