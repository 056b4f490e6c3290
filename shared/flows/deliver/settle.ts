import type { Effort } from '../../domain/delivery/effort.ts';
import type { Fate } from '../../domain/delivery.ts';
import type { Result } from '../../domain/message.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { effortWrite, fateWrites, type Pending } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import { Conflict, type Key, TableError, type Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Job } from './job.ts';
import type { Claim } from './pool.ts';

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

/** A transaction of DynamoDB takes a hundred. */
const mostWrites = 100;
const mostRepeats = 20;

/** Puts endings on record, many in a transaction where they can share one. */
export async function settleAll(deps: Deps, job: Settler, endings: readonly Ending[]): Promise<Settled[]> {
  const written = await Promise.all(
    endings.map(async (ending) => ({ ending, writes: await writesOf(deps, job, ending) })),
  );
  const settled: Settled[] = [];
  for (const group of grouped(written)) {
    if (
      await isKept(
        deps,
        group.flatMap(({ writes }) => writes),
      )
    )
      settled.push(...group.map(({ ending }) => settledAs(ending)));
    else for (const { ending } of group) settled.push(await settleAlone(deps, job, ending));
  }
  return settled;
}

/** What else changed since is read anew and tried again; but a row of the queue that changed is no longer ours. */
async function settleAlone(deps: Deps, job: Settler, ending: Ending): Promise<Settled> {
  for (let repeat = 0; repeat < mostRepeats; repeat += 1) {
    const lost = await conflictOf(deps, await writesOf(deps, job, ending));
    if (!lost) return settledAs(ending);
    if (lost.some((key) => isSame(key, ending.claim.row.key) || isSame(key, ending.claim.notice.key)))
      return { ending };
    await deps.wall.sleep(5 * (repeat + 1));
  }
  deps.log('error', 'courier.crowded', { channel: job.channel, once: ending.claim.order.once });
  const { row } = ending.claim;
  return {
    ending,
    row: {
      ...row,
      value: { ...row.value, effort: { ...row.value.effort, notBeforeWallMs: deps.wall.now() + MINUTE_MS } },
    },
  };
}

async function writesOf(deps: Deps, job: Settler, { claim, effort, fate, result }: Ending): Promise<Write[]> {
  if (!fate) return [effortWrite(claim.row, effort)];
  const own = fateWrites(claim.row, claim.notice, { fate, effort, wallMs: deps.wall.now() });
  return [...own, ...(await heardBy(deps, job, { claim, effort, fate, ...(result && { result }) }))];
}

/** A message that was sent stays sent, even if the topic cannot make anything of it: its mistake must not repeat ours. */
async function heardBy(
  deps: Deps,
  job: Settler,
  { claim, fate, result }: Ending & { fate: Fate },
): Promise<readonly Write[]> {
  try {
    return await job.settled(claim.order, fate, result);
  } catch (error) {
    if (error instanceof TableError || error instanceof Conflict) throw error;
    const name = error instanceof Error ? error.name : 'unknown';
    deps.log('error', 'courier.unheard', { channel: job.channel, once: claim.order.once, error: name });
    return [];
  }
}

function settledAs(ending: Ending): Settled {
  if (ending.fate) return { ending };
  const { row } = ending.claim;
  return {
    ending,
    row: { ...row, value: { ...row.value, effort: ending.effort }, version: row.version + 1 },
  };
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

interface Written {
  readonly ending: Ending;
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
