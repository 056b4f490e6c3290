import { type Instant, SECOND_MS } from '../domain/time.ts';
import type { Job } from './deliver/job.ts';
import { deliver } from './deliver.ts';
import type { Deps } from './deps.ts';
import { makePapers } from './papers.ts';
import { work } from './steps.ts';

/** How soon a broadcast that is let go amid another one begins to be expanded, and a quiet channel is looked at again. */
const lookEveryMs = SECOND_MS / 4;

/**
 * Couriers on every channel and, beside them, whatever work is taken up step by step and whatever files are made: none waits for another, so
 * the first of a broadcast go out while its last are still being expanded, and a red one starts amid a blue one. Ends
 * when nothing is due anywhere; tells when it is worth while to come again.
 */
export async function round(
  deps: Deps,
  jobs: readonly Job[],
  now: () => Instant,
): Promise<number | undefined> {
  const over = new AbortController();
  const workers = { steps: work, papers: makePapers };
  const busy = new Set<string>(Object.keys(workers));
  let rest = new AbortController();
  const beside = Promise.all(Object.entries(workers).map(([name, take]) => keepWorking(name, take)));
  try {
    const next = Math.min(...(await Promise.all(jobs.map(keepDelivering))));
    return Number.isFinite(next) ? next : undefined;
  } finally {
    over.abort('over');
    await beside;
  }

  async function keepWorking(name: string, take: typeof work): Promise<void> {
    while (!over.signal.aborted) {
      busy.add(name);
      await take(deps, now()).catch((error: unknown) =>
        deps.log('error', `${name}.failed`, { error: String(error) }),
      );
      done(name);
      await deps.wall.sleep(lookEveryMs, over.signal);
    }
  }

  /** One more look after all else has come to rest, since what was busy until then may have left something. */
  async function keepDelivering(job: Job): Promise<number> {
    for (;;) {
      const isLast = busy.size === 0 || isEnding(job);
      busy.add(job.channel);
      const { nextAtMs = Number.POSITIVE_INFINITY } = await deliver(deps, job).finally(() =>
        done(job.channel),
      );
      if (isLast) return nextAtMs;
      if (busy.size > 0) await deps.wall.sleep(lookEveryMs, rest.signal);
    }
  }

  /** Whoever waits for all to come to rest need not wait longer. */
  function done(name: string): void {
    busy.delete(name);
    if (busy.size > 0) return;
    rest.abort('rest');
    rest = new AbortController();
  }

  function isEnding({ signal, untilWallMs }: Job): boolean {
    return signal?.aborted === true || (untilWallMs !== undefined && deps.wall.now() >= untilWallMs);
  }
}
