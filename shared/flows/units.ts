import type { Unit } from '../domain/directory/unit.ts';
import { allUnits } from '../store/directory.ts';
import { whileUnchanged } from './while-unchanged.ts';

/** Thousands of rows, read again only when the directory changed. */
const everyUnit = whileUnchanged(async (table): Promise<readonly Unit[]> => {
  const units = await allUnits(table);
  return units.map(({ value }) => value);
});

/** Every active unit, as in the directory. */
export const activeUnits = whileUnchanged(async (table): Promise<readonly Unit[]> => {
  const units = await everyUnit({ table });
  return units.filter(({ active }) => active);
});

export const unitsById = whileUnchanged(async (table): Promise<ReadonlyMap<string, Unit>> => {
  const units = await activeUnits({ table });
  return new Map(units.map((unit) => [unit.id, unit]));
});

/** Which kind of enterprise each unit is; one that has shut down too, for its cases stay in the ledger. */
export const unitKinds = whileUnchanged(async (table): Promise<ReadonlyMap<string, string>> => {
  const units = await everyUnit({ table });
  return new Map(units.map(({ id, kind }) => [id, kind]));
});
