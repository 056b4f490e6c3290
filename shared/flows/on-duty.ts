import { bureauKey } from '../domain/duty/post.ts';
import { daysAround, isRunning, type Shift } from '../domain/duty/shift.ts';
import type { PersonId } from '../domain/ids.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { shiftsWithin } from '../store/duty.ts';
import type { Stored } from '../store/record.ts';
import type { Deps } from './deps.ts';

/** The watches that may run, or be arrived for, around now: the bureau's, or those of some posts. */
export async function shiftsAround(
  deps: Deps,
  now: Instant,
  posts: readonly string[] = [bureauKey],
): Promise<Stored<Shift>[]> {
  const [from, , until] = daysAround(dayOf(now));
  const found = await Promise.all(posts.map((post) => shiftsWithin(deps.table, { from, until }, post)));
  return found.flat();
}

/** The watches that run at this moment. */
export async function runningShifts(deps: Deps, now: Instant): Promise<Shift[]> {
  return (await shiftsAround(deps, now)).map(({ value }) => value).filter((shift) => isRunning(shift, now));
}

export interface OnDuty {
  readonly leaders: readonly PersonId[];
  readonly watch: readonly PersonId[];
}

/** Who is on duty at this moment, as far as the directory knows them; nobody while there is no roster. */
export async function onDuty(deps: Deps, now: Instant): Promise<OnDuty> {
  const places = (await runningShifts(deps, now)).flatMap((shift) => shift.places);
  const named = (leads: boolean) => [
    ...new Set(places.flatMap(({ role, person }) => (person && (role === 'leader') === leads ? person : []))),
  ];
  return { leaders: named(true), watch: named(false) };
}
