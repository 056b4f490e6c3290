import type { AbstractLevel } from 'abstract-level';
import { isIndexEntry, type Operation, rowKey } from './level-keys.ts';
import { type Bounds, placeOf, rememberedRanges } from './level-ranges.ts';
import { type Kept, readOf, rememberedRows } from './level-rows.ts';
import type { Key, Row } from './table.ts';

export type Level = AbstractLevel<string | Buffer | Uint8Array, string, string>;

/** classic-level forces the batch to the disk before it answers; memory-level knows no disk. */
const durably = { sync: true } as const;

/** All of them or none; on the disk when it resolves. What is put one by one costs a third of what is put as one array. */
export async function putAll(level: Level, operations: readonly Operation[]): Promise<void> {
  const batch = level.batch();
  for (const one of operations) {
    if (one.type === 'put') batch.put(one.key, one.value);
    else batch.del(one.key);
  }
  await batch.write(durably);
}

/** Writes that are on their way to the disk: until they are there, everybody reads what was before. */
interface Flight {
  readonly before: ReadonlyMap<string, Kept | undefined>;
  readonly places: ReadonlySet<string>;
  readonly over: Promise<void>;
}

/** What is remembered of a level, and the one way to read it and to write to it. */
export function memoryOf(level: Level) {
  const rows = rememberedRows();
  const ranges = rememberedRanges();
  let flight: Flight | undefined;

  function look(key: string): Kept | undefined {
    const known = rows.find(key);
    if (known) return known;
    const text = level.getSync(key);
    if (text === undefined) return undefined;
    const kept = { key, text };
    rows.keep(kept);
    return kept;
  }

  return {
    /** For the writer, who has nothing on its way. */
    look,

    get(key: Key): Row | undefined {
      const name = rowKey(key);
      const kept = flight?.before.has(name) ? flight.before.get(name) : look(name);
      return kept && readOf(kept);
    },

    find: ranges.find,
    keep: ranges.keep,

    /** Nothing to wait for unless something is on its way to where these bounds lie. */
    landed({ gte }: Bounds): Promise<void> | undefined {
      return flight?.places.has(placeOf(gte)) ? flight.over : undefined;
    },

    /** `written`: the rows that the operations put, by their keys; `before`: what was there. */
    async write(
      operations: Operation[],
      { before, written }: { before: Flight['before']; written: ReadonlyMap<string, Row | undefined> },
    ): Promise<void> {
      const keys = operations.map(({ key }) => key);
      const batch = putAll(level, operations);
      const over = batch.catch(() => {});
      flight = { before, places: new Set(keys.map(placeOf)), over };
      try {
        await batch;
        for (const one of operations) landed(one, written.get(one.key));
      } catch (error) {
        forget(keys);
        throw error;
      } finally {
        flight = undefined;
      }
    },

    forget,
  };

  function landed(one: Operation, asWritten: Row | undefined): void {
    const kept =
      one.type === 'put' ? { key: one.key, text: one.value, ...(asWritten && { asWritten }) } : undefined;
    ranges.wrote(one.key, kept);
    if (isIndexEntry(one.key)) return;
    if (kept) rows.keep(kept);
    else rows.forget(one.key);
  }

  function forget(keys: readonly string[]): void {
    for (const key of keys) rows.forget(key);
    ranges.forget(keys);
  }
}

export type Memory = ReturnType<typeof memoryOf>;
