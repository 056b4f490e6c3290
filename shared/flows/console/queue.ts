import { channelNames } from '../../conversation/channel-names.ts';
import type { Lane } from '../../domain/decision.ts';
import type { Channel } from '../../domain/message.ts';
import { type Instant, instant } from '../../domain/time.ts';
import { loadLease } from '../../store/courier.ts';
import { allGateways, lastIn } from '../../store/gateway.ts';
import { waiting } from '../../store/outbox.ts';
import type { Deps } from '../deps.ts';
import { keeping } from './kept.ts';

/** What waits on a channel. */
export interface QueueShown {
  readonly channel: Channel;
  readonly name: string;
  /** Messages, one for each group and each person. */
  readonly waiting: number;
  /** What else the platform is to do: cards made new, messages taken back, photos fetched. */
  readonly errands: number;
  /** There are more than were counted. */
  readonly more: boolean;
  /** Of the messages. */
  readonly byLane: Readonly<Record<Lane, number>>;
  readonly oldestMs: number;
  readonly tried: number;
  readonly isHeld: boolean;
  /** Why nothing goes there now, whoever is woken; missing where it goes. */
  readonly stuck?: Stuck;
}

/** The channel is not configured; no gateway of WeChat is in, since when if that is known; or each rests. */
type Stuck =
  | { readonly kind: 'off' }
  | { readonly kind: 'out'; readonly since?: Instant }
  | { readonly kind: 'rests'; readonly until: Instant };

const channels: readonly Channel[] = ['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox'];

/** Longer queues are told as "more than". */
const mostCounted = 1_000;

/** A long queue is looked through by everybody who looks at a wall, while there is most to send. */
const freshMs = 5;
const queuesKept = keeping({ keyOf: () => 'queues', freshMs }, countQueues);

/** The channels on which something waits, or somebody sends. `anew`: for one who looks for it, not for a wall. */
export async function queues(deps: Deps, anew = false): Promise<QueueShown[]> {
  return (await queuesKept(deps, undefined, anew)).value;
}

async function countQueues(deps: Deps): Promise<QueueShown[]> {
  const found = await Promise.all(channels.map((channel) => queueOf(deps, channel)));
  return found.filter(
    ({ waiting: count, errands, isHeld, stuck }) =>
      count + errands > 0 || isHeld || (stuck && stuck.kind !== 'off'),
  );
}

async function queueOf(deps: Deps, channel: Channel): Promise<QueueShown> {
  const wallMs = deps.wall.now();
  const byLane = { red: 0, answer: 0, blue: 0 };
  let [read, errands, tried, oldest] = [0, 0, 0, wallMs];
  for await (const { value } of waiting(deps.table, channel)) {
    read += 1;
    if (value.call === 'send') byLane[value.lane] += 1;
    else errands += 1;
    if (value.effort.tries > 0) tried += 1;
    oldest = Math.min(oldest, value.effort.askedWallMs);
    if (read >= mostCounted) break;
  }
  const { value: lease } = await loadLease(deps.table, channel);
  const stuck = await stuckOn(deps, channel);
  return {
    ...{ channel, name: channelNames[channel], byLane, tried, errands, waiting: read - errands },
    more: read >= mostCounted,
    oldestMs: Math.max(0, wallMs - oldest),
    isHeld: lease.holder !== '' && lease.untilWallMs > wallMs,
    ...(stuck && { stuck }),
  };
}

async function stuckOn(deps: Deps, channel: Channel): Promise<Stuck | undefined> {
  if (!isOn(deps, channel)) return { kind: 'off' };
  if (channel !== 'wechat') return undefined;
  const gateways = await allGateways(deps.table);
  const inside = gateways.filter(({ loggedIn, silentSince }) => loggedIn && silentSince === undefined);
  const since = lastIn(gateways);
  if (inside.length === 0) return { kind: 'out', ...(since !== undefined && { since }) };
  const rests = inside.flatMap((gateway) => gateway.rests?.until ?? []);
  return rests.length < inside.length ? undefined : { kind: 'rests', until: instant(Math.min(...rests)) };
}

/** Whether the house speaks there. */
export function isOn({ channels: on, robots }: Deps, channel: Channel): boolean {
  return (
    (on === undefined && channel === 'sandbox') ||
    on?.includes(channel) === true ||
    robots.some((robot) => robot.channel === channel)
  );
}
