import { postKeysOf } from '../../domain/duty/post.ts';
import { canCheckIn, type Shift, startOf } from '../../domain/duty/shift.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { shiftsAround } from '../on-duty.ts';
import type { Turn } from '../turn.ts';

/** The watches around now at which the speaker may have a place, the one that begins nearest first. */
export async function nearWatches(deps: Deps, { speaker, now }: Turn): Promise<Stored<Shift>[]> {
  const away = ({ value }: Stored<Shift>) => Math.abs(startOf(value) - now);
  return (await shiftsAround(deps, now, postKeysOf(speaker))).sort((one, other) => away(one) - away(other));
}

/** The watch around now that somebody has; one for which he may arrive before any other. */
export function watchOf(
  shifts: readonly Stored<Shift>[],
  who: PersonId,
  now: Turn['now'],
): Stored<Shift> | undefined {
  const his = shifts.filter(({ value }) => value.places.some(({ person }) => person === who));
  return his.find(({ value }) => canCheckIn(value, now)) ?? his[0];
}
