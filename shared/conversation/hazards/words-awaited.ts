import type { Case } from '../../domain/hazards/case.ts';
import type { Card } from '../../domain/message.ts';
import { type Day, daysBetween } from '../../domain/time.ts';
import { shortDay } from '../clock.ts';
import { modeNames } from './words-hand-over.ts';
import { type Scope, scopeNames } from './words-ledger.ts';

interface Seen {
  readonly scope: Scope;
  /** How many wait, shown or not. */
  readonly all: number;
  readonly today: Day;
}

/** Each with its department, its paper and the day of its answer; whose day is over stands first. */
export function awaitedCard(cases: readonly Case[], { scope, all, today }: Seen): Card {
  const title = `${scopeNames[scope]}已移交待反馈的隐患`;
  if (all === 0) return { text: `${title}：没有。` };
  const sorted = cases.toSorted((one, other) => dueOf(one).localeCompare(dueOf(other)));
  const late = cases.filter((one) => daysLate(one, today) > 0).length;
  const shown = all > cases.length ? `以下${cases.length}条中` : '';
  const rest = all > cases.length ? [`另有${all - cases.length}条，请按单位查询。`] : [];
  return {
    title,
    text: [
      `共${all}条，${shown}超过反馈期限${late}条。`,
      ...sorted.map((one) => line(one, today)),
      ...rest,
      '收到反馈请回复：编号 反馈 处理结果。',
    ].join('\n'),
  };
}

function line(one: Case, today: Day): string {
  const where = [one.unitName ?? '单位待确认', one.place].filter(Boolean).join(' ');
  const { handedOver: given } = one;
  if (!given) return `${one.number} ${where}`;
  const late = daysLate(one, today);
  const parts = [
    `已${modeNames[given.mode]}${given.to}`,
    given.doc ?? '文号待补',
    `反馈期限${shortDay(given.feedbackBy)}${late > 0 ? `，已超${late}天` : ''}`,
    ...(given.receipt ? [] : ['签收未登记']),
  ];
  return `${one.number} ${where} ${parts.join('，')}`;
}

const dueOf = ({ handedOver }: Case): string => handedOver?.feedbackBy ?? '';

function daysLate({ handedOver }: Case, today: Day): number {
  return handedOver ? daysBetween(handedOver.feedbackBy, today) : 0;
}
