import type { PersonId } from '../ids.ts';
import { HOUR_MS } from '../time.ts';
import type { Leave } from './leave.ts';
import { isOnLeave } from './leave.ts';
import { endOf, type Role, type Shift, startOf } from './shift.ts';

/** A watch and what somebody is on it. */
export interface Held {
  readonly shift: Pick<Shift, 'id' | 'day' | 'kind' | 'hours'>;
  readonly role: Role;
}

/** Why somebody cannot have a watch beside those he has. */
export type Clash = 'double' | 'unrested';

/** After a main watch of twelve hours, and after one of twenty-four. Leaders and stand-by sleep at home. */
const restMs = { day: 8 * HOUR_MS, night: 8 * HOUR_MS, whole: 24 * HOUR_MS } as const;

/** What a person has among these watches. */
export function heldBy(person: PersonId, shifts: readonly Shift[]): readonly Held[] {
  return shifts.flatMap((shift) =>
    shift.places.flatMap(({ person: who, role }) => (who === person ? [{ shift, role }] : [])),
  );
}

/** What of the watches somebody has keeps him from one more; undefined when nothing does. */
export function clashOf(held: readonly Held[], wanted: Held): Clash | undefined {
  if (held.some((one) => isDouble(one, wanted))) return 'double';
  return held.some((one) => isTooSoon(one, wanted) || isTooSoon(wanted, one)) ? 'unrested' : undefined;
}

/** Whether somebody with these watches comes to one more rested, and not while he has another. */
export function isRested(held: readonly Held[], wanted: Held): boolean {
  return clashOf(held, wanted) === undefined;
}

/** Those of `people` who are free for a watch on its day and come to it rested. `shifts` are the watches around it. */
export function freeOn(
  people: readonly PersonId[],
  wanted: Held,
  around: { readonly shifts: readonly Shift[]; readonly leaves: readonly Leave[] },
): readonly PersonId[] {
  return people.filter(
    (person) =>
      isRested(heldBy(person, around.shifts), wanted) &&
      !around.leaves.some((leave) => isOnLeave(leave, person, wanted.shift.day)),
  );
}

/** Two watches at one time; whoever is at call may be on watch as well. */
export function isDouble(one: Held, other: Held): boolean {
  return overlap(timed(one), timed(other));
}

/** Whether `next` begins before he has slept who had the main watch `before`. */
export function isTooSoon(before: Held, next: Held): boolean {
  return isTight(timed(before), timed(next));
}

/** A watch somebody has, with its times reckoned once. */
export interface Timed {
  readonly role: Role;
  readonly kind: Shift['kind'];
  readonly start: number;
  readonly end: number;
}

const timed = ({ role, shift }: Held): Timed => ({
  role,
  kind: shift.kind,
  start: startOf(shift),
  end: endOf(shift),
});

export function overlap(one: Timed, other: Timed): boolean {
  if (one.role === 'standby' || other.role === 'standby') return false;
  return one.start < other.end && other.start < one.end;
}

export function isTight(before: Timed, next: Timed): boolean {
  if (before.role !== 'main' || (next.role !== 'main' && next.role !== 'deputy')) return false;
  const betweenMs = next.start - before.end;
  return betweenMs >= 0 && betweenMs < restMs[before.kind];
}
