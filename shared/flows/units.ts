import type { Unit } from '../domain/directory/unit.ts';
import { allUnits, directoryEdition } from '../store/directory.ts';
import type { Table } from '../store/table.ts';
import type { Deps } from './deps.ts';

const kept = new WeakMap<
  Table,
  { readonly edition: number; readonly found: Promise<ReadonlyMap<string, Unit>> }
>();

/** Every active unit by its id; read again only when the directory changed. */
export async function unitsById({ table }: Pick<Deps, 'table'>): Promise<ReadonlyMap<string, Unit>> {
  const edition = await directoryEdition(table);
  const before = kept.get(table);
  if (before?.edition === edition) return before.found;
  const found = read(table);
  kept.set(table, { edition, found });
  found.catch(() => kept.delete(table));
  return found;
}

async function read(table: Table): Promise<ReadonlyMap<string, Unit>> {
  const units = (await allUnits(table)).map(({ value }) => value).filter(({ active }) => active);
  return new Map(units.map((unit) => [unit.id, unit]));
}
