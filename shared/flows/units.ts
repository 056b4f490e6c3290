import type { Unit } from '../domain/directory/unit.ts';
import { allUnits } from '../store/directory.ts';
import { whileUnchanged } from './while-unchanged.ts';

/** Every active unit, as in the directory; thousands of rows, read again only when it changed. */
export const activeUnits = whileUnchanged(async (table): Promise<readonly Unit[]> => {
  const units = await allUnits(table);
  return units.flatMap(({ value }) => (value.active ? [value] : []));
});

export const unitsById = whileUnchanged(async (table): Promise<ReadonlyMap<string, Unit>> => {
  const units = await activeUnits({ table });
  return new Map(units.map((unit) => [unit.id, unit]));
});
