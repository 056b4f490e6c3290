import { dayOf, type Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import type { Data, Key, Row, Table, Write } from './table.ts';

/**
 * A kind of row: how its data is read. `edition` counts the shapes it has had; `upgrades[n]` turns data of edition n
 * into edition n+1, so that a table of any age opens.
 */
export interface RecordKind<T> {
  readonly kind: string;
  readonly edition: number;
  readonly parse: (data: unknown) => T;
  readonly upgrades?: Readonly<Record<number, (data: Data) => Data>>;
}

/** A record as read: its value and the version to name when it is written back. 0 means that it does not exist yet. */
export interface Stored<T> {
  readonly key: Key;
  readonly value: T;
  readonly version: number;
}

export async function load<T>(table: Table, kind: RecordKind<T>, key: Key): Promise<Stored<T> | undefined> {
  const row = await table.get(key);
  return row && open(kind, row);
}

interface Opened<T> {
  readonly kind: RecordKind<T>;
  readonly stored: Stored<T>;
}

const opened = new WeakMap<Row, Opened<unknown>>();

/** Reads a row of this kind; throws if it is of another. A row that an engine hands out again is not parsed again. */
export function open<T>(kind: RecordKind<T>, row: Row): Stored<T> {
  const known = opened.get(row);
  if (known && isOf(known, kind)) return known.stored;
  const stored = openOnce(kind, row);
  opened.set(row, { kind, stored });
  return stored;
}

/** As open, for one of thousands, which no engine hands out again: to remember each takes longer than to read it. */
export function openOnce<T>(kind: RecordKind<T>, row: Row): Stored<T> {
  if (row.kind !== kind.kind) throw new Error(`row ${row.pk}/${row.sk} is a ${row.kind}, not a ${kind.kind}`);
  let data = row.data;
  for (let edition = row.edition; edition < kind.edition; edition += 1)
    data = kind.upgrades?.[edition]?.(data) ?? data;
  return { key: { pk: row.pk, sk: row.sk }, value: kind.parse(data), version: row.version };
}

function isOf<T>(known: Opened<unknown>, kind: RecordKind<T>): known is Opened<T> {
  return known.kind === kind;
}

/** The write that puts `value` where it was read from, provided nobody wrote there since. */
export function save<T extends object>(
  kind: RecordKind<T>,
  stored: { readonly key: Key; readonly version: number },
  value: T,
  indexed: { readonly due?: Key | undefined; readonly by?: Key | undefined } = {},
): Write {
  const { due, by } = indexed;
  const data: Record<string, unknown> = {};
  Object.assign(data, value);
  const row = {
    ...stored.key,
    kind: kind.kind,
    edition: kind.edition,
    data,
    ...(due && { due }),
    ...(by && { by }),
  };
  return { kind: 'put', row, seen: stored.version };
}

/** As save, for a row that must not exist yet. */
export function create<T extends object>(
  kind: RecordKind<T>,
  key: Key,
  value: T,
  indexed: Parameters<typeof save>[3] = {},
): Write {
  return save(kind, { key, version: 0 }, value, indexed);
}

/** As save, for a row whose last word simply wins. */
export function overwrite<T extends object>(kind: RecordKind<T>, key: Key, value: T): Write {
  const write = save(kind, { key, version: 0 }, value);
  return write.kind === 'put' ? { ...write, seen: 'any' } : write;
}

/** Puts a row whose words may name people on the list of the day they were written. */
export function listWords(at: Instant, { pk, sk }: Key): Write {
  const row = { ...keys.words(dayOf(at), pk), kind: 'words', edition: 1, data: { sk } };
  return { kind: 'put', row, seen: 'any' };
}
