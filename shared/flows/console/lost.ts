import { nameOf } from '../../conversation/alerts/words-card.ts';
import { keyOf } from '../../domain/alerts/plan.ts';
import type { AlertId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { copiesFrom } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { openAlerts } from '../../store/open-alerts.ts';
import type { Deps } from '../deps.ts';
import { groupsKept } from '../groups.ts';
import { activeUnits, unitsById } from '../units.ts';
import { groupsWithin } from './groups-within.ts';
import { keeping } from './kept.ts';
import { isLost, sendableOf } from './mend.ts';
import { isWithin, type Scope, shelfOf } from './scope.ts';

/** What of a broadcast did not arrive, or nobody knows. */
interface LostShown {
  readonly id: string;
  readonly name: string;
  readonly dead: number;
  readonly unknown: number;
  /** To how many of them one press sends again; only for whoever may press. */
  readonly sendable?: number;
}

export interface Lost {
  readonly rows: readonly LostShown[];
  /** So many that are out were not looked at. */
  readonly unread: number;
}

interface Asked {
  readonly scope: Scope;
  readonly mayMend: boolean;
  /** He has just pressed. */
  readonly anew?: boolean;
  readonly now: Instant;
}

/** Each has thousands of addresses in a city, and a press is worked out for each that was lost. */
const mostRead = 20;

/** Those who look at once, and may do the same, share one count. */
const lostKept = keeping(
  {
    keyOf: ({ scope, mayMend }: Asked) => `${shelfOf(scope)}${mayMend ? '#mend' : ''}`,
    // Few look here, and they wait for a number to change.
    freshMs: 200,
  },
  lostIn,
);

/** What of the open broadcasts did not arrive at the homes he sees. */
export async function lostOf(deps: Deps, asked: Asked): Promise<Lost> {
  return (await lostKept(deps, asked, asked.anew)).value;
}

async function lostIn(deps: Deps, { scope, mayMend, now }: Asked): Promise<Lost> {
  const { table } = deps;
  const open = await openAlerts(table);
  const homes = scope.kind === 'all' || open.length === 0 ? undefined : await homesIn(deps, scope);
  const rows: LostShown[] = [];
  for (const { id } of open.slice(0, mostRead)) {
    const count = await countLost(deps, id, homes);
    if (count.dead + count.unknown === 0) continue;
    const alert = await loadBroadcast(table, id);
    const sendable = mayMend ? { sendable: await sendableOf(deps, id, now) } : {};
    rows.push({ id, name: alert ? nameOf(alert.value) : id, ...count, ...sendable });
  }
  return { rows, unread: Math.max(0, open.length - mostRead) };
}

async function countLost({ table }: Deps, id: AlertId, homes: ReadonlySet<string> | undefined) {
  const count = { dead: 0, unknown: 0 };
  for await (const copy of copiesFrom(table, id))
    if (isLost(copy) && (homes?.has(keyOf(copy.to)) ?? true)) count[copy.state] += 1;
  return count;
}

/** Where somebody is told of the units of a part of the district. */
async function homesIn(deps: Deps, scope: Scope): Promise<ReadonlySet<string>> {
  const [units, byId, groups] = await Promise.all([activeUnits(deps), unitsById(deps), groupsKept(deps)]);
  return new Set([
    ...groupsWithin(groups, byId, scope).map(({ id }) => keyOf({ kind: 'group', group: id })),
    ...units
      .filter(({ street }) => isWithin(scope, street))
      .flatMap(({ liaison, backup }) =>
        [liaison, backup].flatMap((person) => (person ? keyOf({ kind: 'person', person }) : [])),
      ),
  ]);
}
