import {
  type CheckLevel,
  checkLevels,
  type Rate,
  type Rates,
  type Span,
} from '../../domain/hazards/self-check.ts';
import type { Card } from '../../domain/message.ts';
import { shortDay } from '../clock.ts';

export const checkNames: Readonly<Record<CheckLevel, string>> = {
  team: '班组日排查',
  department: '部门周排查',
  manager: '厂长经理月排查',
};

export function roundKept({
  unit,
  levels,
  kind,
}: {
  readonly unit: string | undefined;
  readonly levels: readonly CheckLevel[];
  readonly kind: 'clean' | 'figures';
}): Card {
  const what = levels.length === 0 ? '排查情况' : levels.map((level) => checkNames[level]).join('、');
  const found = kind === 'clean' ? '：未发现隐患' : '';
  return { text: `${unit === undefined ? '' : `${unit}，`}${what}已记录${found}，感谢。` };
}

export const roundFound = (levels: readonly CheckLevel[], found: number): string =>
  `${levels.map((level) => checkNames[level]).join('、')}已记录：发现${found}处。`;

/** 班组日排查18/20（90%），… */
export function rateWords(rates: Rates): string {
  return checkLevels.map((level) => `${checkNames[level]}${rateOf(rates[level])}`).join('，');
}

export function rateOf({ done, owed }: Rate): string {
  return owed === 0 ? '尚无应做' : `${done}/${owed}（${percent({ done, owed })}）`;
}

export function percent({ done, owed }: Rate): string {
  return owed === 0 ? '无' : `${Math.round((done / owed) * 100)}%`;
}

/** What a share is of. */
export const rateNote = '按工作日计，一天、一周、一月各记一次；“未发现隐患”也算完成。';

interface Line {
  readonly name: string;
  readonly rates: Rates;
}

/** How far the checks of a unit, of all units of a scope, or of each of them were made. */
export function checksCard(shown: {
  readonly name: string;
  readonly span: Span;
  readonly units: number;
  readonly rates: Rates;
  readonly lines?: readonly Line[];
  /** Only those that did not make all of theirs. */
  readonly behind?: boolean;
}): Card {
  const { name, span, units, rates, lines = [] } = shown;
  const of = units > 1 ? `共${units}家单位。` : '';
  const behind = lines.filter(isBehind);
  const listed = shown.behind ? behind : [...behind, ...lines.filter((line) => !isBehind(line))];
  return {
    title: `${name}日周月排查完成情况（${shortDay(span.from)}至${shortDay(span.until)}）`,
    text: [
      ...checkLevels.map((level) => `${checkNames[level]}：${rateOf(rates[level])}`),
      ...(lines.length > 0 && behind.length === 0 ? ['全部完成。'] : []),
      ...listed.slice(0, mostLines).map((line) => `${line.name}：${shortRates(line.rates)}`),
      ...(listed.length > mostLines ? [`另有${listed.length - mostLines}家，请发送“导出台账”查看。`] : []),
      `${of}${rateNote}`,
    ].join('\n'),
  };
}

function isBehind({ rates }: Line): boolean {
  return checkLevels.some((level) => rates[level].done < rates[level].owed);
}

const shortNames: Readonly<Record<CheckLevel, string>> = { team: '日', department: '周', manager: '月' };

function shortRates(rates: Rates): string {
  return checkLevels
    .map((level) => `${shortNames[level]}${rates[level].done}/${rates[level].owed}`)
    .join('，');
}

/** A message is read on a telephone. */
const mostLines = 60;

export const checkSheet = '日周月排查';
export const checkColumns = [
  { title: '序号', width: 6 },
  { title: '单位', width: 24 },
  { title: '属地', width: 12 },
  ...checkLevels.flatMap((level) => [
    { title: `${checkNames[level]}应做`, width: 14 },
    { title: '已做', width: 8 },
    { title: '完成率', width: 8 },
  ]),
] as const;

export function checkCells(
  place: number,
  { name, street, rates }: { readonly name: string; readonly street: string; readonly rates: Rates },
): (string | number)[] {
  return [
    ...[place, name, street],
    ...checkLevels.flatMap((level) => [rates[level].owed, rates[level].done, percent(rates[level])]),
  ];
}

export const checkTitle = (bureau: string, { from, until }: Span): string =>
  `${bureau}日周月排查完成情况（${from}至${until}，按工作日计）`;
