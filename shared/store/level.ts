import { boundsOf, entriesOf, everyRow } from './level-keys.ts';
import { lagging } from './level-lag.ts';
import { type Level, memoryOf, putAll } from './level-memory.ts';
import type { Bounds } from './level-ranges.ts';
import { type Kept, readOf } from './level-rows.ts';
import { turnsOf } from './level-turns.ts';
import { opened, writerOf } from './level-writer.ts';
import { limited } from './limits.ts';
import type { Engine, Range, Row } from './table.ts';

/** A read of a range takes so many rows at a time; the engine stops at some KB before that. */
const pageRows = 1000;

interface LevelOptions {
  /** For tests: asked for each index row whenever the table is used; while it says no, the row waits. */
  readonly staleIndexes?: () => boolean;
}

/** The table over ordered keys, in memory or on disk: the engine of one machine. `level` is closed with it. */
export function openLevel(level: Level, { staleIndexes }: LevelOptions = {}): Engine {
  const turn = turnsOf();
  const memory = memoryOf(level);
  const transact = writerOf(level, { memory, ...(staleIndexes && { lag: lagging(staleIndexes) }) });

  async function* query(range: Range): AsyncGenerator<Row> {
    await turn();
    if (range.index && staleIndexes) await transact([]);
    const bounds = { ...boundsOf(range), reverse: range.reverse ?? false, limit: range.limit ?? -1 };
    const known = memory.find(bounds);
    if (known) return yield* known;
    await memory.landed(bounds);
    yield* memory.keep(bounds, found(bounds));
  }

  /** Shows one instant: an iterator of a level reads from a snapshot. */
  async function* found(bounds: Partial<Bounds>): AsyncGenerator<Kept> {
    const iterator = level.iterator(bounds);
    try {
      for (;;) {
        const page = await iterator.nextv(pageRows);
        for (const [key, text] of page) yield { key, text };
        if (page.length === 0) return;
      }
    } finally {
      await iterator.close();
    }
  }

  async function* everything(): AsyncGenerator<Row> {
    for await (const kept of found(everyRow)) yield readOf(kept);
  }

  return limited({
    get: async (key) => {
      await turn();
      await opened(level);
      return memory.get(key);
    },
    query,
    transact,
    scan: everything,
    fill: async (kept) => {
      const entries = kept.flatMap(entriesOf);
      await putAll(
        level,
        entries.map((entry) => ({ type: 'put', ...entry })),
      );
      memory.forget(entries.map(({ key }) => key));
    },
    close: async () => {
      await transact([]);
      await level.close();
    },
  });
}
