import { channelNames } from '../../conversation/channel-names.ts';
import { timeWords } from '../../conversation/clock.ts';
import { keyNames, tryCard, tryStates } from '../../conversation/console/words-settings.ts';
import { capabilitiesOf } from '../../domain/delivery/capabilities.ts';
import { limitsOf } from '../../domain/delivery.ts';
import { may } from '../../domain/directory/may.ts';
import type { Channel } from '../../domain/message.ts';
import { DAY_MS, type Instant, instant } from '../../domain/time.ts';
import { lookWrite } from '../../store/looks.ts';
import { enqueue, loadNotice } from '../../store/outbox.ts';
import { Conflict } from '../../store/table.ts';
import { activePeople } from '../active-people.ts';
import type { Deps } from '../deps.ts';
import { firstSeen, type KeyHeld } from '../key-ages.ts';
import type { Visitor } from '../speaker.ts';
import { whileUnchanged } from '../while-unchanged.ts';
import { isOn, queues } from './queue.ts';

export interface ChannelShown {
  readonly channel: Channel;
  readonly name: string;
  readonly on: boolean;
  readonly robots: readonly string[];
  /** How many people are reached there. */
  readonly people: number;
  readonly waiting: number;
  /** How many sends the platform takes in how many seconds, of the app and at one address. */
  readonly limits: readonly LimitShown[];
  readonly perAddress: readonly LimitShown[];
  /** The visitor can be written to there. */
  readonly mayTry: boolean;
}

interface LimitShown {
  readonly count: number;
  readonly seconds: number;
}

interface KeyShown {
  readonly name: string;
  /** Missing until a service has started with it. */
  readonly seen?: { readonly since: string; readonly days: number };
}

export interface Channels {
  readonly channels: readonly ChannelShown[];
  readonly keys: readonly KeyShown[];
  /** What came of the test just sent. */
  readonly tried: string;
}

const platforms = ['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox'] as const;

export async function channelsPage(
  deps: Deps,
  { visitor, keys, tried }: { visitor: Visitor; keys: readonly KeyHeld[]; tried: string },
): Promise<Channels> {
  const [reached, waiting] = await Promise.all([reachedOn(deps), queues(deps)]);
  const stored = tried === '' ? undefined : await loadNotice(deps.table, onceOf(visitor, tried));
  return {
    channels: platforms
      .filter((channel) => channel !== 'sandbox' || deps.channels === undefined)
      .map((channel) => ({
        ...{ channel, name: channelNames[channel], on: isOn(deps, channel) },
        robots: deps.robots.flatMap((robot) => (robot.channel === channel ? robot.name : [])),
        people: reached.get(channel) ?? 0,
        waiting: waiting.find((queue) => queue.channel === channel)?.waiting ?? 0,
        limits: shownLimits(limitsOf(channel).perCall),
        perAddress: shownLimits(limitsOf(channel).perAddress),
        mayTry: addressOn(visitor, channel) !== undefined,
      })),
    keys: await Promise.all(keys.map((key) => keyShown(deps, key))),
    tried: stored ? tryStates[stored.value.state] : '',
  };
}

/** How many people have an address on each channel. */
const reachedOn = whileUnchanged(async (table): Promise<ReadonlyMap<Channel, number>> => {
  const found = new Map<Channel, number>();
  for (const { addresses } of await activePeople({ table }))
    for (const channel of new Set(addresses.map((one) => one.channel)))
      found.set(channel, (found.get(channel) ?? 0) + 1);
  return found;
});

/** What is kept back for the urgent stands below the platform's own windows, and is none of those. */
function shownLimits(windows: readonly { readonly count: number; readonly ms: number }[]): LimitShown[] {
  const most = new Map<number, number>();
  for (const { count, ms } of windows) most.set(ms, Math.max(count, most.get(ms) ?? 0));
  return [...most].map(([ms, count]) => ({ count, seconds: ms / 1_000 }));
}

/** Where he himself is written to there, unasked. */
function addressOn({ person }: Visitor, channel: Channel) {
  return person.addresses.find((one) => one.channel === channel && capabilitiesOf(one).pushes);
}

async function keyShown(deps: Deps, key: KeyHeld): Promise<KeyShown> {
  const name = `${keyNames[key.kind]}${key.id ?? ''}`;
  const since = await firstSeen(deps, key);
  if (since === undefined) return { name };
  const now = instant(deps.wall.now());
  return { name, seen: { since: timeWords(since, now), days: Math.floor((now - since) / DAY_MS) } };
}

const onceOf = ({ desk }: Visitor, nonce: string) => `console.try#${desk}#${nonce}`;

/** One line to himself over a channel. False where he may not, or is not written to there. */
export async function tryChannel(
  deps: Deps,
  { visitor, channel, nonce }: { visitor: Visitor; channel: Channel; nonce: string },
  now: Instant,
): Promise<boolean> {
  const to = addressOn(visitor, channel);
  if (!to || !may(visitor, 'send')) return false;
  const card = tryCard(channel, now);
  const once = onceOf(visitor, nonce);
  const order = {
    once,
    to,
    lane: 'answer' as const,
    cause: once,
    askedAt: now,
    what: { kind: 'card' as const, card },
  };
  try {
    await deps.table.transact([
      ...enqueue(order, deps.wall.now()),
      lookWrite(deps.newId('lk'), { at: now, who: visitor.person.id, what: 'acted', of: `try#${channel}` }),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
  return true;
}
