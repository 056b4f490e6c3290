import type { PersonId, ShiftId } from '../ids.ts';
import { at, type Day, HOUR_MS, type Instant, later, MINUTE_MS, plusDays } from '../time.ts';

/** Day 08:00–20:00, night 20:00–08:00, whole 08:00–08:00. */
export type ShiftKind = 'day' | 'night' | 'whole';
export type Role = 'leader' | 'main' | 'deputy';

/** One place on a watch. `person` is missing while the name is not in the directory. */
export interface Place {
  readonly role: Role;
  readonly name: string;
  readonly person?: PersonId;
  readonly phone?: string;
  readonly arrival?: Arrival;
}

/** `self` in time, `late` after the window, `for` by another, `afterwards` written up later by an officer. */
export interface Arrival {
  readonly at: Instant;
  readonly how: 'self' | 'late' | 'for' | 'afterwards';
  readonly by: PersonId;
}

/** One watch of the bureau: leader on duty, main and deputy watch. */
export interface Shift {
  readonly id: ShiftId;
  readonly day: Day;
  readonly kind: ShiftKind;
  readonly places: readonly Place[];
  readonly room?: string;
  readonly note?: string;
  /** What has been told so far, so that a clock that jumps tells each thing once. */
  readonly told: readonly string[];
}

const hours: Readonly<Record<ShiftKind, readonly [string, number]>> = {
  day: ['08:00', 12],
  night: ['20:00', 12],
  whole: ['08:00', 24],
};

export function startOf(shift: Pick<Shift, 'day' | 'kind'>): Instant {
  return at(shift.day, hours[shift.kind][0]);
}

export function endOf(shift: Pick<Shift, 'day' | 'kind'>): Instant {
  return later(startOf(shift), hours[shift.kind][1] * HOUR_MS);
}

/** Arriving early counts; after 15 minutes it is late. */
export const earliestMs = 90 * MINUTE_MS;
export const graceMs = 15 * MINUTE_MS;

/** Whether the watch runs at `now`, its start inclusive. */
export function isRunning(shift: Shift, now: Instant): boolean {
  return startOf(shift) <= now && now < endOf(shift);
}

export function canCheckIn(shift: Shift, now: Instant): boolean {
  return later(startOf(shift), -earliestMs) <= now && now < endOf(shift);
}

export function shiftIdOf(day: Day, kind: ShiftKind): string {
  return `${day}-${kind}`;
}

/** The days whose watches may run, or be arrived for, at an instant of `today`. */
export function daysAround(today: Day): readonly Day[] {
  return [plusDays(today, -1), today, plusDays(today, 1)];
}
