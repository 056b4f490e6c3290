import type { Wall } from '../../shared/flows/deps.ts';
import type { Range, Row, Table } from '../../shared/store/table.ts';

interface Sleeper {
  readonly atMs: number;
  readonly place: number;
  wake(): void;
}

/**
 * A wall clock that moves only when nothing is left to do: it then jumps to the first moment anybody sleeps until.
 * Work on a table shown to `watch` counts as something to do.
 */
export interface VirtualWall extends Wall {
  watch<T extends Table>(table: T): T;
  /** No time passes while this is under way. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Lets time pass until `work` has ended. */
  run<T>(work: Promise<T>): Promise<T>;
}

/** When virtual time begins. */
export const birthMs = Date.UTC(2026, 4, 1);

export function virtualWall(startMs = birthMs): VirtualWall {
  let nowMs = startMs;
  let places = 0;
  let busy = 0;
  const sleepers = sleeping();

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      places += 1;
      const giveUp = () => {
        sleepers.remove(sleeper);
        resolve();
      };
      const wake = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const sleeper = { atMs: Math.ceil(nowMs + Math.max(0, ms)), place: places, wake };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  async function during<T>(work: () => Promise<T>): Promise<T> {
    busy += 1;
    try {
      return await work();
    } finally {
      busy -= 1;
    }
  }

  async function* queryOf(table: Table, range: Range): AsyncGenerator<Row> {
    busy += 1;
    try {
      yield* table.query(range);
    } finally {
      busy -= 1;
    }
  }

  return {
    now: () => nowMs,
    sleep,
    during,
    watch: (table) => ({
      ...table,
      get: (key) => during(() => table.get(key)),
      transact: (writes) => during(() => table.transact(writes)),
      query: (range) => queryOf(table, range),
    }),
    async run(work) {
      let ended = false;
      const end = () => {
        ended = true;
      };
      work.then(end, end);
      while (!ended) {
        await turn();
        if (busy > 0 || ended) continue;
        const next = sleepers.next();
        if (!next) continue;
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
      }
      return work;
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Sleepers, the next to wake first: a heap, since a broadcast has thousands of them. */
function sleeping() {
  const heap: Sleeper[] = [];
  const gone = new Set<Sleeper>();
  const before = (a: Sleeper | undefined, b: Sleeper | undefined): boolean =>
    a !== undefined && b !== undefined && (a.atMs - b.atMs || a.place - b.place) < 0;

  function swap(a: number, b: number): void {
    const [first, second] = [heap[a], heap[b]];
    if (!first || !second) return;
    heap[a] = second;
    heap[b] = first;
  }

  function rise(from: number): void {
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!before(heap[place], heap[parent])) return;
      swap(place, parent);
      place = parent;
    }
  }

  function sink(): void {
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const child = before(heap[right], heap[left]) ? right : left;
      if (!before(heap[child], heap[place])) return;
      swap(place, child);
      place = child;
    }
  }

  function pop(): Sleeper | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first && last && heap.length > 0) {
      heap[0] = last;
      sink();
    }
    return first;
  }

  return {
    add(sleeper: Sleeper): void {
      heap.push(sleeper);
      rise(heap.length - 1);
    },
    remove: (sleeper: Sleeper): void => {
      gone.add(sleeper);
    },
    next(): Sleeper | undefined {
      for (let first = pop(); first; first = pop()) if (!gone.delete(first)) return first;
      return undefined;
    },
  };
}
