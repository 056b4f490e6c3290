import { boundsOf, entriesOf, everyRow, rowKey } from './level-keys.ts';
import { lagging } from './level-lag.ts';
import { type Bounds, rememberedRanges } from './level-ranges.ts';
import { rememberedRows } from './level-rows.ts';
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
  const remembered = { rows: rememberedRows((key) => level.getSync(key)), ranges: rememberedRanges() };
  const transact = writerOf(level, { ...remembered, ...(staleIndexes && { lag: lagging(staleIndexes) }) });

  async function* query(range: Range): AsyncGenerator<Row> {
    await turn();
    if (range.index && staleIndexes) await transact([]);
    const bounds = { ...boundsOf(range), reverse: range.reverse ?? false, limit: range.limit ?? -1 };
    yield* remembered.ranges.find(bounds) ?? remembered.ranges.keep(bounds, rows(bounds));
  }

  /** Shows one instant: an iterator of a level reads from a snapshot. */
  async function* rows(bounds: Bounds): AsyncGenerator<Row> {
    const iterator = level.iterator(bounds);
    try {
      for (;;) {
        const page = await iterator.nextv(pageRows);
        for (const [key, value] of page) yield remembered.rows.of(key, value);
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
      return remembered.rows.find(rowKey(key));
    },
    query,
    transact,
    scan: () => rows(everyRow),
    fill: async (kept) => {
      const operations = kept.flatMap(entriesOf).map((entry) => ({ type: 'put', ...entry }) as const);
      await level.batch(operations, durably);
      remembered.rows.wrote(operations);
      remembered.ranges.forget(operations.map(({ key }) => key));
    },
    close: async () => {
      await transact([]);
      await level.close();
    },
  });
}
