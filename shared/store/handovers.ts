import * as z from 'zod/mini';
import type { Handover, WatchNote } from '../domain/duty/handover.ts';
import type { PersonId, ShiftId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { create, load, open, type RecordKind, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const noteSchema: z.ZodMiniType<WatchNote> = z.object({
  at: instantSchema,
  by: branded<PersonId>(),
  name: z.string(),
  text: z.string(),
});

const handoverSchema: z.ZodMiniType<Handover> = z.object({
  from: branded<ShiftId>(),
  to: z.exactOptional(branded<ShiftId>()),
  by: branded<PersonId>(),
  name: z.string(),
  at: instantSchema,
  text: z.string(),
  items: z.array(z.string()),
  matters: z.object({
    hazards: z.object({ count: z.number(), overdue: z.number(), first: z.array(z.string()) }),
    unconfirmed: z.array(z.object({ head: z.string(), missing: z.number() })),
    warnings: z.array(z.string()),
    incidents: z.array(z.string()),
  }),
  notes: z.array(noteSchema),
  verdict: z.exactOptional(
    z.object({
      kind: z.enum(['accepted', 'refused']),
      by: branded<PersonId>(),
      name: z.string(),
      at: instantSchema,
      words: z.string(),
    }),
  ),
});

const handoverRecord: RecordKind<Handover> = {
  kind: 'handover',
  edition: 1,
  parse: (data) => handoverSchema.parse(data),
};
const noteRecord: RecordKind<WatchNote> = {
  kind: 'watch-note',
  edition: 1,
  parse: (data) => noteSchema.parse(data),
};

export const loadHandover = (table: Table, shift: string) =>
  load(table, handoverRecord, keys.handover(shift));

export function putHandover(handover: Handover, seen: number): Write {
  return save(handoverRecord, { key: keys.handover(handover.from), version: seen }, handover);
}

export function noteWrite(shift: string, message: string, note: WatchNote): Write {
  return create(noteRecord, keys.watchNote(shift, note.at, message), note);
}

/** What was noted during a watch, in order. */
export async function notesOf(table: Table, shift: string): Promise<WatchNote[]> {
  const found: WatchNote[] = [];
  const { pk } = keys.handover(shift);
  for await (const row of table.query({ pk, from: 'note#', to: 'note$' }))
    found.push(open(noteRecord, row).value);
  return found;
}
