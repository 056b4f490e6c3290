import { boundsOf, entriesOf, everyRow, rowKey, rowOf } from './level-keys.ts';
import { lagging } from './level-lag.ts';
import { durably, type Level, writerOf } from './level-writer.ts';
import { limited } from './limits.ts';
import type { Engine, Range, Row } from './table.ts';

interface LevelOptions {
  /** For tests: asked for each index row whenever the table is used; while it says no, the row waits. */
  readonly staleIndexes?: () => boolean;
}

/** The table over ordered keys, in memory or on disk: the engine of one machine. `level` is closed with it. */
export function openLevel(level: Level, { staleIndexes }: LevelOptions = {}): Engine {
  const transact = writerOf(level, staleIndexes && lagging(staleIndexes));

  async function* query(range: Range): AsyncGenerator<Row> {
    if (range.index && staleIndexes) await transact([]);
    yield* rows({ ...boundsOf(range), reverse: range.reverse ?? false, limit: range.limit ?? -1 });
  }

  /** Shows one instant: an iterator of a level reads from a snapshot. */
  async function* rows(bounds: {
    gte: string;
    lt: string;
    reverse?: boolean;
    limit?: number;
  }): AsyncGenerator<Row> {
    for await (const [key, value] of level.iterator(bounds)) yield rowOf(key, value);
  }

  return limited({
    get: async (key) => {
      const [at, value] = [rowKey(key), await level.get(rowKey(key))];
      return value === undefined ? undefined : rowOf(at, value);
    },
    query,
    transact,
    scan: () => rows(everyRow),
    fill: (kept) =>
      level.batch(
        kept.flatMap(entriesOf).map((entry) => ({ type: 'put', ...entry }) as const),
        durably,
      ),
    close: async () => {
      await transact([]);
      await level.close();
    },
  });
}
