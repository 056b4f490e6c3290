import type { Rotation } from '../../domain/duty/rotation.ts';
import { dayWords, shortDay } from '../clock.ts';
import { roleNames, shiftNames } from './words.ts';

const onNames = { all: '', holiday: '节假日', rest: '周末', work: '工作日' } as const;

const shiftKinds = ['whole', 'day', 'night'] as const;

/** What a rotation came to besides its days. */
export interface RotationNotes {
  readonly holes: number;
  /** Years whose holidays nobody knows yet. */
  readonly tentative: readonly number[];
  /** Who begins, where it is not the first of the list. */
  readonly moved: string | undefined;
}

/** How a rotation was understood, before its days. */
export function rotationHead(
  { from, until, kinds, own, lists, turn, fair, skips, fixed }: Rotation,
  { holes, tentative, moved }: RotationNotes,
): string[] {
  const how = turn === 'watch' ? '每班一换' : turn === 'week' ? '每周一换' : `每${turn}天一换`;
  const there = new Set(own ? [...own.values()].flat() : kinds);
  const shifts = shiftKinds.flatMap((kind) => (there.has(kind) ? shiftNames[kind] : [])).join('、');
  const named = lists.map(
    ({ role, on, people, paired }) =>
      `${onNames[on]}${roleNames[role]}${paired ? '、副班' : ''} ${people.map(({ name }) => name).join('→')}`,
  );
  const days = fixed.map(({ day, role, who }) => `${dayWords(day)}${roleNames[role]}固定${who.name}`);
  return [
    `${shortDay(from)}至${shortDay(until)}轮班，${shifts}，${how}${fair ? '，夜班和节假日按权重均摊' : ''}。`,
    `${[...named, ...days].join('；')}。`,
    ...(skips.length > 0 ? [`${skips.map((on) => onNames[on]).join('、')}不排，请另行安排。`] : []),
    ...(moved ? [`${moved}先上：排在前面的人当天请假、有班或休息不够，顺延。`] : []),
    ...(holes > 0 ? [`有${holes}个班轮不到有空又休息够的人，先空着。`] : []),
    ...(tentative.length > 0 ? [`${tentative.join('、')}年放假安排未公布，节假日为暂定。`] : []),
  ];
}

export const rotationHints = {
  unread: (pieces: readonly string[]) =>
    `没有看懂“${pieces.slice(0, 3).join('”“')}”，没有改动。请这样写：轮班 赵敏、孙磊、周强 每天一班 从10月1日起。`,
  nobody: '请写明谁来轮班，例如“轮班 赵敏、孙磊、周强 每天一班 从10月1日起”。没有改动。',
  noDay: (when: string) => `没有找到${when}是哪一天，没有改动。`,
  past: '开始日期已经过去，没有改动。',
  tooLong: '一次最多排一年，没有改动。',
  turned: '结束日期在开始日期之前，没有改动。',
} as const;
