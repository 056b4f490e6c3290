import { nameOf, titleOf, toneOf } from '../../conversation/alerts/words-card.ts';
import { timeWords } from '../../conversation/clock.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import type { Tone } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { openAlerts } from '../../store/open-alerts.ts';
import { rollOf } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import { keeping } from './kept.ts';
import { isWithin, type Scope, shelfOf } from './scope.ts';

/** How many units of a street were asked, and how many have answered. */
interface StreetCount {
  readonly street: string;
  readonly asked: number;
  readonly confirmed: number;
}

/** A broadcast that is out, with what came back. */
export interface AlertCounted {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly tone: Tone;
  readonly isWarning: boolean;
  readonly sent: string;
  readonly due: string;
  readonly isLate: boolean;
  readonly asks: boolean;
  readonly streets: readonly StreetCount[];
  readonly asked: number;
  readonly confirmed: number;
}

/** What is out, as far as it is shown. */
export interface AlertsOut {
  readonly rows: readonly AlertCounted[];
  /** How many more are out. */
  readonly more: number;
}

/** So many are counted unit by unit; more than that at once nobody can look at. */
const most = 6;
/** So many are read at most to find those of a street. */
const mostCounted = 4 * most;
/** Among so many the gravest are looked for. */
const mostOpen = 100;

/** What is out and not over, the gravest warning first, then the one asked about last. */
export const alertsOut = keeping(
  { keyOf: ({ scope }: { scope: Scope; now: Instant }) => shelfOf(scope) },
  (deps: Deps, { scope, now }) => countOut(deps, scope, now),
);

async function countOut(deps: Deps, scope: Scope, now: Instant): Promise<AlertsOut> {
  const open = (await openAlerts(deps.table)).slice(0, mostOpen);
  const found = await Promise.all(open.map(({ id }) => loadBroadcast(deps.table, id)));
  const out = found
    .flatMap((stored) => stored?.value ?? [])
    .toSorted((one, other) => rank(other) - rank(one));
  const rows: AlertCounted[] = [];
  let from = 0;
  for (; from < out.length && from < mostCounted && rows.length < most; from += most) {
    const part = out.slice(from, from + most);
    const counted = await Promise.all(part.map((one) => countOne(deps, one, { scope, now })));
    // What asks nobody of a street is not that street's.
    rows.push(...counted.filter(({ asks, asked }) => !asks || asked > 0 || scope.kind === 'all'));
  }
  return {
    rows: rows.slice(0, most),
    more: Math.max(0, rows.length - most) + Math.max(0, out.length - from),
  };
}

function rank(broadcast: Broadcast): number {
  return isWarning(broadcast) ? gravity.indexOf(toneOf(broadcast)) + 1 : 0;
}

const isWarning = ({ warning }: Broadcast) => warning !== undefined && !warning.lifted;

const gravity: readonly Tone[] = ['grey', 'green', 'blue', 'yellow', 'orange', 'red'];

async function countOne(
  deps: Deps,
  broadcast: Broadcast,
  { scope, now }: { scope: Scope; now: Instant },
): Promise<AlertCounted> {
  const rolls = broadcast.asks ? (await rollOf(deps.table, broadcast.id)).map(({ value }) => value) : [];
  return countedOf(
    broadcast,
    rolls.filter(({ street }) => isWithin(scope, street)),
    now,
  );
}

export function countedOf(broadcast: Broadcast, rolls: readonly Roll[], now: Instant): AlertCounted {
  const { id, sentAt, ackBy, asks } = broadcast;
  const streets = countStreets(rolls);
  const confirmed = streets.reduce((sum, street) => sum + street.confirmed, 0);
  return {
    ...{ id, asks, name: nameOf(broadcast), title: titleOf(broadcast), tone: toneOf(broadcast) },
    isWarning: isWarning(broadcast),
    sent: sentAt === undefined ? '' : timeWords(sentAt, now),
    due: ackBy === undefined ? '' : timeWords(ackBy, now),
    isLate: ackBy !== undefined && ackBy < now && confirmed < rolls.length,
    ...{ streets, asked: rolls.length, confirmed },
  };
}

function countStreets(rolls: readonly Roll[]): StreetCount[] {
  const found = new Map<string, StreetCount>();
  for (const { street, confirmed } of rolls) {
    const before = found.get(street) ?? { street, asked: 0, confirmed: 0 };
    found.set(street, {
      ...before,
      asked: before.asked + 1,
      confirmed: before.confirmed + (confirmed ? 1 : 0),
    });
  }
  return [...found.values()].sort((one, other) => one.street.localeCompare(other.street, 'zh'));
}
