import type { Lane } from '../../domain/decision.ts';
import { afterFailure } from '../../domain/delivery/effort.ts';
import { lanes } from '../../domain/delivery.ts';
import { loadLease } from '../../store/courier.ts';
import { effortWrite, type Pending, unqueued, waiting } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import { Conflict, type Key } from '../../store/table.ts';
import { attempt, type Outcome } from './attempt.ts';
import { kept, type Picked, pick } from './claim.ts';
import { inDigests, withFollowers } from './digest.ts';
import { covers, lastStartMs, leaseMs, renewed } from './lease.ts';
import { tellAdministrators } from './operator.ts';
import type { Claim } from './pool.ts';
import type { Run } from './run.ts';
import { type Ending, settleAll } from './settle.ts';

/** A look takes so many new rows of a lane, and leaves out a lane of which half as many may be claimed already. */
const lookFor = 100;
const mostClaims = 50;
export const mostEndings = 25;

/** Takes what is new in the queue: of each lane the first that this courier does not know. */
export async function look(run: Run): Promise<void> {
  const atMs = run.deps.wall.now();
  const thin = lanes.filter((lane) => isThin(run, lane));
  run.change({ look: { ...run.state().look, atMs, isQuiet: true } });
  const found = await Promise.all(thin.map((lane) => lookAt(run, lane)));
  const isQuiet =
    run.state().look.isQuiet && thin.length === lanes.length && found.every((count) => count === 0);
  run.change({ look: { ...run.state().look, hasMore: found.includes(lookFor), isQuiet } });
}

export function isThin(run: Run, lane: Lane): boolean {
  return run.pool.countClaimable(lane, run.deps.wall.now()) < lookFor / 2;
}

async function lookAt({ deps, job, pool }: Run, lane: Lane): Promise<number> {
  let found = 0;
  for await (const row of waiting(deps.table, job.channel, lane)) {
    if (pool.knows(row.key.sk, lane)) continue;
    pool.add(row);
    found += 1;
    if (found === lookFor) break;
  }
  return found;
}

/** What may be claimed by now, the most urgent first. */
export function nextOf({ deps, pacer, pool }: Run, most: number): Stored<Pending>[] {
  const wallMs = deps.wall.now();
  return pool.next(most, wallMs, (call, lane) => pacer.roomFor(call, lane, wallMs));
}

/** Writes down what is tried next before it is tried, and keeps the lease with it. */
export async function claim(run: Run): Promise<void> {
  const { deps, job, pool } = run;
  const rows = withFollowers(run, nextOf(run, mostClaims));
  for (const row of rows) pool.take(row);
  const picked = await Promise.all(rows.map((row) => pick(deps, job, row)));
  run.change({
    endings: [...run.state().endings, ...picked.flatMap((one) => (one.kind === 'ending' ? one.ending : []))],
  });
  const { claims, along, left } = inDigests(
    run,
    picked.flatMap((one) => (one.kind === 'claim' ? one.claim : [])),
  );
  const gone = [...along, ...picked.flatMap((one) => (one.kind === 'stray' ? one.row : []))];
  const { write, next } = renewal(run, claims);
  try {
    const efforts = claims.map(({ row }) => effortWrite(row, row.value.effort));
    await deps.table.transact([write, ...efforts, ...gone.map(unqueued)]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return giveBack(run, taken(rows, picked), error.keys);
  }
  run.change({ lease: next });
  for (const one of claims.map(kept)) pool.prepare(one);
  for (const { key } of gone) pool.end(key.sk);
  for (const row of left) pool.end(row.key.sk, row);
}

/** All that is claimed counts as started at the last moment it may be: whoever takes over a crash errs on the safe side. */
function renewal({ deps, job, pacer, pool, state }: Run, claims: readonly Claim[]) {
  const wallMs = deps.wall.now();
  const announced = [...pool.ready(), ...claims].map(({ row }) => row.value);
  const untilWallMs = wallMs + leaseMs(job.limits);
  const history = pacer.history(wallMs, announced, lastStartMs(untilWallMs, job.limits));
  return renewed(state().lease, { history, untilWallMs });
}

/** A claim that failed: the lease is another's by now, or some rows are not what they were. The rest wait as before. */
async function giveBack(run: Run, rows: readonly Stored<Pending>[], changed: readonly Key[]): Promise<void> {
  const { version } = await loadLease(run.deps.table, run.job.channel);
  const isLost = version !== run.state().lease.version;
  const gone = new Set(changed.map(({ sk }) => sk));
  for (const row of rows) run.pool.end(row.key.sk, gone.has(row.key.sk) ? undefined : row);
  run.change({ isLost, look: { ...run.state().look, isQuiet: false } });
}

/** The rows as they were picked, but for those that have ended by that. */
function taken(rows: readonly Stored<Pending>[], picked: readonly Picked[]): Stored<Pending>[] {
  return rows.filter((_, place) => picked[place]?.kind !== 'ending');
}

/** Starts all that may start now; returns when the next may, Infinity if something under way must end first. */
export function start(run: Run): number {
  const { deps, job, pacer, pool } = run;
  const wallMs = deps.wall.now();
  if (!covers(run.state().lease, wallMs, job.limits)) return Number.POSITIVE_INFINITY;
  // A call whose window is closed to a lane stays so for the rest of this round.
  const opensAtMs = new Map<string, number>();
  for (const one of pool.ready()) {
    const { call, lane } = one.row.value;
    const gate = `${call} ${lane}`;
    if ((opensAtMs.get(gate) ?? 0) > wallMs) continue;
    const callMs = pacer.callFreeAt(one.row.value);
    if (callMs > wallMs) opensAtMs.set(gate, callMs);
    else if (pacer.addressFreeAt(one.row.value) <= wallMs) launch(run, one);
  }
  return Math.min(...opensAtMs.values());
}

function launch(run: Run, one: Claim): void {
  run.pool.depart(one);
  run.pacer.start(one.row.value, run.deps.wall.now());
  run.tasks.run(one.row.key.sk, async () => {
    const outcome = await attempt(run.deps, run.job, one);
    const wallMs = run.deps.wall.now();
    run.pacer.end(one.row.value, wallMs, outcome.kind === 'failed' ? outcome.failure : undefined);
    run.change({ endings: [...run.state().endings, endingOf(run, one, outcome)] });
    report(run, one.row.value.call, outcome);
  });
}

/** What a person must mend is said to the host, and once in a shift it is looked whether the administrators know. */
function report({ deps, job, tasks, told }: Run, call: string, outcome: Outcome): void {
  const failure = outcome.kind === 'failed' ? outcome.failure : undefined;
  job.tried?.(call, failure);
  if (failure?.kind !== 'operator' || told.has(`${call} ${failure.code}`)) return;
  told.add(`${call} ${failure.code}`);
  tasks.run('tell-administrators', () => tellAdministrators(deps, job, { call, code: failure.code }));
}

function endingOf({ deps, job }: Run, one: Claim, outcome: Outcome): Ending {
  const { effort } = one.row.value;
  if (outcome.kind === 'done')
    return { claim: one, effort, fate: outcome.fate, ...(outcome.result && { result: outcome.result }) };
  const { failure } = outcome;
  const level = failure.kind === 'operator' ? 'error' : 'warn';
  deps.log(level, 'courier.failure', {
    channel: job.channel,
    once: one.order.once,
    kind: failure.kind,
    code: failure.code,
  });
  const verdict = afterFailure(
    one.order,
    { before: one.before, tried: effort },
    { ...failure, wallMs: deps.wall.now(), limits: job.limits },
  );
  return verdict.kind === 'over'
    ? { claim: one, effort, fate: verdict.fate }
    : { claim: one, effort: verdict.effort };
}

/** Puts on record what has ended so far. */
export async function settle(run: Run): Promise<void> {
  const endings = run.state().endings.slice(0, mostEndings);
  run.change({
    endings: run.state().endings.slice(mostEndings),
    settledAtMs: run.deps.wall.now(),
    look: { ...run.state().look, isQuiet: false },
  });
  const settled = await settleAll(run.deps, run.job, endings);
  for (const { ending, row } of settled) run.pool.end(ending.claim.row.key.sk, row);
  const sent = settled.filter(({ ending }) => ending.fate?.kind === 'sent');
  const orders = sent.reduce((sum, { ending }) => sum + 1 + (ending.claim.others?.length ?? 0), 0);
  run.change({ sent: run.state().sent + orders });
}
