import type { Day } from '../time.ts';
import type { Place, ShiftKind } from './shift.ts';

/** One watch as a row of a roster says. Several rows may speak of one watch. */
export interface RosterRow {
  readonly row: number;
  readonly day: Day;
  readonly shift: ShiftKind;
  readonly places: readonly Pick<Place, 'role' | 'name' | 'phone'>[];
  readonly room?: string;
  readonly note?: string;
}
