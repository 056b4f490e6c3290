import { absentAction, presentAction, standInAction } from '../../conversation/duty/words-absence.ts';
import type { Place, Shift } from '../../domain/duty/shift.ts';
import type { Action } from '../../domain/message.ts';
import type { Deps } from '../deps.ts';
import { candidatesFor } from './candidates.ts';

/** A card takes few buttons: the first who are missing, and whoever is proposed in their places. */
const mostPlaces = 2;
const mostProposed = 2;

/** What somebody who reads of a missing person may do at once. */
export async function rulingActions(deps: Deps, shift: Shift, absent: readonly Place[]): Promise<Action[]> {
  const known = absent.filter(({ person }) => person !== undefined).slice(0, mostPlaces);
  const actions = await Promise.all(
    known.map(async (place) => {
      const proposed = (await candidatesFor(deps, shift, place)).slice(0, mostProposed);
      return [
        ...proposed.map((one) => standInAction(shift, place, one)),
        presentAction(shift, place),
        absentAction(shift, place),
      ];
    }),
  );
  return actions.flat();
}
