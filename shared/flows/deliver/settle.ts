import type { Effort } from '../../domain/delivery/effort.ts';
import type { Fate, Order } from '../../domain/delivery.ts';
import type { Result } from '../../domain/message.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { mostWrites } from '../../store/limits.ts';
import { effortWrite, endWrites, fateWrites, type Pending, queued, unqueued } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import { Conflict, type Key, TableError, type Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Job } from './job.ts';
import type { Claim, Rider } from './pool.ts';

/** What a try came to: the order's fate, or an effort to go on from. */
export interface Ending {
  readonly claim: Claim;
  readonly effort: Effort;
  readonly fate?: Fate;
  readonly result?: Result;
}

/** An ending that is on record; `row` if the order waits again, nothing if it is over or somebody else's by now. */
export interface Settled {
  readonly ending: Ending;
  readonly row?: Stored<Pending>;
}

/** Whoever ends orders of a channel: its courier, or a gateway by what it tells. */
type Settler = Pick<Job, 'channel' | 'settled'>;

const mostRepeats = 20;

/** Puts endings on record, many in a transaction where they can share one. */
export async function settleAll(deps: Deps, job: Settler, endings: readonly Ending[]): Promise<Settled[]> {
  const written = await Promise.all(
    endings.flatMap(partsOf).map(async (part) => ({ ...part, writes: await writesOf(deps, job, part) })),
  );
  const settled: Settled[] = [];
  for (const group of grouped(written)) {
    const writes = group.flatMap((one) => one.writes);
    if (await isKept(deps, writes)) settled.push(...group.flatMap(settledAs));
    else for (const one of group) settled.push(...(await settleAlone(deps, job, one)));
  }
  return settled;
}

/** What an ending ends: its own order, and before it those that went in its message, so that a crash between leaves it to be repeated. */
function partsOf(ending: Ending): Part[] {
  const { claim, fate } = ending;
  const riders = fate ? (claim.others ?? []) : [];
  return [...riders.map((rider) => ({ ending, rider })), { ending }];
}

/** What else changed since is read anew and tried again; but a row that changed is no longer ours. */
async function settleAlone(deps: Deps, job: Settler, part: Part): Promise<Settled[]> {
  const { ending, rider } = part;
  for (let repeat = 0; repeat < mostRepeats; repeat += 1) {
    const lost = await conflictOf(deps, await writesOf(deps, job, part));
    if (!lost) return settledAs(part);
    const own = rider ? [rider.notice.key] : [ending.claim.row.key, ending.claim.notice.key];
    if (lost.some((key) => own.some((one) => isSame(key, one)))) return rider ? [] : [{ ending }];
    await deps.wall.sleep(5 * (repeat + 1));
  }
  deps.log('error', 'courier.crowded', {
    channel: job.channel,
    once: (rider ?? ending.claim).order.once,
  });
  if (rider) return [];
  const { row } = ending.claim;
  const effort = { ...row.value.effort, notBeforeWallMs: deps.wall.now() + MINUTE_MS };
  return [{ ending, row: { ...row, value: { ...row.value, effort } } }];
}

async function writesOf(deps: Deps, job: Settler, part: Part): Promise<Write[]> {
  const { claim, effort, fate, result } = part.ending;
  if (!fate) return triedAgain(claim, effort);
  const end = { fate, effort, wallMs: deps.wall.now() };
  if (part.rider) return riderWrites(deps, job, { rider: part.rider, end });
  const { row, notice, order, others = [] } = claim;
  const own = others.length > 0 ? [unqueued(row), ...endWrites(notice, end)] : fateWrites(row, notice, end);
  return [...own, ...(await heardBy(deps, job, { order, fate, ...(result && { result }) }))];
}

/** Which of them was quoted nobody can say. One that is on record by an earlier try stays as it is. */
async function riderWrites(
  deps: Deps,
  job: Settler,
  { rider, end }: { rider: Rider; end: Parameters<typeof endWrites>[1] },
): Promise<Write[]> {
  const { order, notice } = rider;
  if (notice.value.state !== 'pending') return [];
  return [...endWrites(notice, end), ...(await heardBy(deps, job, { order, fate: end.fate }))];
}

/** What is known not to have been shown goes on each by itself, from its place in the queue; else all stay together. */
function triedAgain(claim: Claim, effort: Effort): Write[] {
  const row = rowAgain(claim, effort);
  const apart = row.value.along ? [] : (claim.others ?? []).map(({ notice }) => notice.value);
  return [
    effortWrite(row, effort),
    ...apart
      .filter(({ state }) => state === 'pending')
      .map((one) => queued(one, { ...effort, askedWallMs: one.askedWallMs })),
  ];
}

function rowAgain({ row }: Claim, effort: Effort): Stored<Pending> {
  const { along, ...alone } = row.value;
  const isTogether = along && effort.doubtSinceWallMs !== undefined;
  return { ...row, value: { ...alone, effort, ...(isTogether && { along }) } };
}

/** A message that was sent stays sent, even if the topic cannot make anything of it: its mistake must not repeat ours. */
async function heardBy(
  deps: Deps,
  job: Settler,
  { order, fate, result }: { readonly order: Order; readonly fate: Fate; readonly result?: Result },
): Promise<readonly Write[]> {
  try {
    return await job.settled(order, fate, result);
  } catch (error) {
    if (error instanceof TableError || error instanceof Conflict) throw error;
    const name = error instanceof Error ? error.name : 'unknown';
    deps.log('error', 'courier.unheard', { channel: job.channel, once: order.once, error: name });
    return [];
  }
}

function settledAs({ ending, rider }: Part): Settled[] {
  if (rider) return [];
  if (ending.fate) return [{ ending }];
  const row = rowAgain(ending.claim, ending.effort);
  return [{ ending, row: { ...row, version: row.version + 1 } }];
}

async function isKept(deps: Deps, writes: readonly Write[]): Promise<boolean> {
  return (await conflictOf(deps, writes)) === undefined;
}

async function conflictOf(deps: Deps, writes: readonly Write[]): Promise<readonly Key[] | undefined> {
  try {
    await deps.table.transact(writes);
    return undefined;
  } catch (error) {
    if (error instanceof Conflict) return error.keys;
    throw error;
  }
}

interface Part {
  readonly ending: Ending;
  /** Whose end this part is, if it went in the message of the ending's own order. */
  readonly rider?: Rider;
}

interface Written extends Part {
  readonly writes: readonly Write[];
}

/** Endings fill a transaction up; one that touches a row another has touched begins the next. */
function grouped(written: readonly Written[]): Written[][] {
  const groups: { names: Set<string>; members: Written[] }[] = [];
  for (const one of written) {
    const names = one.writes.map((write) => nameOf(write.kind === 'put' ? write.row : write.key));
    const last = groups.at(-1);
    if (last && last.names.size + names.length <= mostWrites && !names.some((name) => last.names.has(name))) {
      last.members.push(one);
      for (const name of names) last.names.add(name);
    } else groups.push({ names: new Set(names), members: [one] });
  }
  return groups.map(({ members }) => members);
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}

function isSame(a: Key, b: Key): boolean {
  return a.pk === b.pk && a.sk === b.sk;
}
