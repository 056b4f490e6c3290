import { nameOf } from '../../conversation/alerts/words-card.ts';
import { callName, laneName, topicName } from '../../conversation/console/words-running.ts';
import { ageWords } from '../../conversation/console/words-wall.ts';
import { failingName } from '../../conversation/failing.ts';
import { keyOf } from '../../domain/alerts/plan.ts';
import { covers, type Group, type Unit } from '../../domain/directory/unit.ts';
import type { Channel } from '../../domain/message.ts';
import { type Instant, instant, isoOf, later, MINUTE_MS } from '../../domain/time.ts';
import { copiesFrom } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { allFailing } from '../../store/failing.ts';
import { keys } from '../../store/keys.ts';
import { openAlerts } from '../../store/open-alerts.ts';
import { waiting } from '../../store/outbox.ts';
import { activePeople } from '../active-people.ts';
import type { Deps } from '../deps.ts';
import { groupsKept } from '../groups.ts';
import { activeUnits } from '../units.ts';
import { groupsWithin } from './groups-within.ts';
import { keeping } from './kept.ts';
import { isLost, sendableOf } from './mend.ts';
import { type QueueShown, queues } from './queue.ts';
import { isWithin, type Scope, shelfOf } from './scope.ts';

interface WaitingShown {
  readonly call: string;
  readonly lane: string;
  readonly age: string;
  readonly tries: number;
  readonly again: string;
}

interface LateShown {
  readonly topic: string;
  readonly count: number;
  readonly age: string;
}

export interface Running {
  readonly queues: readonly (QueueShown & { readonly first: readonly WaitingShown[] })[];
  /** What fell due and nobody looked at. */
  readonly late: readonly LateShown[];
  readonly steps: number;
  /** What fails whenever it is taken up. */
  readonly failing: readonly { readonly what: string; readonly times: number; readonly age: string }[];
  /** What of the open broadcasts did not arrive, or nobody knows. */
  readonly lost: readonly {
    readonly id: string;
    readonly name: string;
    readonly dead: number;
    readonly unknown: number;
    /** To how many of them one press sends again. */
    readonly sendable: number;
  }[];
  readonly deadGroups: readonly { readonly id: string; readonly name: string; readonly units: number }[];
  readonly deadGroupsMore: number;
  readonly unreached: readonly { readonly id: string; readonly name: string }[];
  readonly unreachedMore: number;
}

const everywhere: Scope = { kind: 'all' };
const mostListed = 50;
/** A minute's clock that is two minutes late is late. */
const lateAfterMs = 2 * MINUTE_MS;
const topics = ['directory', 'duty', 'alerts', 'hazards'] as const;

/** How the machine does: what waits, what is late, what did not arrive, who is reached nowhere. */
export async function running(deps: Deps, now: Instant, scope: Scope = everywhere): Promise<Running> {
  const [queued, late, steps, groups, people, failing, units] = await Promise.all([
    queues(deps),
    Promise.all(topics.map((topic) => lateOf(deps, topic, now))),
    stepCount(deps),
    groupsKept(deps),
    activePeople(deps),
    allFailing(deps.table),
    activeUnits(deps),
  ]);
  const own = units.filter(({ street }) => isWithin(scope, street));
  const ids = new Set<string>(own.map(({ id }) => id));
  const within = groupsWithin(groups, units, scope);
  const gone = within.filter(({ active, covers: cover }) => !active && cover.kind !== 'unbound');
  const seen = () => scope.kind === 'all' || homesOf(own, within);
  const lost = (await lostKept(deps, { shelf: shelfOf(scope), seen, now })).value;
  const unreached = people.filter(
    ({ addresses, street, units: represented }) =>
      addresses.length === 0 && (isWithin(scope, street) || represented.some((id) => ids.has(id))),
  );
  return {
    queues: await Promise.all(
      queued.map(async (queue) => ({ ...queue, first: await firstOf(deps, queue.channel) })),
    ),
    ...{ late: late.filter(({ count }) => count > 0), steps, lost },
    failing: [...failing.values()].map(({ value: { kind, times, since } }) => ({
      ...{ what: failingName(kind), times },
      age: ageWords(now - since),
    })),
    deadGroups: gone.slice(0, mostListed).map(({ id, name, covers: cover }) => ({
      ...{ id, name, units: units.filter((unit) => covers(cover, unit)).length },
    })),
    deadGroupsMore: Math.max(0, gone.length - mostListed),
    unreached: unreached.slice(0, mostListed).map(({ id, name }) => ({ id, name })),
    unreachedMore: Math.max(0, unreached.length - mostListed),
  };
}

/** Where somebody is told of these units. */
function homesOf(units: readonly Unit[], groups: readonly Group[]): ReadonlySet<string> {
  return new Set([
    ...groups.map(({ id }) => keyOf({ kind: 'group', group: id })),
    ...units.flatMap(({ liaison, backup }) =>
      [liaison, backup].flatMap((person) => (person ? keyOf({ kind: 'person', person }) : [])),
    ),
  ]);
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

interface LostAsked {
  readonly now: Instant;
  readonly shelf: string;
  /** The homes he sees; true where he sees all. */
  readonly seen: () => ReadonlySet<string> | true;
}

/** A city's broadcasts have thousands of addresses each: those who look at once share one count. */
const lostKept = keeping({ keyOf: ({ shelf }: LostAsked) => shelf }, lostOf);

async function lostOf(deps: Deps, { seen, now }: LostAsked): Promise<Running['lost']> {
  const { table } = deps;
  const found: Running['lost'][number][] = [];
  const homes = seen();
  for (const { id } of (await openAlerts(table)).slice(0, 20)) {
    const count = { dead: 0, unknown: 0 };
    for await (const copy of copiesFrom(table, id))
      if (isLost(copy) && (homes === true || homes.has(keyOf(copy.to)))) count[copy.state] += 1;
    if (count.dead + count.unknown === 0) continue;
    const sendable = await sendableOf(deps, id, now);
    const alert = await loadBroadcast(table, id);
    found.push({ id, name: alert ? nameOf(alert.value) : id, ...count, sendable });
  }
  return found;
}
