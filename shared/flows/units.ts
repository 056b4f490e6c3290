import type { Unit } from '../domain/directory/unit.ts';
import { allUnits } from '../store/directory.ts';
import type { Table } from '../store/table.ts';
import { whileUnchanged } from './while-unchanged.ts';

/** Every active unit by its id; read again only when the directory changed. */
export const unitsById = whileUnchanged(read);

async function read(table: Table): Promise<ReadonlyMap<string, Unit>> {
  const units = (await allUnits(table)).map(({ value }) => value).filter(({ active }) => active);
  return new Map(units.map((unit) => [unit.id, unit]));
}
