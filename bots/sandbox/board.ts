import type { Card } from '../../shared/domain/message.ts';
import { type Entry, idOf, type Line, readEntry, seqOf, seqText, type Talk, talkKey } from './line.ts';

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
export interface Board {
  /** Shows a line; the same `once` never shows twice and gets the line it has. */
  post(draft: Omit<Line, 'id' | 'at'>, why?: Why): Promise<Line>;
  /** Gives a line a new face, under its id; a recalled one keeps none. */
  change(id: string, face: Card | 'recalled', why?: Why): Promise<void>;
  /** A number no line has, for something that leaves no line. */
  stamp(): Promise<string>;
  line(id: string): Line | undefined;
  /** Whether a line's card ever had this button. */
  offered(id: string, action: string): boolean;
  /** The lines of a talk, or of all, oldest first; `after`: only those posted or changed since. */
  lines(wanted: { readonly talks?: readonly Talk[]; readonly after?: string | undefined }): readonly Line[];
  /** The lines that one of these brought about, each as it stands now. */
  because(causes: readonly string[]): readonly Line[];
  /** Stands for all that was ever posted or changed so far. */
  cursor(): string;
}

interface Kept {
  readonly line: Line;
  readonly changed: number;
  readonly offered: ReadonlySet<string>;
}

/** Reads the shelf once; from then on it is only written. One process at a time may have a shelf open. */
export async function openBoard(shelf: Shelf, now: () => string): Promise<Board> {
  const kept = new Map<string, Kept>();
  const claims = new Map<string, Promise<Line>>();
  const effects = new Map<string, Set<string>>();
  let last = 0;
  let shown = 0;
  let turn: Promise<void> = Promise.resolve();

  for await (const data of shelf.list()) {
    const entry = readEntry(data);
    apply(entry);
    if (entry.once !== undefined && entry.line) claims.set(entry.once, Promise.resolve(entry.line));
    last = entry.seq;
  }

  /** Writes at once, shows in order: who has seen a line has seen all before it. */
  async function append(make: (seq: number) => Entry): Promise<Entry> {
    last += 1;
    const entry = make(last);
    const written = shelf.put(seqText(entry.seq), entry);
    const shownNow = Promise.allSettled([turn, written]).then(([, own]) => {
      if (own.status === 'fulfilled') apply(entry);
    });
    turn = shownNow;
    await written;
    await shownNow;
    return entry;
  }

  function apply({ seq, line, cause }: Entry): void {
    shown = seq;
    if (!line) return;
    const before = kept.get(line.id);
    const actions = (line.card.actions ?? []).map(({ id }) => id);
    kept.set(line.id, { line, changed: seq, offered: new Set([...(before?.offered ?? []), ...actions]) });
    if (cause === undefined) return;
    effects.set(cause, (effects.get(cause) ?? new Set()).add(line.id));
  }

  async function postOnce(draft: Omit<Line, 'id' | 'at'>, why: Why): Promise<Line> {
    const at = now();
    const { line } = await append((seq) => ({ seq, line: { ...draft, id: idOf(seq), at }, ...named(why) }));
    if (!line) throw new Error('a posted entry has a line');
    return line;
  }

  return {
    post(draft, why = {}) {
      const { once } = why;
      const claimed = once === undefined ? undefined : claims.get(once);
      if (claimed) return claimed;
      const posting = postOnce(draft, why);
      if (once !== undefined) {
        claims.set(once, posting);
        posting.catch(() => claims.delete(once));
      }
      return posting;
    },
    async change(id, face, why = {}) {
      const line = kept.get(id)?.line;
      if (!line || line.recalled) return;
      const next: Line =
        face === 'recalled' ? { ...line, card: { text: '' }, recalled: true } : { ...line, card: face };
      await append((seq) => ({ seq, line: next, ...named(why) }));
    },
    stamp: async () => `press-${(await append((seq) => ({ seq }))).seq}`,
    line: (id) => kept.get(id)?.line,
    offered: (id, action) => kept.get(id)?.offered.has(action) ?? false,
    lines({ talks, after }) {
      const since = after === undefined ? 0 : (seqOf(after) ?? 0);
      const keys = talks && new Set(talks.map(talkKey));
      return [...kept.values()].flatMap(({ line, changed }) =>
        changed > since && (!keys || keys.has(talkKey(line.talk))) ? [line] : [],
      );
    },
    because: (causes) =>
      [...new Set(causes.flatMap((cause) => [...(effects.get(cause) ?? [])]))].flatMap(
        (id) => kept.get(id)?.line ?? [],
      ),
    cursor: () => idOf(shown),
  };
}

function named({ cause, once }: Why): Pick<Entry, 'cause' | 'once'> {
  return { ...(cause !== undefined && { cause }), ...(once !== undefined && { once }) };
}
