import { resent } from '../../conversation/delivery.ts';
import { isOut } from '../../domain/alerts/broadcast.ts';
import { type Home, keyOf } from '../../domain/alerts/plan.ts';
import type { Order } from '../../domain/delivery.ts';
import { may } from '../../domain/directory/may.ts';
import { type AlertId, alertId, groupId } from '../../domain/ids.ts';
import { type Address, channels } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { type Copy, copiesFrom } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { directoryChanged, loadGroup, loadPerson, putGroup } from '../../store/directory.ts';
import { enqueue, loadNotice } from '../../store/outbox.ts';
import { Conflict, type Write } from '../../store/table.ts';
import { allFeeds, putFeed } from '../../store/weather-feeds.ts';
import { once } from '../alerts/share.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { onceMore, onwardName } from '../failover.ts';
import { reachable } from '../reach.ts';
import type { Visitor } from '../speaker.ts';
import { isBad } from './sources.ts';

/** What a button of 运行 came to: on how many things it acted, and how many it had to leave. */
export interface Mended {
  readonly done: number;
  readonly left: number;
  /** Where the next press goes on, if this one did not come to the end. */
  readonly next?: string;
}

interface Wanted {
  readonly visitor: Visitor;
  readonly id: string;
  /** Where the press before left off. */
  readonly after?: string;
}

/** Transactions stay far below a hundred writes. */
const mostAtOnce = 40;
/** What one press sends and reads at most: nobody waits for a city's thousands, he presses again. */
const mostAPress = 400;
const mostRead = 4_000;

/** What did not arrive of a broadcast, or nobody knows, goes out once more where there is an address that lives. */
export async function sendLostAgain(
  deps: Deps,
  { visitor, id, after = '' }: Wanted,
  now: Instant,
): Promise<Mended | undefined> {
  const broadcast = (await loadBroadcast(deps.table, alertId(id)))?.value;
  if (!broadcast || !isOut(broadcast) || !may(visitor, 'send')) return undefined;
  const { lost, next } = await lostFrom(deps, broadcast.id, after);
  let [done, left] = [0, 0];
  for (let at = 0; at < lost.length; at += mostAtOnce) {
    const part = lost.slice(at, at + mostAtOnce);
    const sent = await sendPart(deps, { id, part, now });
    // Two who press at once: one of them sends, and the other goes on from here.
    if (sent === undefined) return { done, left, next: part[0] ? keyOf(part[0].to) : after };
    [done, left] = [done + sent, left + part.length - sent];
  }
  deps.wake();
  return { done, left, ...(next !== undefined && { next }) };
}

/** To how many a press would send again: those that have an address that lives and are not on their way. */
export async function sendableOf(deps: Deps, id: AlertId, now: Instant): Promise<number> {
  const { lost } = await lostFrom(deps, id, '');
  let sendable = 0;
  for (let at = 0; at < lost.length; at += mostAtOnce) {
    const part = lost.slice(at, at + mostAtOnce).map((copy) => orderAgain(deps, { id, copy, now }));
    sendable += (await Promise.all(part)).filter((order) => order !== undefined).length;
  }
  return sendable;
}

/** What one press sends, and where the next goes on. */
async function lostFrom(
  { table }: Deps,
  id: AlertId,
  after: string,
): Promise<{ lost: readonly Copy[]; next: string | undefined }> {
  const lost: Copy[] = [];
  let read = 0;
  for await (const copy of copiesFrom(table, id, after)) {
    if (lost.length >= mostAPress || read >= mostRead) return { lost, next: keyOf(copy.to) };
    read += 1;
    if (isLost(copy)) lost.push(copy);
  }
  return { lost, next: undefined };
}

/** To how many of a part it went out; undefined where somebody was quicker. */
async function sendPart(
  deps: Deps,
  { id, part, now }: { id: string; part: readonly Copy[]; now: Instant },
): Promise<number | undefined> {
  const orders = (await Promise.all(part.map((copy) => orderAgain(deps, { id, copy, now })))).flatMap(
    (order) => order ?? [],
  );
  const writes = orders.flatMap((order) => enqueue(order, deps.wall.now()));
  return writes.length === 0 || (await isKept(deps, writes)) ? orders.length : undefined;
}

/** What was taken back is not sent again. */
export function isLost(copy: Copy): copy is Copy & { readonly state: 'dead' | 'unknown' } {
  return !copy.recalled && (copy.state === 'dead' || copy.state === 'unknown');
}

const mostAgain = 20;

/** Undefined where no address lives, or one is on its way. What may have been shown says that it is sent again. */
async function orderAgain(
  deps: Deps,
  { id, copy, now }: { id: string; copy: Copy; now: Instant },
): Promise<Order | undefined> {
  const first = (await loadNotice(deps.table, once.sent(id, keyOf(copy.to))))?.value.order;
  const to = await addressOf(deps, copy.to);
  if (!first || !to || first.what.kind !== 'card') return undefined;
  const card = copy.state === 'unknown' ? resent(first.what.card) : first.what.card;
  return nextOf(deps, { ...first, to, what: { kind: 'card', card } }, now);
}

/** Under the first name it was not yet sent again by; undefined while it is on its way. */
export async function nextOf(deps: Deps, order: Order, now: Instant): Promise<Order | undefined> {
  for (let nth = 1; nth <= mostAgain; nth += 1) {
    const next = onceMore(order, nth, now);
    const before = await standing(deps, next.once);
    if (before === 'none') return next;
    if (before === 'under-way') return undefined;
  }
  return undefined;
}

/** Whether an order was ever asked for, and whether it still is on its way, there or on a channel it went on to. */
async function standing(deps: Deps, name: string): Promise<'none' | 'under-way' | 'over'> {
  const notice = await loadNotice(deps.table, name);
  if (!notice) return 'none';
  if (notice.value.state === 'pending') return 'under-way';
  for (const channel of channels)
    if ((await standing(deps, onwardName(name, channel))) === 'under-way') return 'under-way';
  return 'over';
}

export async function addressOf(deps: Deps, home: Home): Promise<Address | undefined> {
  if (home.kind === 'group') {
    const group = (await loadGroup(deps.table, home.group))?.value;
    return group?.active ? group.address : undefined;
  }
  if (home.kind === 'nobody') return undefined;
  const person = (await loadPerson(deps.table, home.person))?.value;
  return person?.active ? reachable(deps, person.addresses)[0] : undefined;
}

/** Officers: a street binds its own groups alone, and a leader none. */
export function mayRevive(visitor: Visitor): boolean {
  return may(visitor, 'set-roster');
}

/** A group that was switched off is written to again from now on; if it is dead it is switched off again, and told. */
export async function reviveGroup(
  deps: Deps,
  { visitor, id }: Wanted,
  now: Instant,
): Promise<Mended | undefined> {
  const stored = await loadGroup(deps.table, groupId(id));
  if (!stored || !mayRevive(visitor)) return undefined;
  if (stored.value.active) return { done: 0, left: 0 };
  const what = 'directory.group-back';
  const revived = commit(
    deps,
    {
      writes: [...putGroup({ ...stored.value, active: true }, stored.version), directoryChanged()],
      entries: [{ pk: `group#${id}`, version: stored.version + 1, what, facts: {} }],
    },
    { who: visitor.person.id, through: `console#${visitor.desk}#revive`, now },
  );
  // Two who press at once: one of them revives it.
  return { done: (await isDone(revived)) ? 1 : 0, left: 0 };
}

/** Sources that do not answer are asked at the next look instead of when their pause is over. */
export async function askSourcesAgain(
  { table, wall }: Deps,
  visitor: Visitor,
  now: Instant,
): Promise<Mended | undefined> {
  if (!may(visitor, 'send')) return undefined;
  const nextWallMs = wall.now();
  const silent = (await allFeeds(table)).filter(({ value }) => isBad(value, now));
  let done = 0;
  for (const { value, version } of silent)
    if (await isKept({ table }, [putFeed({ ...value, nextWallMs }, version)])) done += 1;
  return { done, left: 0 };
}

export function isKept({ table }: Pick<Deps, 'table'>, writes: readonly Write[]): Promise<boolean> {
  return isDone(table.transact(writes));
}

/** False where somebody was quicker. */
async function isDone(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
