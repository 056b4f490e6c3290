import * as z from 'zod/mini';
import { apart, canonical, type Link, linkText, type Past, type Words } from '../domain/history.ts';
import { instant, isoOf } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, listWords, open, type RecordKind, type Stored, save } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

/** An entry as it is kept. Those of the first edition were not chained: theirs has no hash. */
export type Kept = Omit<Link, 'prev'> & {
  readonly prev?: string;
  readonly hash?: string;
  readonly words?: Words;
};

const factsSchema = z.record(z.string(), z.unknown());
const keptSchema: z.ZodMiniType<Kept> = z.object({
  what: z.string(),
  who: z.exactOptional(z.string()),
  at: instantSchema,
  through: z.string(),
  facts: factsSchema,
  commitment: z.exactOptional(z.string()),
  prev: z.exactOptional(z.string()),
  hash: z.exactOptional(z.string()),
  words: z.exactOptional(
    z.object({
      salt: z.string(),
      who: z.exactOptional(z.string()),
      facts: z.exactOptional(factsSchema),
    }),
  ),
});

const historyRecord: RecordKind<Kept> = {
  kind: 'history',
  edition: 2,
  parse: (data) => keptSchema.parse(data),
  upgrades: { 1: (data) => data },
};

/** What ties an entry to those before it. */
export interface Tie {
  readonly prev: string;
  readonly salt: string;
  hash(text: string): string;
}

/** The entry for the version a thing has after a change; a second entry for the same version is a Conflict. */
export function entryWrites(
  { pk, version }: { readonly pk: string; readonly version: number },
  past: Past,
  { prev, salt, hash }: Tie,
): { readonly writes: readonly Write[]; readonly hash: string } {
  const { open: rest, words: said } = apart(past);
  const words = said && { salt, ...said };
  const link: Link = { ...rest, prev, ...(words && { commitment: hash(canonical(words)) }) };
  const own = hash(linkText(pk, version, link));
  const key = keys.history(pk, version);
  const kept: Kept = { ...link, hash: own, ...(words && { words }) };
  const by = keys.unsealed(past.at, pk, version);
  return {
    writes: [
      create(historyRecord, key, kept, { by }),
      ...(words ? [listWords(past.at, { pk, sk: 'history' })] : []),
    ],
    hash: own,
  };
}

/** What the next entry of a thing names as the one before it. */
export async function lastLink(table: Table, pk: string, hash: Tie['hash']): Promise<string> {
  const range = { pk, from: 'history#', to: 'history$', reverse: true, limit: 1 } as const;
  for await (const row of table.query(range))
    return open(historyRecord, row).value.hash ?? hash(canonical(row.data));
  return '';
}

/** All that happened to the thing under `pk`, oldest first; what was erased is gone from it. */
export async function historyOf(table: Table, pk: string): Promise<Stored<Past>[]> {
  const found: Stored<Past>[] = [];
  for await (const row of table.query({ pk, from: 'history#', to: 'history$' })) {
    const stored = open(historyRecord, row);
    found.push({ ...stored, value: pastOf(stored.value) });
  }
  return found;
}

/** The links of the chain without what may name somebody: enough to check each by its hash. */
export async function linksOf(table: Table, pk: string): Promise<Omit<Kept, 'words'>[]> {
  const found: Omit<Kept, 'words'>[] = [];
  for await (const row of table.query({ pk, from: 'history#', to: 'history$' })) {
    const { words: _words, ...link } = openEntry(row);
    found.push(link);
  }
  return found;
}

function pastOf({ what, who, at, through, facts, words }: Kept): Past {
  return { what, who: who ?? words?.who ?? '', at, through, facts: { ...facts, ...words?.facts } };
}

/** Entries that no seal covers yet, oldest first; as an index tells it, so each is to be read again. */
export async function unsealed(table: Table, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of table.query({ pk: keys.unsealed(instant(0), '', 0).pk, index: 'by', limit }))
    rows.push(row);
  const fresh = await Promise.all(rows.map((row) => table.get(row)));
  return fresh.flatMap((row) => (row?.by ? [row] : []));
}

/** The entry as it is, under a seal from now on. */
export function sealedWrite(row: Row): Write {
  const stored = open(historyRecord, row);
  return save(historyRecord, stored, stored.value);
}

/** Erases what named somebody in the entries of a day, so many at most; the chain holds without it. */
export async function wordlessEntries(table: Table, pk: string, until: string): Promise<Write[]> {
  const writes: Write[] = [];
  for await (const row of table.query({ pk, from: 'history#', to: 'history$' })) {
    const stored = open(historyRecord, row);
    const { words, ...rest } = stored.value;
    if (words && isoOf(rest.at) < until) writes.push(save(historyRecord, stored, rest, { by: row.by }));
  }
  return writes;
}

export function isEntry(row: Row): boolean {
  return row.kind === historyRecord.kind;
}

export const openEntry = (row: Row): Kept => open(historyRecord, row).value;
/** The last of what happened to it, the latest first. */
export async function lastOf(table: Table, pk: string, limit: number): Promise<Stored<Past>[]> {
  const found: Stored<Past>[] = [];
  const range = { pk, from: 'history#', to: 'history$', reverse: true, limit };
  for await (const row of table.query(range)) {
    const stored = open(historyRecord, row);
    found.push({ ...stored, value: pastOf(stored.value) });
  }
  return found;
}
