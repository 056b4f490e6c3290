import type { Place, Shift } from '../../domain/duty/shift.ts';
import { loadPerson } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';

/** Whoever is to be called, with the number of the directory where the roster has none. */
export async function withPhones(deps: Deps, places: readonly Place[]): Promise<Place[]> {
  return Promise.all(
    places.map(async (place) => {
      if (place.phone !== undefined || !place.person) return place;
      const phone = (await loadPerson(deps.table, place.person))?.value.phone;
      return phone === undefined ? place : { ...place, phone };
    }),
  );
}

export async function shiftsWithPhones(deps: Deps, shifts: readonly Shift[]): Promise<Shift[]> {
  return Promise.all(
    shifts.map(async (shift) => ({ ...shift, places: await withPhones(deps, shift.places) })),
  );
}
