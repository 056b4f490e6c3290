import type { Card } from '../../shared/domain/message.ts';
import { type Entry, idOf, type Line, readEntry, seqText } from './line.ts';
import { emptyMemory, type Memory } from './memory.ts';

/** Where the board is kept. `put` resolves when the value is durable; `list` gives all of them in key order. */
export interface Shelf {
  put(key: string, value: object): Promise<void>;
  list(): AsyncIterable<unknown>;
}

/** What brought a change about, and the name under which it must not happen twice. */
export interface Why {
  readonly cause?: string | undefined;
  readonly once?: string;
}

/** All that people see in the sandbox. A line that was answered for is there for ever. */
export interface Board extends Omit<Memory, 'apply'> {
  /** Shows a line; the same `once` never shows twice and gets the line it has. */
  post(draft: Omit<Line, 'id' | 'at'>, why?: Why): Promise<Line>;
  /** Gives a line a new face, under its id; a recalled one keeps none. */
  change(id: string, face: Card | 'recalled', why?: Why): Promise<void>;
  /** A number no line has, for something that leaves no line. */
  stamp(): Promise<number>;
}

/** Reads the shelf once; from then on it is only written. One process at a time may have a shelf open. */
export async function openBoard(shelf: Shelf, now: () => string): Promise<Board> {
  const memory = emptyMemory();
  const claims = new Map<string, Promise<Line>>();
  let last = 0;
  for await (const data of shelf.list()) {
    const entry = readEntry(data);
    memory.apply(entry);
    if (entry.once !== undefined && entry.line) claims.set(entry.once, Promise.resolve(entry.line));
    last = entry.seq;
  }
  const append = appender(shelf, memory, last);

  async function postNow(draft: Omit<Line, 'id' | 'at'>, why: Why): Promise<Line> {
    const posted = (seq: number) => ({ ...draft, id: idOf(seq), at: now() });
    const { line } = await append((seq) => ({ seq, line: posted(seq), ...named(why) }));
    return line;
  }

  function postOnce(draft: Omit<Line, 'id' | 'at'>, why: Why & { once: string }): Promise<Line> {
    const posting = claims.get(why.once) ?? postNow(draft, why);
    claims.set(why.once, posting);
    posting.catch(() => claims.delete(why.once));
    return posting;
  }

  return {
    ...memory,
    post: (draft, why = {}) =>
      why.once === undefined ? postNow(draft, why) : postOnce(draft, { ...why, once: why.once }),
    async change(id, face, why = {}) {
      const line = memory.line(id);
      if (!line || line.recalled) return;
      const next =
        face === 'recalled' ? { ...line, card: { text: '' }, recalled: true } : { ...line, card: face };
      await append((seq) => ({ seq, line: next, ...named(why) }));
    },
    stamp: async () => (await append((seq) => ({ seq }))).seq,
  };
}

/** Writes at once, shows in order: who has seen a line has seen all before it. */
function appender(shelf: Shelf, memory: Memory, start: number) {
  let last = start;
  let before: Promise<unknown> = Promise.resolve();
  return async <E extends Entry>(make: (seq: number) => E): Promise<E> => {
    last += 1;
    const entry = make(last);
    const written = shelf.put(seqText(entry.seq), entry);
    const shown = Promise.allSettled([before, written]).then(([, own]) => {
      if (own.status === 'fulfilled') memory.apply(entry);
    });
    before = shown;
    await written;
    await shown;
    return entry;
  };
}

function named({ cause, once }: Why): Pick<Entry, 'cause' | 'once'> {
  return { ...(cause !== undefined && { cause }), ...(once !== undefined && { once }) };
}
