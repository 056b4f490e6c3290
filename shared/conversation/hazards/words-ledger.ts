import { isOver, isOverdue } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import type { Card } from '../../domain/message.ts';
import type { Day } from '../../domain/time.ts';
import { standing } from './words.ts';
import { leftOutWords } from './words-named-book.ts';
import { type Narrowed, narrowedWords } from './words-narrowed.ts';

export type Scope = 'bureau' | 'street' | 'units' | 'own';
export type Asked = 'all' | 'open' | 'overdue' | 'due';

export const scopeNames: Readonly<Record<Scope, string>> = {
  bureau: '全区',
  street: '本街道',
  units: '本单位',
  own: '您报的',
};
const askedNames: Readonly<Record<Asked, string>> = {
  all: '隐患台账',
  open: '未办结隐患',
  overdue: '超期未整改隐患',
  due: '今明两天到期的隐患',
};

/** Lines a page: a message of a platform takes no more than some thirty thousand bytes. */
const perPage = 150;
const perPageTold = 40;
/** More open cases than this are listed by number only. */
const mostLines = 3_000;
const numbersPerPage = 1_200;

export interface LedgerAsked {
  readonly scope: Scope;
  readonly asked: Asked;
  readonly today: Day;
  readonly narrowed?: Narrowed | undefined;
  /** Of a ledger of its own kind: what it is about, by number. */
  readonly told?: ReadonlyMap<string, string>;
  /** How many older cases nobody looked at. */
  readonly unread?: number;
}

/** Every case in scope, on as many pages as it takes; none is left out. */
export function ledgerPages(
  cases: readonly Listed[],
  { scope, asked, today, narrowed = {}, told = new Map(), unread = 0 }: LedgerAsked,
): readonly Card[] {
  const to = narrowedWords(narrowed);
  const title = `${to !== '' && scope === 'bureau' ? '' : scopeNames[scope]}${askedNames[asked]}${to}`;
  const untold = told.size === 0 ? 0 : cases.length - told.size;
  const leftOut = leftOutWords({ untold, unread });
  if (cases.length === 0) return [{ text: `${title}：没有。${leftOut}` }];
  const full = cases.slice(0, mostLines).map((one) => line(one, today, told.get(one.number)));
  const rest = cases.slice(mostLines).map(({ number }) => number);
  const pages = [
    ...chunks(full, told.size > 0 ? perPageTold : perPage).map((lines) => lines.join('\n')),
    ...chunks(rest, numbersPerPage).map((numbers) => numbers.join('、')),
  ];
  return pages.map((text, place) => ({
    title: pages.length === 1 ? title : `${title}（${place + 1}/${pages.length}）`,
    text: place === 0 ? `${counts(cases, today)}${leftOut}\n${text}` : text,
  }));
}

function line(one: Listed, today: Day, told = ''): string {
  const where = [one.unitName ?? '单位待确认', one.place].filter(Boolean).join(' ');
  return [one.number, where, standing(one, today), told].filter(Boolean).join(' ');
}

export function counts(cases: readonly Listed[], today: Day): string {
  const open = cases.filter((one) => !isOver(one)).length;
  const late = cases.filter((one) => isOverdue(one, today)).length;
  return `共${cases.length}条，未办结${open}条，其中超期${late}条。`;
}

export const unknownCase = (said: string): Card => ({
  text: `没有找到编号 ${said.slice(0, 20)} 的隐患，请核对编号，或发送“隐患台账”查看。`,
});

/** A ledger that is kept elsewhere is not answered with the one of hazards. */
export const noSuchLedger = (name: string, isOffice: boolean): Card => ({
  text: isOffice
    ? `没有单独的“${name}”。可看的有：隐患台账、挂牌督办台账、双报告台账、移交台账、研判台账、事故台账、签到台账、交接班日志、值守履职表。通知的回执请问“谁没回复”，零报告请问“谁没报零报告”。`
    : `没有单独的“${name}”。本单位的隐患请发送“隐患台账”。`,
});

/** It named a case, and nobody knows what it wants. */
export const notRead = ({ number }: Pick<Listed, 'number'>): string =>
  `这句没有看懂，没有记入。请按下面按钮办理；要补充情况，请回复“补充 ${Number(number.slice(8))} 内容”。`;

export const ambiguous = (numbers: readonly string[]): Card => ({
  text: `这个编号对应${numbers.length}条：${numbers.join('、')}。请写完整编号。`,
});

export function whichOne(cases: readonly Listed[]): Card {
  const most = 5;
  return {
    text: [
      '请说明是哪一条，回复时带上编号：',
      ...cases
        .slice(0, 20)
        .map(({ number, unitName, place }) => [number, unitName, place].filter(Boolean).join(' ')),
    ].join('\n'),
    actions: cases
      .slice(0, most)
      .map(({ number }) => ({ id: `hazard.query#${number}`, label: `查看 ${number}` })),
  };
}

export const noneFits: Card = { text: '您名下没有可办理的隐患。如有新情况，请以“隐患”开头报告。' };

export function newList(cases: readonly { number: string; text: string }[]): Card {
  const most = 8;
  return {
    title: `新登记隐患${cases.length}条，待核实`,
    tone: 'blue',
    text: [
      ...cases.map(({ number, text }) => `${number} ${text}`),
      '请逐条核实，可按“查看”，或回复：编号 属实 一般 三天内整改。',
    ].join('\n'),
    actions: cases
      .slice(0, most)
      .map(({ number }) => ({ id: `hazard.query#${number}`, label: `查看 ${number}` })),
  };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, place) => items.slice(place * size, (place + 1) * size));
}
