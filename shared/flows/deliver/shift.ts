import { lanes } from '../../domain/delivery.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { Lease } from '../../store/courier.ts';
import { waiting } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Job } from './job.ts';
import { isAging, release } from './lease.ts';
import { isHalted, isHostOver, type Run, runOf } from './run.ts';
import { claim, isThin, look, mostEndings, nextOf, settle, start } from './steps.ts';

/** How soon a courier on its way sees a red one that nobody rang for. */
const lookEveryMs = SECOND_MS / 4;
const settleEveryMs = 50;
/** A row that is to be tried again so soon is waited for. */
const stayMs = 5 * SECOND_MS;
/** A host that was told to stop waits so long for calls under way; the next courier repeats them under their keys. */
const drainMs = 2.5 * SECOND_MS;

export interface Shift {
  readonly ended: 'nothing-due' | 'lease-lost' | 'host';
  readonly sent: number;
}

/** One holding of the lease: sends until nothing is due, the lease is lost or the host is over, and hands it back. */
export async function work(deps: Deps, job: Job, lease: Stored<Lease>): Promise<Shift> {
  const run = runOf(deps, job, lease);
  const hear = () => {
    run.change({ look: { ...run.state().look, atMs: 0, isQuiet: false } });
    run.tasks.ring();
  };
  const silence = job.bell?.listen(hear);
  job.signal?.addEventListener('abort', hear);
  try {
    await loop(run);
  } finally {
    silence?.();
    job.signal?.removeEventListener('abort', hear);
  }
  return handBack(run);
}

async function loop(run: Run): Promise<void> {
  for (;;) {
    run.tasks.check();
    const opensAtMs = isHalted(run) ? halted(run) : start(run);
    if (wantsSettle(run)) run.tasks.run('settle', () => settle(run));
    if (!isHalted(run)) provide(run);
    if (isDone(run)) return;
    await pause(run, opensAtMs);
  }
}

function provide(run: Run): void {
  if (wantsLook(run)) run.tasks.run('look', () => look(run));
  if (wantsClaim(run)) run.tasks.run('claim', () => claim(run));
}

function halted(run: Run): number {
  if (run.state().haltedAtMs === undefined) run.change({ haltedAtMs: run.deps.wall.now() });
  return Number.POSITIVE_INFINITY;
}

/** Now and then, when a lane runs thin that had more, and at once when nothing is left to do. */
function wantsLook(run: Run): boolean {
  const { atMs, hasMore, isQuiet } = run.state().look;
  if (run.deps.wall.now() >= atMs + lookEveryMs || (!isQuiet && !run.pool.isInWork())) return true;
  return hasMore && lanes.some((lane) => isThin(run, lane));
}

/** Those that end close together share a transaction; one that ends alone does not wait. */
function wantsSettle({ deps, pacer, state }: Run): boolean {
  const { endings, settledAtMs } = state();
  if (endings.length === 0) return false;
  return (
    endings.length >= Math.min(mostEndings, pacer.total()) || deps.wall.now() >= settledAtMs + settleEveryMs
  );
}

function wantsClaim(run: Run): boolean {
  const { deps, job, state } = run;
  return isAging(state().lease, deps.wall.now(), job.limits) || nextOf(run, 1).length > 0;
}

function isDone(run: Run): boolean {
  const { endings, haltedAtMs, look: looked } = run.state();
  if (endings.length > 0) return false;
  if (haltedAtMs !== undefined) return !run.tasks.isRunning() || hasDrained(run, haltedAtMs);
  const isIdle = !run.tasks.isRunning() && !run.pool.isInWork();
  return isIdle && looked.isQuiet && run.pool.nextMs() > run.deps.wall.now() + stayMs;
}

function hasDrained({ deps, job, tasks }: Run, haltedAtMs: number): boolean {
  return (
    job.signal?.aborted === true && !tasks.isRunning('settle') && deps.wall.now() >= haltedAtMs + drainMs
  );
}

/** Waits for whatever comes first: something ends, somebody rings, a window opens, or it is time to look again. */
async function pause({ deps, tasks, state }: Run, opensAtMs: number): Promise<void> {
  const over = new AbortController();
  const ms = Math.max(
    1,
    Math.min(state().endings.length > 0 ? settleEveryMs : lookEveryMs, opensAtMs - deps.wall.now()),
  );
  await Promise.race([tasks.rung(), deps.wall.sleep(ms, over.signal)]);
  over.abort('over');
}

async function handBack(run: Run): Promise<Shift> {
  const { deps, job, pacer, state } = run;
  const { isLost, lease, sent } = state();
  if (isLost) return { ended: 'lease-lost', sent };
  const ended = isHostOver(run) ? 'host' : 'nothing-due';
  const handOn = ended === 'host' && job.signal?.aborted !== true && (await isWaiting(run));
  await release(deps, job, { lease, history: pacer.history(deps.wall.now(), [], 0), handOn });
  return { ended, sent };
}

async function isWaiting({ deps, job }: Run): Promise<boolean> {
  for await (const _ of waiting(deps.table, job.channel)) return true;
  return false;
}
