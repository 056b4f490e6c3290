import * as z from 'zod/mini';
import type { Roll } from '../domain/alerts/roll.ts';
import { states } from '../domain/alerts/wanted.ts';
import type { AlertId, GroupId, PersonId, UnitId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, homeSchema, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const rollSchema = z.object({
  unit: branded<UnitId>(),
  name: z.string(),
  street: z.string(),
  home: homeSchema,
  cards: z.array(branded<GroupId>()),
  confirmed: z.exactOptional(
    z.object({
      at: instantSchema,
      by: branded<PersonId>(),
      how: z.enum(['self', 'phone']),
      late: z.boolean(),
      through: z.string(),
      spoke: z.exactOptional(z.string()),
      calledAt: z.exactOptional(instantSchema),
      state: z.exactOptional(z.enum(states)),
      remark: z.exactOptional(z.string()),
      passedOn: z.exactOptional(z.number()),
      photos: z.exactOptional(z.array(z.string())),
    }),
  ),
});

const rollRecord: RecordKind<Roll> = {
  kind: 'alert-roll',
  edition: 1,
  parse: (data) => rollSchema.parse(data),
};

export const loadRoll = (table: Table, id: AlertId, unit: UnitId) =>
  load(table, rollRecord, keys.roll(id, unit));

export function putRoll(id: AlertId, roll: Roll, seen: number): Write {
  return save(rollRecord, { key: keys.roll(id, roll.unit), version: seen }, roll);
}

/** The whole roll of a broadcast, from base rows, so that nobody is missed. */
export async function rollOf(table: Table, id: AlertId): Promise<Stored<Roll>[]> {
  const found: Stored<Roll>[] = [];
  for await (const row of table.query({ pk: keys.alert(id).pk, from: 'roll#', to: 'roll$' }))
    found.push(open(rollRecord, row));
  return found;
}
