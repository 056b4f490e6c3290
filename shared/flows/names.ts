import { namesIn } from '../conversation/sentence/names.ts';
import type { KnownName } from '../conversation/utterance.ts';
import { activePeople } from './active-people.ts';
import type { Deps } from './deps.ts';
import { activeUnits } from './units.ts';
import { whileUnchanged } from './while-unchanged.ts';

/** The names a sentence may contain. The same object as long as the directory stands unchanged. */
export interface KnownNames {
  readonly units: readonly KnownName[];
  readonly people: readonly KnownName[];
}

/** Reads one small row each time, and the whole directory only when it changed. */
export const knownNames = whileUnchanged(async (table): Promise<KnownNames> => {
  const [units, people] = await Promise.all([activeUnits({ table }), activePeople({ table })]);
  return {
    units: units.map(({ id, name, aliases }) => ({ id, names: [name, ...aliases] })),
    people: people.map(({ id, name, nicknames }) => ({ id, names: [name, ...nicknames] })),
  };
});

/** The only unit that a place is called after: 江湾农贸市场南门. */
export async function unitAtPlace(deps: Deps, place: string | undefined): Promise<string | undefined> {
  if (place === undefined) return undefined;
  const { units } = await knownNames(deps);
  const [id, other] = new Set(namesIn(place, units).flatMap(({ ids }) => ids));
  return other === undefined ? id : undefined;
}
