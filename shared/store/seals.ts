import * as z from 'zod/mini';
import { type Seal, type SealedEntry, sealText } from '../domain/history.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, load, open, type RecordKind, save } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const sealSchema: z.ZodMiniType<Seal> = z.object({
  number: z.number(),
  at: instantSchema,
  entries: z.array(z.object({ pk: z.string(), version: z.number(), hash: z.string() })),
  prev: z.string(),
  hash: z.string(),
});
const lastSchema = z.object({ number: z.number(), hash: z.string() });

const sealRecord: RecordKind<Seal> = { kind: 'seal', edition: 1, parse: (data) => sealSchema.parse(data) };
const lastRecord: RecordKind<z.infer<typeof lastSchema>> = {
  kind: 'last-seal',
  edition: 1,
  parse: (data) => lastSchema.parse(data),
};

/** The number and hash of the last seal. */
export async function lastSeal(table: Table): Promise<{ readonly number: number; readonly hash: string }> {
  return (await load(table, lastRecord, keys.lastSeal()))?.value ?? { number: 0, hash: '' };
}

/** The next seal over these rows of history. Whoever seals at the same moment gets a Conflict, so that there is one chain. */
export async function sealWrites(
  table: Table,
  rows: readonly Row[],
  { now, hash }: { now: Instant; hash(text: string): string },
): Promise<Write[]> {
  const last = await load(table, lastRecord, keys.lastSeal());
  const entries = rows.map(entryOf);
  const number = (last?.value.number ?? 0) + 1;
  const bare: Seal = { number, at: now, entries, prev: last?.value.hash ?? '', hash: '' };
  const seal = { ...bare, hash: hash(sealText(bare)) };
  return [
    create(sealRecord, keys.seal(number), seal),
    save(lastRecord, { key: keys.lastSeal(), version: last?.version ?? 0 }, { number, hash: seal.hash }),
  ];
}

function entryOf({ pk, sk, data }: Row): SealedEntry {
  return { pk, version: Number(sk.slice('history#'.length)), hash: String(data['hash']) };
}

export function isSeal(row: Row): boolean {
  return row.kind === sealRecord.kind;
}

export function isLastSeal(row: Row): boolean {
  return row.kind === lastRecord.kind;
}

export const openLastSeal = (row: Row) => open(lastRecord, row).value;
export const openSeal = (row: Row): Seal => open(sealRecord, row).value;
