import * as z from 'zod/mini';
import { type Measure, measureKinds } from '../domain/hazards/measure.ts';
import type { CaseNumber, PersonId, UnitId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, save } from './record.ts';
import { branded, daySchema, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const measureSchema: z.ZodMiniType<Measure> = z.object({
  id: z.string(),
  kind: z.enum(measureKinds),
  unit: branded<UnitId>(),
  unitName: z.string(),
  number: z.exactOptional(branded<CaseNumber>()),
  text: z.string(),
  state: z.enum(['draft', 'approved', 'dropped', 'entered']),
  by: z.exactOptional(branded<PersonId>()),
  decidedBy: z.exactOptional(branded<PersonId>()),
  at: instantSchema,
  doc: z.exactOptional(z.string()),
  until: z.exactOptional(daySchema),
});

const measureRecord: RecordKind<Measure> = {
  kind: 'measure',
  edition: 1,
  parse: (data) => measureSchema.parse(data),
};

export const loadMeasure = (table: Table, unit: string, id: string) =>
  load(table, measureRecord, keys.measure(unit, id));

export function putMeasure(one: Measure, seen: number): Write {
  return save(measureRecord, { key: keys.measure(one.unit, one.id), version: seen }, one);
}

/** What was decided on a unit, oldest first. */
export async function measuresOf(table: Table, unit: string): Promise<Measure[]> {
  const found: Measure[] = [];
  const { pk, sk } = keys.measure(unit, '');
  for await (const row of table.query({ pk, from: sk, to: 'measure$' }))
    found.push(open(measureRecord, row).value);
  return found.sort((one, other) => one.at - other.at);
}
