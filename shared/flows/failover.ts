import type { Fate, Order } from '../domain/delivery.ts';
import { personId } from '../domain/ids.ts';
import type { Address, Channel } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import { loadHolder, loadPerson } from '../store/directory.ts';
import { enqueue, loadNotice, untold } from '../store/outbox.ts';
import type { Write } from '../store/table.ts';
import type { Deps } from './deps.ts';
import { reachable } from './reach.ts';
import type { Settled } from './settled.ts';

/** What stands between an order's name and the channel it went over to. */
const sign = '>';

/** The name its topic gave an order, wherever it went in the end. */
export function firstName(once: string): string {
  return once.split(sign)[0] ?? once;
}

/**
 * A message that did not reach somebody goes to his next address, under the name it had and the channel's; its topic hears
 * of the last try only. Undefined when there is nowhere to go on to.
 */
export async function goOn(deps: Deps, { order, fate, now }: Settled): Promise<Write[] | undefined> {
  if (order.what.kind !== 'card' || order.to.kind !== 'person' || !isMissed(order, fate)) return undefined;
  const to = await nextAddress(deps, order);
  if (!to || (await wentEverywhere(deps, order, to))) return undefined;
  const next: Order = { ...order, to, askedAt: now, once: onwardName(order.once, to.channel) };
  const fresh = await untold(deps.table, [next]);
  return fresh.flatMap((one) => enqueue(one, deps.wall.now()));
}

/** What an order is called that goes on to another channel. */
export function onwardName(once: string, channel: Channel): string {
  return `${once}${sign}${channel}`;
}

/** The same message once more by somebody's word: under the name it had, so that its topic hears what becomes of it. */
export function onceMore(order: Order, nth: number, now: Instant): Order {
  const { notAfter: _, ...rest } = order;
  return { ...rest, askedAt: now, once: `${firstName(order.once)}${sign}again-${nth}` };
}

/** Whether a message that does not reach somebody here would go on to another address of his. */
export async function canGoOn(deps: Deps, order: Order): Promise<boolean> {
  if (order.what.kind !== 'card' || order.to.kind !== 'person') return false;
  const to = await nextAddress(deps, order);
  return to !== undefined && !(await wentEverywhere(deps, order, to));
}

/** What may have been shown is not repeated, unless it is red: then rather twice than never. */
function isMissed({ lane }: Order, { kind }: Fate): boolean {
  return kind === 'dead' || kind === 'refused' || (kind === 'unknown' && lane === 'red');
}

/** An emergency went to all his addresses at once, each under its own name. */
async function wentEverywhere({ table }: Deps, { once }: Order, to: Address): Promise<boolean> {
  if (/@[a-z]+$/.test(once)) return true;
  return (await loadNotice(table, `${firstName(once)}@${to.channel}`)) !== undefined;
}

/** The one that stands behind this one in his list; those before it were tried. */
async function nextAddress(deps: Deps, { to, once }: Order): Promise<Address | undefined> {
  const holder = await loadHolder(deps.table, to);
  if (holder?.value.kind !== 'person') return undefined;
  const person = (await loadPerson(deps.table, personId(holder.value.id)))?.value;
  if (!person?.active) return undefined;
  const place = person.addresses.findIndex(({ channel, id }) => channel === to.channel && id === to.id);
  const tried = once.split(sign).slice(1);
  return reachable(deps, person.addresses.slice(place + 1)).find(
    ({ channel }) => channel !== to.channel && !tried.includes(channel),
  );
}
