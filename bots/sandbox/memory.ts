import { type Entry, idOf, type Line, seqOf, type Talk, talkKey } from './line.ts';

/** Which lines: of some talks, or of all; `after`: only those posted or changed since. */
export interface Wanted {
  readonly talks?: readonly Talk[];
  readonly after?: string | undefined;
}

/** The board as it stands now, for reading. */
export interface Memory {
  apply(entry: Entry): void;
  line(id: string): Line | undefined;
  /** Whether a line's card ever had this button. */
  offered(id: string, action: string): boolean;
  /** Oldest first. */
  lines(wanted: Wanted): readonly Line[];
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

export function emptyMemory(): Memory {
  const kept = new Map<string, Kept>();
  const effects = new Map<string, Set<string>>();
  let last = 0;
  return {
    apply({ seq, line, cause }) {
      last = seq;
      if (!line) return;
      kept.set(line.id, { line, changed: seq, offered: offers(line, kept.get(line.id)) });
      if (cause !== undefined) effects.set(cause, (effects.get(cause) ?? new Set()).add(line.id));
    },
    line: (id) => kept.get(id)?.line,
    offered: (id, action) => kept.get(id)?.offered.has(action) ?? false,
    lines: (wanted) => [...kept.values()].filter(wish(wanted)).map(({ line }) => line),
    because(causes) {
      const ids = new Set(causes.flatMap((cause) => [...(effects.get(cause) ?? [])]));
      return [...ids].flatMap((id) => kept.get(id)?.line ?? []);
    },
    cursor: () => idOf(last),
  };
}

function offers(line: Line, before: Kept | undefined): ReadonlySet<string> {
  return new Set([...(before?.offered ?? []), ...(line.card.actions ?? []).map(({ id }) => id)]);
}

function wish({ talks, after }: Wanted): (kept: Kept) => boolean {
  const since = after === undefined ? 0 : (seqOf(after) ?? 0);
  const keys = talks && new Set(talks.map(talkKey));
  return ({ line, changed }) => changed > since && (!keys || keys.has(talkKey(line.talk)));
}
