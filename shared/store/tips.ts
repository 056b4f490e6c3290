import * as z from 'zod/mini';
import type { Tip } from '../domain/alerts/tip.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const tipSchema = z.object({
  id: z.string(),
  by: branded<PersonId>(),
  audience: z.object({
    streets: z.array(z.string()),
    kinds: z.array(z.string()),
    units: z.array(branded<UnitId>()),
  }),
  variants: z.array(z.string()),
  clock: z.string(),
  weekday: z.exactOptional(z.number()),
  next: z.exactOptional(instantSchema),
  sent: z.number(),
});
export const tipRecord: RecordKind<Tip> = {
  kind: 'tip',
  edition: 1,
  parse: (data) => tipSchema.parse(data),
};

export const loadTip = (table: Table, id: string) => load(table, tipRecord, keys.tip(id));
export const openTip = (row: Row): Stored<Tip> => open(tipRecord, row);

/** Those that still go out. */
export async function runningTips(table: Table): Promise<Stored<Tip>[]> {
  const found: Stored<Tip>[] = [];
  for await (const row of table.query({ pk: keys.tip('').pk })) found.push(open(tipRecord, row));
  return found.filter(({ value }) => value.next !== undefined);
}

export function putTip(tip: Tip, seen: number): Write {
  const due = tip.next === undefined ? undefined : keys.due('alerts', tip.next, tip.id);
  return save(tipRecord, { key: keys.tip(tip.id), version: seen }, tip, { due });
}
