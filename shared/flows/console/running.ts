import { timeWords } from '../../conversation/clock.ts';
import { callName, laneName, stuckWords, topicName } from '../../conversation/console/words-running.ts';
import { ageWords } from '../../conversation/console/words-wall.ts';
import { failingName } from '../../conversation/failing.ts';
import type { Channel } from '../../domain/message.ts';
import { type Instant, instant, isoOf, later, MINUTE_MS } from '../../domain/time.ts';
import { allFailing } from '../../store/failing.ts';
import { keys } from '../../store/keys.ts';
import { waiting } from '../../store/outbox.ts';
import type { Deps } from '../deps.ts';
import { type DeadEnds, deadEnds } from './dead-ends.ts';
import { type Lost, lostOf } from './lost.ts';
import { type Singles, singlesLost } from './lost-single.ts';
import { type QueueShown, queues } from './queue.ts';
import type { Scope } from './scope.ts';

interface WaitingShown {
  readonly call: string;
  readonly lane: string;
  readonly age: string;
  readonly tries: number;
  readonly again: string;
}

interface WaitingOn extends Omit<QueueShown, 'stuck'> {
  /** Why nothing goes there now; empty where it goes. */
  readonly stuck: string;
  readonly first: readonly WaitingShown[];
}

interface LateShown {
  readonly topic: string;
  readonly count: number;
  readonly age: string;
}

export interface Running extends DeadEnds {
  readonly queues: readonly WaitingOn[];
  /** What fell due and nobody looked at. */
  readonly late: readonly LateShown[];
  readonly steps: number;
  /** What fails whenever it is taken up. */
  readonly failing: readonly { readonly what: string; readonly times: number; readonly age: string }[];
  readonly lost: Lost;
  /** For whoever sees the whole district: they name people of it all. */
  readonly singles: Singles | undefined;
}

const mostListed = 50;
/** A minute's clock that is two minutes late is late. */
const lateAfterMs = 2 * MINUTE_MS;
const topics = ['directory', 'duty', 'alerts', 'hazards', 'gateway'] as const;

/** How the machine does: what waits, what is late, what did not arrive, who is reached nowhere. */
export async function running(
  deps: Deps,
  { scope, ...asked }: { scope: Scope; mayMend: boolean; anew?: boolean },
  now: Instant,
): Promise<Running> {
  const [queued, late, steps, failing, lost, ends, singles] = await Promise.all([
    queues(deps, true),
    Promise.all(topics.map((topic) => lateOf(deps, topic, now))),
    stepCount(deps),
    allFailing(deps.table),
    lostOf(deps, { ...asked, scope, now }),
    deadEnds(deps, scope),
    scope.kind === 'all' ? singlesLost(deps, asked, now) : undefined,
  ]);
  return {
    ...ends,
    queues: await Promise.all(
      queued.map(async (queue) => ({
        ...{ ...queue, stuck: stuckSaid(queue, now) },
        first: await firstOf(deps, queue.channel),
      })),
    ),
    ...{ late: late.filter(({ count }) => count > 0), steps, lost, singles },
    failing: [...failing.values()].map(({ value: { kind, times, since } }) => ({
      ...{ what: failingName(kind), times },
      age: ageWords(now - since),
    })),
  };
}

function stuckSaid({ stuck }: QueueShown, now: Instant): string {
  switch (stuck?.kind) {
    case undefined:
      return '';
    case 'off':
      return stuckWords.off;
    case 'out':
      return stuckWords.out(stuck.since === undefined ? '' : timeWords(stuck.since, now));
    case 'rests':
      return stuckWords.rests(timeWords(stuck.until, now));
  }
}

async function firstOf(deps: Deps, channel: Channel): Promise<WaitingShown[]> {
  const found: WaitingShown[] = [];
  const wallMs = deps.wall.now();
  for await (const { value } of waiting(deps.table, channel)) {
    const { askedWallMs, tries, notBeforeWallMs } = value.effort;
    found.push({
      ...{ call: callName(value.call), lane: laneName(value.lane), tries },
      age: ageWords(Math.max(0, wallMs - askedWallMs)),
      again: notBeforeWallMs > wallMs ? ageWords(notBeforeWallMs - wallMs) : '',
    });
    if (found.length >= mostListed) break;
  }
  return found;
}

async function lateOf(deps: Deps, topic: string, now: Instant): Promise<LateShown> {
  let [count, oldest] = [0, now];
  const to = isoOf(later(now, -lateAfterMs));
  const range = { pk: keys.due(topic, now, '').pk, index: 'due', to, limit: 1_000 } as const;
  for await (const row of deps.table.query(range)) {
    const at = instant(row.due?.sk.split('#')[0] ?? now);
    count += 1;
    oldest = instant(Math.min(oldest, at));
  }
  return { topic: topicName(topic), count, age: ageWords(now - oldest) };
}

async function stepCount(deps: Deps): Promise<number> {
  let count = 0;
  for await (const _ of deps.table.query({ pk: keys.step('', '').pk, limit: 1_000 })) count += 1;
  return count;
}
