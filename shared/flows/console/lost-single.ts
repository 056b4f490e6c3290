import { timeWords } from '../../conversation/clock.ts';
import { fateName, lostName } from '../../conversation/console/words-running.ts';
import { resent } from '../../conversation/delivery.ts';
import type { Home } from '../../domain/alerts/plan.ts';
import type { Order } from '../../domain/delivery.ts';
import { may } from '../../domain/directory/may.ts';
import { DAY_MS, dayOf, type Instant, later } from '../../domain/time.ts';
import { loadGroup, loadPerson } from '../../store/directory.ts';
import { type LostOrder, lostNoMore, lostSince } from '../../store/lost-orders.ts';
import { enqueue, loadNotice } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { addressOf, isKept, type Mended, nextOf } from './mend.ts';

export interface SingleShown {
  readonly at: string;
  readonly name: string;
  /** Empty where nobody may learn who it was for. */
  readonly to: string;
  readonly state: string;
}

/** Messages of their own that did not arrive. */
export interface Singles {
  readonly rows: readonly SingleShown[];
  /** There are more than are listed. */
  readonly more: boolean;
  /** How many of those listed one press sends again; only for whoever may press. */
  readonly sendable?: number;
}

const keptMs = 7 * DAY_MS;
/** A press sends so many at most, and so many are listed. */
const most = 40;

/** Those of the last week. */
export async function singlesLost(
  deps: Deps,
  { mayMend }: { mayMend: boolean },
  now: Instant,
): Promise<Singles> {
  const found = await lostSince(deps.table, later(now, -keptMs), most + 1);
  const listed = found.slice(0, most);
  const rows = await Promise.all(listed.map(({ value }) => rowOf(deps, value, now)));
  const again = mayMend ? await Promise.all(listed.map(({ value }) => againOf(deps, value, now))) : [];
  return {
    ...{ rows, more: found.length > most },
    ...(mayMend && { sendable: again.filter((order) => order !== undefined).length }),
  };
}

/** Each goes out once more where there is an address that lives and its time is not over; then it is lost no more. */
export async function sendSinglesAgain(
  deps: Deps,
  visitor: Visitor,
  now: Instant,
): Promise<Mended | undefined> {
  if (!may(visitor, 'send')) return undefined;
  const found = await lostSince(deps.table, later(now, -keptMs), most);
  let done = 0;
  for (const lost of found) if (await sendAgain(deps, lost, now)) done += 1;
  if (done > 0) deps.wake();
  return { done, left: found.length - done };
}

async function sendAgain(deps: Deps, lost: Stored<LostOrder>, now: Instant): Promise<boolean> {
  const order = await againOf(deps, lost.value, now);
  return order !== undefined && isKept(deps, [lostNoMore(lost), ...enqueue(order, deps.wall.now())]);
}

async function againOf(
  deps: Deps,
  { once, state, home }: LostOrder,
  now: Instant,
): Promise<Order | undefined> {
  const first = (await loadNotice(deps.table, once))?.value.order;
  const to = await addressOf(deps, home);
  if (!first || !to || first.what.kind !== 'card') return undefined;
  if (isPast(first, now)) return undefined;
  const card = state === 'unknown' ? resent(first.what.card) : first.what.card;
  const next = await nextOf(deps, { ...first, to, what: { kind: 'card', card } }, now);
  return next && { ...next, ...(first.notAfter !== undefined && { notAfter: first.notAfter }) };
}

/** Its hour is over; or what it says of tomorrow, or its alarm, would be taken for one of another day. */
function isPast({ once, about, askedAt, notAfter }: Order, now: Instant): boolean {
  const isOfItsDay = about?.topic === 'duty' || once.startsWith('incident.');
  return (notAfter !== undefined && now > notAfter) || (isOfItsDay && dayOf(askedAt) !== dayOf(now));
}

async function rowOf(deps: Deps, { once, state, at, home }: LostOrder, now: Instant): Promise<SingleShown> {
  const order = (await loadNotice(deps.table, once))?.value.order;
  const card = order?.what.kind === 'card' ? order.what.card : undefined;
  // Whoever reported may not be known to anybody, be he liaison or not.
  const isHidden = order?.about?.topic === 'hazards' || /^(?:hazard|incident)/.test(once);
  return {
    ...{ at: timeWords(at, now), name: lostName(card, order?.about?.topic), state: fateName[state] },
    to: isHidden && home.kind === 'person' ? '' : await nameAt(deps, home),
  };
}

async function nameAt({ table }: Deps, home: Home): Promise<string> {
  if (home.kind === 'group') return (await loadGroup(table, home.group))?.value.name ?? '';
  return home.kind === 'person' ? ((await loadPerson(table, home.person))?.value.name ?? '') : '';
}
