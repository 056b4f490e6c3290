import * as z from 'zod/mini';
import type { Binding } from '../domain/directory/binding.ts';
import { isOpen, type Move } from '../domain/directory/move.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { addressSchema, branded, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const bindingSchema = z.object({
  unit: branded<UnitId>(),
  until: instantSchema,
  usedBy: z.exactOptional(z.string()),
});

const moveSchema = z.object({
  id: z.string(),
  kind: z.enum(['successor', 'binding']),
  units: z.array(branded<UnitId>()),
  street: z.string(),
  from: z.exactOptional(branded<PersonId>()),
  to: z.object({
    id: z.exactOptional(branded<PersonId>()),
    name: z.string(),
    phone: z.exactOptional(z.string()),
    address: z.exactOptional(addressSchema),
  }),
  asked: z.object({ by: z.string(), address: addressSchema, at: instantSchema }),
  decided: z.exactOptional(z.object({ by: branded<PersonId>(), at: instantSchema, yes: z.boolean() })),
  replacedAt: z.exactOptional(instantSchema),
});

export const bindingRecord: RecordKind<Binding> = {
  kind: 'binding',
  edition: 1,
  parse: (data) => bindingSchema.parse(data),
};
const moveRecord: RecordKind<Move> = { kind: 'move', edition: 1, parse: (data) => moveSchema.parse(data) };

/** By the hash of the code: the code itself is kept nowhere. */
export const loadBinding = (table: Table, hash: string) => load(table, bindingRecord, keys.bindingCode(hash));

export function putBinding(hash: string, binding: Binding, seen: number): Write {
  return save(bindingRecord, { key: keys.bindingCode(hash), version: seen }, binding);
}

export const loadMove = (table: Table, id: string) => load(table, moveRecord, keys.move(id));

export function putMove(move: Move, seen: number): Write {
  return save(moveRecord, { key: keys.move(move.id), version: seen }, move);
}

/** What waits for the street's or an officer's word, oldest first. */
export async function openMoves(table: Table): Promise<Stored<Move>[]> {
  const found: Stored<Move>[] = [];
  for await (const row of table.query({ pk: keys.move('').pk })) found.push(open(moveRecord, row));
  return found.filter(({ value }) => isOpen(value));
}
