import type { Shift } from '../../domain/duty/shift.ts';
import { nextLook } from '../../domain/duty/watch.ts';
import { putShift } from '../../store/duty.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Entry } from '../outcome.ts';

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
