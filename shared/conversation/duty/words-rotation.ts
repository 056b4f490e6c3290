import type { Rotation } from '../../domain/duty/rotation.ts';
import type { RotationRule } from '../../domain/duty/rotation-rule.ts';
import type { Card } from '../../domain/message.ts';
import { dayWords, shortDay } from '../clock.ts';
import { roleNames, shiftName } from './words.ts';

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
  { from, until, kinds, own, hours, lists, turn, fair, skips, fixed }: Rotation,
  { holes, tentative, moved }: RotationNotes,
): string[] {
  const how = turn === 'watch' ? '每班一换' : turn === 'week' ? '每周一换' : `每${turn}天一换`;
  const there = new Set(own ? [...own.values()].flat() : kinds);
  const shifts = shiftKinds
    .flatMap((kind) =>
      there.has(kind) ? shiftName({ kind, ...(hours?.[kind] && { hours: hours[kind] }) }) : [],
    )
    .join('、');
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

export const goesOn = '没有写到哪天为止：确认后自动往后续排，始终排到三个月以后；发“停止轮班”即止。';

export const rotationTaken = (count: number): Card => ({
  text: `已更新${count}个班，以后自动往后续排，手工改过的班、换班和请假不受影响。发“停止轮班”即止。`,
});

export const rotationsStopped = (
  rules: readonly Pick<RotationRule, 'through' | 'post'>[],
  whose: RotationRule['post'],
): Card => ({
  text:
    rules.length === 0
      ? `${whose?.name ?? ''}现在没有自动续排的轮班。`
      : `已停止自动续排。${rules.map(({ post, through }) => `${post?.name ?? ''}已排到${dayWords(through)}`).join('，')}，之后请另行安排；已排的班不变。`,
});

/** It does not go on: somebody of it is gone, or its words mean nothing any more. */
export const rotationStuck = (
  { through, post }: Pick<RotationRule, 'through' | 'post'>,
  gone: readonly string[],
): Card => ({
  title: '轮班没有续排',
  tone: 'orange',
  text: `${post?.name ?? ''}轮班只排到${dayWords(through)}：${gone.length > 0 ? `${gone.join('、')}已不在名录里` : '原来的轮班话已看不懂'}。请按现在的人员重发“轮班 …”，或发“停止轮班”。`,
});

export const rotationHints = {
  unread: (pieces: readonly string[]) =>
    `没有看懂“${pieces.slice(0, 3).join('”“')}”，没有改动。请这样写：轮班 赵敏、孙磊、周强 每天一班 从10月1日起。`,
  nobody: '请写明谁来轮班，例如“轮班 赵敏、孙磊、周强 每天一班 从10月1日起”。没有改动。',
  noDay: (when: string) => `没有找到${when}是哪一天，没有改动。`,
  past: '开始日期已经过去，没有改动。',
  tooLong: '一次最多排一年，没有改动。',
  turned: '结束日期在开始日期之前，没有改动。',
} as const;
