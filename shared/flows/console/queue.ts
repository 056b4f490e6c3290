import { channelNames } from '../../conversation/channel-names.ts';
import type { Lane } from '../../domain/decision.ts';
import type { Channel } from '../../domain/message.ts';
import { loadLease } from '../../store/courier.ts';
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
}

const channels: readonly Channel[] = ['feishu', 'wecom', 'dingtalk', 'wechat', 'sandbox'];

/** Longer queues are told as "more than". */
const mostCounted = 1_000;

/** A long queue is looked through by everybody who looks at a wall, while there is most to send. */
const freshMs = 5;
const queuesKept = keeping({ keyOf: () => 'queues', freshMs }, countQueues);

/** The channels on which something waits, or somebody sends. */
export async function queues(deps: Deps): Promise<QueueShown[]> {
  return (await queuesKept(deps, undefined)).value;
}

async function countQueues(deps: Deps): Promise<QueueShown[]> {
  const found = await Promise.all(channels.map((channel) => queueOf(deps, channel)));
  return found.filter(({ waiting: count, errands, isHeld }) => count + errands > 0 || isHeld);
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
  return {
    ...{ channel, name: channelNames[channel], byLane, tried, errands, waiting: read - errands },
    more: read >= mostCounted,
    oldestMs: Math.max(0, wallMs - oldest),
    isHeld: lease.holder !== '' && lease.untilWallMs > wallMs,
  };
}
