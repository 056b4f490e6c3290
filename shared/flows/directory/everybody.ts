import type { Person } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { allPeople, allUnits } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';

/** The directory as it stands: whoever is active, and every active unit. */
export async function everybody(
  deps: Deps,
): Promise<{ readonly people: readonly Person[]; readonly units: readonly Unit[] }> {
  const [people, units] = await Promise.all([allPeople(deps.table), allUnits(deps.table)]);
  return {
    people: people.map(({ value }) => value).filter(({ active }) => active),
    units: units.map(({ value }) => value).filter(({ active }) => active),
  };
}
