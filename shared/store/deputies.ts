import * as z from 'zod/mini';
import type { Deputy } from '../domain/alerts/deputy.ts';
import type { PersonId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, daySchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const deputySchema = z.object({
  leader: branded<PersonId>(),
  deputy: branded<PersonId>(),
  until: daySchema,
});
const deputyRecord: RecordKind<Deputy> = {
  kind: 'deputy',
  edition: 1,
  parse: (data) => deputySchema.parse(data),
};

export const loadDeputy = (table: Table, leader: PersonId) => load(table, deputyRecord, keys.deputy(leader));

/** All that were ever named: a handful, since each leader has one row. */
export async function allDeputies(table: Table): Promise<Deputy[]> {
  const found: Deputy[] = [];
  for await (const row of table.query({ pk: keys.deputy('').pk })) found.push(open(deputyRecord, row).value);
  return found;
}

export function putDeputy(deputy: Deputy, before: Stored<Deputy> | undefined): Write {
  const key = keys.deputy(deputy.leader);
  return save(deputyRecord, { key, version: before?.version ?? 0 }, deputy);
}
