import { daysAround, isRunning, type Shift } from '../../domain/duty/shift.ts';
import { nextLook } from '../../domain/duty/watch.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { putShift, shiftsOf } from '../../store/duty.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Entry } from '../outcome.ts';

/** The watches that may run, or be arrived for, around now. */
export async function shiftsAround(deps: Deps, now: Instant): Promise<Stored<Shift>[]> {
  return (await Promise.all(daysAround(dayOf(now)).map((day) => shiftsOf(deps.table, day)))).flat();
}

/** The watches that run at this moment. */
export async function runningShifts(deps: Deps, now: Instant): Promise<Shift[]> {
  return (await shiftsAround(deps, now)).map(({ value }) => value).filter((shift) => isRunning(shift, now));
}

/** The writes and the history of a changed watch. */
export function changed(
  stored: Stored<Shift>,
  next: Shift,
  what: Pick<Entry, 'what' | 'facts'>,
): { writes: Write[]; entries: Entry[] } {
  return {
    writes: [putShift(next, stored.version, nextLook(next))],
    entries: [{ pk: `shift#${next.id}`, version: stored.version + 1, ...what }],
  };
}
