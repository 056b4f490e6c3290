import { join } from 'node:path';
import { openLog } from './log-file.ts';
import type { Spoken } from './pace.ts';

/** What the service gave us to say. */
export interface Delivery {
  readonly id: string;
  readonly to: { readonly kind: 'person' | 'chat'; readonly id: string };
  readonly text: string;
  /** A photo or document is shown in the text's place, under this name. */
  readonly file?: string;
  readonly lane: 'red' | 'answer' | 'blue';
  readonly notAfter?: number;
}

export type Fate = 'sent' | 'unknown' | 'refused' | 'dead' | 'expired' | 'later';

/** `taken`: to be said; `saying`: it may have been; `ended`: the service must be told; `told`: over. */
export type Line =
  | { readonly state: 'taken'; readonly delivery: Delivery }
  | { readonly state: 'saying'; readonly id: string; readonly room: string; readonly atMs: number }
  | {
      readonly state: 'ended';
      readonly id: string;
      readonly fate: Fate;
      readonly code?: string;
      readonly atMs: number;
    }
  | { readonly state: 'told'; readonly id: string }
  | ({ readonly state: 'rests' } & Rests);

/** Until when nothing is said, and what brought that about. */
export interface Rests {
  readonly untilMs: number;
  readonly why: 'complaint' | 'failures';
}

type State = Exclude<Line['state'], 'rests'>;

export interface Known {
  readonly delivery?: Delivery;
  readonly state: State;
  readonly fate?: Fate;
  readonly code?: string;
  /** Where and when it was said, or may have been. */
  readonly room?: string;
  readonly atMs?: number;
}

export interface Journal {
  of(id: string): Known | undefined;
  /** Those in a state, oldest first. */
  in(state: State): readonly { readonly id: string; readonly known: Known }[];
  /** What was said, or may have been, since then: the caps hold over a restart too. */
  spoken(sinceMs: number): readonly Spoken[];
  /** The last rest that was begun: a new process keeps to it too. */
  rests(): Rests | undefined;
  write(line: Line): Promise<void>;
  close(): Promise<void>;
}

/** Ids are kept so long that no lease can bring one of them again. */
const mostKept = 20_000;

/** The gateway's memory of what it said: on the disk before and after each word. */
export async function openJournal(folder: string): Promise<Journal> {
  const { log, lines } = await openLog(join(folder, 'journal.log'));
  const known = new Map<string, Known>();
  let rests: Rests | undefined;
  const take = (line: Line) => {
    if (line.state === 'rests') rests = { untilMs: line.untilMs, why: line.why };
    else apply(known, line);
  };
  for (const line of lines) take(JSON.parse(line));
  // What a crash caught while it was being said may have been shown: never again blindly.
  const doubtful = [...known].filter(([, { state }]) => state === 'saying');
  for (const [id, { atMs = 0 }] of doubtful)
    apply(known, { state: 'ended', id, fate: 'unknown', code: 'crash', atMs });
  const kept = rests ? [JSON.stringify({ state: 'rests', ...rests })] : [];
  await log.replace([...kept, ...[...known].slice(-mostKept).flatMap(([id, one]) => linesOf(id, one))]);
  return {
    of: (id) => known.get(id),
    in: (state) => [...known].flatMap(([id, one]) => (one.state === state ? [{ id, known: one }] : [])),
    spoken: (sinceMs) =>
      [...known.values()]
        .flatMap(({ room, atMs = 0 }) => (room !== undefined && atMs >= sinceMs ? [{ room, atMs }] : []))
        .sort((a, b) => a.atMs - b.atMs),
    rests: () => rests,
    async write(line) {
      await log.append(JSON.stringify(line));
      take(line);
      forget(known);
    },
    close: () => log.close(),
  };
}

function apply(known: Map<string, Known>, line: Exclude<Line, { readonly state: 'rests' }>): void {
  if (line.state === 'taken') {
    known.set(line.delivery.id, { state: 'taken', delivery: line.delivery });
    return;
  }
  const { id, ...rest } = line;
  const before = known.get(id);
  // What is over needs no words any more.
  const { delivery: _, ...bare } = before ?? {};
  known.set(id, line.state === 'told' ? { ...bare, state: 'told' } : { ...before, ...rest });
}

function forget(known: Map<string, Known>): void {
  for (const [id, { state }] of known) {
    if (known.size <= mostKept) return;
    if (state === 'told') known.delete(id);
  }
}

function linesOf(id: string, { delivery, state, fate, code, room, atMs = 0 }: Known): string[] {
  const lines: Line[] = delivery ? [{ state: 'taken', delivery }] : [];
  if (room !== undefined) lines.push({ state: 'saying', id, room, atMs });
  if (fate !== undefined) lines.push({ state: 'ended', id, fate, atMs, ...(code && { code }) });
  if (state === 'told') lines.push({ state, id });
  return lines.map((line) => JSON.stringify(line));
}
