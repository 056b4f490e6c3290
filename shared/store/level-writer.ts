import { entriesOf, keysOf, type Operation, rowKey } from './level-keys.ts';
import type { Lag } from './level-lag.ts';
import type { Level, Memory } from './level-memory.ts';
import { type Kept, readOf } from './level-rows.ts';
import { Conflict, type Key, type Row, TableError, type Write } from './table.ts';

/** As many as wait behind one sync of the disk; more would only make the last of them wait longer. */
const mostTogether = 128;

interface Waiting {
  readonly writes: readonly Write[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

type Rows = Map<string, Row | undefined>;

/**
 * The one writer of a level. Transactions are checked and done one after another, in the order they were asked for;
 * those that wait while the disk is busy go into its next batch together. Each is answered when its batch is on disk.
 */
export function writerOf(
  level: Level,
  { memory, lag }: { memory: Memory; lag?: Lag },
): (writes: readonly Write[]) => Promise<void> {
  const waiting: Waiting[] = [];
  let busy = false;

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      await settle(waiting.splice(0, mostTogether));
      await answersFirst();
    }
    busy = false;
  }

  async function settle(group: readonly Waiting[]): Promise<void> {
    try {
      const conflicts = await commit(group);
      for (const one of group) {
        const conflict = conflicts.get(one);
        if (conflict) one.reject(conflict);
        else one.resolve();
      }
    } catch (cause) {
      const error = new TableError('commit', { retryable: false, cause });
      for (const one of group) one.reject(error);
    }
  }

  async function commit(group: readonly Waiting[]): Promise<Map<Waiting, Conflict>> {
    await opened(level);
    const seen = readAll(memory, group);
    const before: Rows = new Map([...seen].map(([key, kept]) => [key, kept && headOf(kept)]));
    const after = new Map(before);
    const conflicts = new Map<Waiting, Conflict>();
    for (const one of group) {
      const broken = one.writes.filter((write) => !holds(write, after));
      if (broken.length > 0) conflicts.set(one, new Conflict(broken.map(keyOf)));
      else for (const write of one.writes) after.set(rowKey(keyOf(write)), written(write, after));
    }
    const operations = [...after].flatMap(([key, row]) => operationsFor(before.get(key), row));
    const due = lag ? lag(operations) : operations;
    if (due.length > 0) await memory.write(due, { before: seen, written: after });
    return conflicts;
  }

  return (writes) =>
    new Promise((resolve, reject) => {
      waiting.push({ writes, resolve, reject });
      void work();
    });
}

/** Who was just answered has a turn before the disk is asked again: nobody's answer waits behind another's batch. */
function answersFirst(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Only an open level is read without waiting; it opens itself a moment after it is made. */
export function opened(level: Level): Promise<void> | undefined {
  return level.status === 'opening' ? level.open() : undefined;
}

function readAll(memory: Memory, group: readonly Waiting[]): Map<string, Kept | undefined> {
  const keys = new Set(group.flatMap(({ writes }) => writes.map((write) => rowKey(keyOf(write)))));
  return new Map([...keys].map((key) => [key, memory.look(key)]));
}

/** Its version, its count and its places, for which it need not be read. */
function headOf(kept: Kept): Row {
  return kept.asWritten ?? readOf(kept);
}

function holds(write: Write, rows: Rows): boolean {
  if (write.kind === 'add' || write.seen === 'any') return true;
  return (rows.get(rowKey(keyOf(write)))?.version ?? 0) === write.seen;
}

function written(write: Write, rows: Rows): Row | undefined {
  const old = rows.get(rowKey(keyOf(write)));
  const version = (old?.version ?? 0) + 1;
  switch (write.kind) {
    case 'put': {
      const { count: _, ...row } = write.row;
      return { ...row, version, ...(old?.count !== undefined && { count: old.count }) };
    }
    case 'add':
      return {
        kind: 'count',
        edition: 1,
        data: {},
        ...old,
        ...write.key,
        version,
        count: (old?.count ?? 0) + write.amount,
      };
    case 'check':
      return old;
    case 'delete':
      return undefined;
  }
}

function operationsFor(before: Row | undefined, after: Row | undefined): Operation[] {
  if (before === after) return [];
  const puts = after ? entriesOf(after) : [];
  const gone = (before ? keysOf(before) : []).filter((old) => !puts.some(({ key }) => key === old));
  return [
    ...gone.map((key) => ({ type: 'del', key }) as const),
    ...puts.map((entry) => ({ type: 'put', ...entry }) as const),
  ];
}

function keyOf(write: Write): Key {
  return write.kind === 'put' ? write.row : write.key;
}
