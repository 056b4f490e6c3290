import type { Recipient } from '../domain/decision.ts';
import { capabilitiesOf } from '../domain/delivery/capabilities.ts';
import type { Order } from '../domain/delivery.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Address, Card } from '../domain/message.ts';
import { isPageSender } from '../domain/page.ts';
import type { Instant } from '../domain/time.ts';
import { loadGroup, loadPerson } from '../store/directory.ts';
import { entryWrites, lastLink } from '../store/history.ts';
import { keys } from '../store/keys.ts';
import type { Waiting } from '../store/owed-orders.ts';
import type { Write } from '../store/table.ts';
import type { Deps } from './deps.ts';
import type { Outcome, Send } from './outcome.ts';
import { enqueueBeside } from './owed-orders.ts';
import { reachable } from './reach.ts';

/** Whom to write down as the author of a change, and what brought it about. */
export interface Cause {
  readonly who: string;
  /** A message or a tick, as the record names it: what brought this about. */
  readonly through: string;
  readonly now: Instant;
}

/**
 * Keeps an outcome in one transaction, with `extra` writes beside it; of its orders those that fit, the others follow in
 * steps. Throws Conflict; nothing is sent here.
 */
export async function commit(
  deps: Deps,
  outcome: Outcome,
  cause: Cause,
  extra: readonly Write[] = [],
): Promise<void> {
  const decided = summed([...outcome.writes, ...(await chained(deps, outcome, cause)), ...extra]);
  const orders = await ordersOf(deps, outcome, cause);
  const writes = [...decided, ...enqueueBeside(decided.length, orders, deps.wall.now())];
  if (writes.length === 0) return;
  await deps.table.transact(writes);
  if (writes.some(isWork)) deps.wake();
}

/** Additions to one row are one write: a transaction names each row once. */
function summed(writes: readonly Write[]): Write[] {
  const sums = new Map<string, Write & { kind: 'add' }>();
  for (const write of writes) {
    if (write.kind !== 'add') continue;
    const name = `${write.key.pk}\u0000${write.key.sk}`;
    sums.set(name, { ...write, amount: write.amount + (sums.get(name)?.amount ?? 0) });
  }
  return [...writes.filter(({ kind }) => kind !== 'add'), ...sums.values()];
}

/** An order, a step, or a file that is asked for the first time: at the desk no answer is sent that would wake anybody for it. */
function isWork(write: Write): boolean {
  if (write.kind !== 'put') return false;
  const { pk, sk } = write.row;
  return (
    pk.startsWith(keys.queue('')) ||
    pk === keys.step('', '').pk ||
    (pk === keys.paper('wanted', '').pk && sk.startsWith('wanted#') && write.seen === 0)
  );
}

/** The entries of an outcome, each tied to the one before it. What is new has none, and needs no look. */
async function chained(deps: Deps, { entries = [] }: Outcome, cause: Cause): Promise<Write[]> {
  const before = new Map<string, string>();
  const writes: Write[] = [];
  for (const { pk, version, what, facts, who = cause.who } of entries) {
    const prev = before.get(pk) ?? (version > 1 ? await lastLink(deps.table, pk, deps.hash) : '');
    // A message's id would lead its platform to whoever must stay unnamed.
    const through = who === 'protected' ? who : cause.through;
    const past = { what, facts, who, at: cause.now, through };
    const tie = { prev, salt: deps.newId('salt'), hash: deps.hash };
    const made = entryWrites({ pk, version }, past, tie);
    before.set(pk, made.hash);
    writes.push(...made.writes);
  }
  return writes;
}

/** The orders of an outcome. A send that nobody can get any more is left out; its flow counted it as unreachable. */
async function ordersOf(deps: Deps, outcome: Outcome, cause: Cause): Promise<Waiting[]> {
  const sends = await Promise.all((outcome.sends ?? []).map((send) => ordersOfSend(deps, send, cause)));
  const errands = (outcome.errands ?? []).map(
    ({ once, to, about, errand, lane = 'blue' }): Order => ({
      ...{ once, to, about, lane, cause: cause.through, askedAt: cause.now },
      what: { kind: 'errand', errand },
    }),
  );
  const orders = new Map([...sends.flat(), ...errands].map((order) => [order.once, order]));
  const waits = new Map((outcome.errands ?? []).map(({ once, notBeforeWallMs }) => [once, notBeforeWallMs]));
  return [...orders.values()].map((order) => ({ order, notBeforeWallMs: waits.get(order.once) ?? 0 }));
}

async function ordersOfSend(deps: Deps, send: Send, cause: Cause): Promise<Order[]> {
  const addresses = await addressesOf(deps, send.to);
  const wanted = send.everywhere ? addresses : addresses.slice(0, 1);
  return Promise.all(
    wanted.map(async (to, place) => ({
      once: place === 0 ? send.once : `${send.once}@${to.channel}`,
      to,
      lane: send.lane,
      cause: cause.through,
      askedAt: cause.now,
      ...(send.notAfter !== undefined && { notAfter: send.notAfter }),
      ...(send.about && { about: send.about }),
      ...(send.asker !== undefined && { asker: send.asker }),
      what: { kind: 'card', card: await addressed(deps, send, to) } as const,
    })),
  );
}

/** Where a person or a group is reached, preferred first; empty when nowhere. */
export async function addressesOf(
  deps: Deps,
  to: Recipient | { kind: 'address'; address: Address },
): Promise<readonly Address[]> {
  if (to.kind === 'address') return isPageSender(to.address.id) ? [] : [to.address];
  if (to.kind === 'group') {
    const group = (await loadGroup(deps.table, to.group))?.value;
    return group?.active ? [group.address] : [];
  }
  const person = (await loadPerson(deps.table, to.person))?.value;
  if (!person?.active) return [];
  const now = reachable(deps, person.addresses);
  return now.length > 0 ? now : person.addresses;
}

async function addressed(deps: Deps, send: Send, to: Address): Promise<Card> {
  if (!send.mentions?.length) return send.card;
  const ids = await Promise.all(send.mentions.map((person) => platformId(deps, person, to)));
  return { ...send.card, mentions: ids.flatMap((id) => id ?? []) };
}

async function platformId(deps: Deps, person: PersonId, to: Address): Promise<string | undefined> {
  const found = (await loadPerson(deps.table, person))?.value;
  if (capabilitiesOf(to).mentions === 'mobile') return found?.phone;
  return found?.addresses.find((address) => address.channel === to.channel && address.kind === 'person')?.id;
}
