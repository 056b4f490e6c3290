import * as z from 'zod/mini';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, open, type RecordKind, type Stored } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Data, Table, Write } from './table.ts';

/** Who did what, when, through which message. `who` is a person's id, an address, or 'clock'. */
export interface Past {
  readonly what: string;
  readonly who: string;
  readonly at: Instant;
  readonly through: string;
  readonly facts: Data;
}

const pastSchema = z.object({
  what: z.string(),
  who: z.string(),
  at: instantSchema,
  through: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

const pastRecord: RecordKind<Past> = { kind: 'history', edition: 1, parse: (data) => pastSchema.parse(data) };

/** The entry for the version a thing has after a change; a second entry for the same version is a Conflict. */
export function entryWrite(pk: string, version: number, past: Past): Write {
  return create(pastRecord, keys.history(pk, version), past);
}

/** All that happened to the thing under `pk`, oldest first. */
export async function historyOf(table: Table, pk: string): Promise<Stored<Past>[]> {
  const found: Stored<Past>[] = [];
  for await (const row of table.query({ pk, from: 'history#', to: 'history$' }))
    found.push(open(pastRecord, row));
  return found;
}
