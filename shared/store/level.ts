import { boundsOf, entriesOf, everyRow, rowKey, rowOf } from './level-keys.ts';
import { lagging } from './level-lag.ts';
import { type Bounds, rememberedRanges } from './level-ranges.ts';
import { turnsOf } from './level-turns.ts';
import { durably, type Level, opened, writerOf } from './level-writer.ts';
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
  const ranges = rememberedRanges();
  const transact = writerOf(level, { ranges, ...(staleIndexes && { lag: lagging(staleIndexes) }) });

  async function* query(range: Range): AsyncGenerator<Row> {
    await turn();
    if (range.index && staleIndexes) await transact([]);
    const bounds = { ...boundsOf(range), reverse: range.reverse ?? false, limit: range.limit ?? -1 };
    yield* ranges.find(bounds) ?? ranges.keep(bounds, rows(bounds));
  }

  /** Shows one instant: an iterator of a level reads from a snapshot. */
  async function* rows(bounds: Bounds): AsyncGenerator<Row> {
    const iterator = level.iterator(bounds);
    try {
      for (;;) {
        const page = await iterator.nextv(pageRows);
        for (const [key, value] of page) yield rowOf(key, value);
        if (page.length === 0) return;
      }
    } finally {
      await iterator.close();
    }
  }

  return limited({
    get: async (key) => {
      await turn();
      await opened(level);
      const [at, value] = [rowKey(key), level.getSync(rowKey(key))];
      return value === undefined ? undefined : rowOf(at, value);
    },
    query,
    transact,
    scan: () => rows(everyRow),
    fill: async (kept) => {
      const entries = kept.flatMap(entriesOf);
      await level.batch(
        entries.map((entry) => ({ type: 'put', ...entry }) as const),
        durably,
      );
      ranges.forget(entries.map(({ key }) => key));
    },
    close: async () => {
      await transact([]);
      await level.close();
    },
  });
}
