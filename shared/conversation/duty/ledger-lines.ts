import { type Standing, standingOf } from '../../domain/duty/fairness.ts';
import type { Handover } from '../../domain/duty/handover.ts';
import { endOf, type Place, type Shift } from '../../domain/duty/shift.ts';
import { clockOf, type Instant } from '../../domain/time.ts';
import { named } from './words.ts';

export const standingNames: Readonly<Record<Standing, string>> = {
  due: '未到点',
  'in-time': '正常',
  late: '迟到',
  for: '代签',
  afterwards: '补签',
  absent: '缺岗',
  unverified: '未签到（待核实）',
};

/** One place of a watch on one line. */
export function signLine(shift: Shift, place: Place, now: Instant): string {
  const standing = standingNames[standingOf(shift, place, now)];
  const when = place.arrival ? clockOf(place.arrival.at) : '';
  return `${named(shift)} ${place.name} ${when} ${standing}`.replace(/\s+/g, ' ');
}

/** Nobody is behind with a watch that still runs. */
export const notHanded = (shift: Shift, now: Instant): string => (now < endOf(shift) ? '在班' : '未交班');

/** One watch of the log on one line. */
export function logLine(shift: Shift, handover: Handover | undefined, now: Instant): string {
  if (!handover) return `${named(shift)} ${notHanded(shift, now)}`;
  const { verdict } = handover;
  const end = !verdict
    ? '，待接班'
    : verdict.kind === 'accepted'
      ? `，${verdict.name}${clockOf(verdict.at)}接班`
      : `，${verdict.name}未接班：${verdict.words}`;
  return `${named(shift)} ${handover.name}${clockOf(handover.at)}交班：${handover.text.slice(0, 40)}${end}`;
}
