import { personCard } from '../../conversation/alerts/words-card.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keyOf } from '../../domain/alerts/plan.ts';
import { covers } from '../../domain/directory/unit.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import type { Copy } from '../../store/alert-waves.ts';
import { untold } from '../../store/outbox.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';
import { type Everybody, laneOf, signatureOf } from './audience.ts';
import { aboutOf } from './send.ts';

interface FailOver {
  readonly sends: readonly Send[];
  /** Everybody who is reached another way, those told at an earlier look too. */
  readonly people: ReadonlySet<PersonId>;
}

/** More would not fit one transaction; the next look tells the rest. */
const most = 30;

/** A channel that is down or out of quota: whoever should have read it there is told at his address on another. */
export async function failOver(
  deps: Deps,
  broadcast: Broadcast,
  { copies, all, now }: { copies: readonly Copy[]; all: Everybody; now: Instant },
): Promise<FailOver> {
  const by = await signatureOf(deps);
  const card = personCard(broadcast, { by, at: broadcast.sentAt ?? now });
  const found = new Map(
    copies.flatMap((copy) => {
      const channel = channelOf(copy, all);
      return readersOf(copy, all).flatMap((id) => sendOf(broadcast, { id, channel, all, card }));
    }),
  );
  const fresh = await untold(deps.table, [...found.values()]);
  return { sends: fresh.slice(0, most), people: new Set(found.keys()) };
}

function sendOf(
  broadcast: Broadcast,
  {
    id,
    channel,
    all,
    card,
  }: { id: PersonId; channel: Channel | undefined; all: Everybody; card: Send['card'] },
): (readonly [PersonId, Send])[] {
  const person = all.people.get(id);
  const second = person?.active && person.addresses.find((address) => address.channel !== channel);
  if (!second || channel === undefined) return [];
  const once = `alert.second#${broadcast.id}#${id}`;
  const to = { kind: 'address', address: second } as const;
  return [[id, { once, to, lane: laneOf(broadcast), card, about: aboutOf(broadcast) }]];
}

function channelOf({ to, address }: Copy, all: Everybody): Channel | undefined {
  if (address) return address.channel;
  if (to.kind === 'person') return all.people.get(to.person)?.addresses[0]?.channel;
  const group =
    to.kind === 'group' && all.groups.find(({ id }) => keyOf({ kind: 'group', group: id }) === keyOf(to));
  return group ? group.address.channel : undefined;
}

/** A group's readers are the liaisons of the units it speaks for. */
function readersOf({ to }: Copy, all: Everybody): PersonId[] {
  if (to.kind === 'person') return [to.person];
  const group = to.kind === 'group' ? all.groups.find(({ id }) => id === to.group) : undefined;
  if (!group || group.covers.kind === 'all') return [];
  const units = all.units.filter((unit) => unit.active && covers(group.covers, unit));
  return units.flatMap(({ liaison, backup }) => [liaison, backup].flatMap((one) => one ?? []));
}
