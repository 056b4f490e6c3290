import { join } from 'node:path';
import { type LogFile, openLog } from './log-file.ts';

/** What came in and the service has not taken yet. On the disk before anything else is done with it. */
export interface Spool {
  /** Resolves once it is on the disk. Throws SpoolFull. */
  put(event: object): Promise<void>;
  /** The oldest that is not taken; undefined if none is left. */
  first(): Entry | undefined;
  /** The service has it, or will never take it. */
  done(entry: Entry, dead?: string): Promise<void>;
  count(): number;
  dead(): number;
  oldestMs(): number | undefined;
  close(): Promise<void>;
}

export interface Entry {
  readonly number: number;
  readonly event: object;
  readonly atMs: number;
}

export class SpoolFull extends Error {
  constructor() {
    super('the spool is full');
    this.name = 'SpoolFull';
  }
}

const compactBytes = 4 * 1024 * 1024;

/** A log of what came and of what was taken; a crash between the two delivers again, under the same id. */
export async function openSpool(
  folder: string,
  { now, mostBytes }: { now: () => number; mostBytes: number },
): Promise<Spool> {
  const { log, lines } = await openLog(join(folder, 'spool.log'));
  const letters = await openLog(join(folder, 'dead.log'));
  const waiting = new Map<number, Entry>();
  let last = 0;
  let dead = letters.lines.length;
  for (const line of lines) {
    const { n, e, t }: { n: number; e?: object; t?: number } = JSON.parse(line);
    last = Math.max(last, n);
    if (e) waiting.set(n, { number: n, event: e, atMs: t ?? 0 });
    else waiting.delete(n);
  }
  const lineOf = ({ number, event, atMs }: Entry) => JSON.stringify({ n: number, e: event, t: atMs });

  return {
    async put(event) {
      if (log.sizeBytes() > mostBytes) throw new SpoolFull();
      last += 1;
      const entry = { number: last, event, atMs: now() };
      await log.append(lineOf(entry));
      waiting.set(entry.number, entry);
    },
    first: () => waiting.values().next().value,
    async done(entry, why) {
      if (why !== undefined) {
        await letters.log.append(JSON.stringify({ why, at: now(), event: entry.event }));
        dead += 1;
      }
      waiting.delete(entry.number);
      const noted = log.append(JSON.stringify({ n: entry.number }));
      // A note that is lost delivers again under the same id: only the last one is waited for.
      if (waiting.size > 0) return void noted.catch(() => undefined);
      await noted;
      await compact(log, { waiting, lineOf, from: Math.min(compactBytes, mostBytes / 2) });
    },
    count: () => waiting.size,
    dead: () => dead,
    oldestMs: () => waiting.values().next().value?.atMs,
    async close() {
      await Promise.all([log.close(), letters.log.close()]);
    },
  };
}

/** Only while nothing waits, so that nothing is rewritten that matters. */
async function compact(
  log: LogFile,
  {
    waiting,
    lineOf,
    from,
  }: {
    readonly waiting: ReadonlyMap<number, Entry>;
    readonly lineOf: (entry: Entry) => string;
    readonly from: number;
  },
): Promise<void> {
  if (log.sizeBytes() < from || waiting.size > 0) return;
  await log.replace([...waiting.values()].map(lineOf));
}
