import type { KnownName } from '../conversation/intent.ts';
import { allPeople, allUnits, directoryEdition } from '../store/directory.ts';
import type { Table } from '../store/table.ts';
import type { Deps } from './deps.ts';

/** The names a sentence may contain. The same object as long as the directory stands unchanged. */
export interface KnownNames {
  readonly units: readonly KnownName[];
  readonly people: readonly KnownName[];
}

const kept = new WeakMap<Table, { readonly edition: number; readonly names: Promise<KnownNames> }>();

/** Reads one small row each time, and the whole directory only when it changed. */
export async function knownNames(deps: Deps): Promise<KnownNames> {
  const edition = await directoryEdition(deps.table);
  const before = kept.get(deps.table);
  if (before?.edition === edition) return before.names;
  const names = readNames(deps.table);
  kept.set(deps.table, { edition, names });
  names.catch(() => kept.delete(deps.table));
  return names;
}

async function readNames(table: Table): Promise<KnownNames> {
  const [units, people] = await Promise.all([allUnits(table), allPeople(table)]);
  return {
    units: units.flatMap(({ value }) =>
      value.active ? [{ id: value.id, names: [value.name, ...value.aliases] }] : [],
    ),
    people: people.flatMap(({ value }) =>
      value.active ? [{ id: value.id, names: [value.name, ...value.nicknames] }] : [],
    ),
  };
}
