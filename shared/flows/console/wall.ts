import { dayWords } from '../../conversation/clock.ts';
import { clockOf, dayOf, type Instant, later } from '../../domain/time.ts';
import { loadBureau } from '../../store/directory.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { type AlertsOut, alertsOut } from './answers.ts';
import { type OpenCases, openCases } from './cases-open.ts';
import { type IncidentShown, incidentList } from './incidents.ts';
import { keeping } from './kept.ts';
import { type NewsShown, newsOf } from './news.ts';
import { type ShiftShown, watchNow } from './on-watch.ts';
import { type PeriodShown, periodsNow } from './periods.ts';
import { type QueueShown, queues } from './queue.ts';
import { scopeOf } from './scope.ts';

/** What runs at this moment, for a screen that is read from afar. */
export interface Wall {
  readonly bureau: string;
  readonly day: string;
  readonly clock: string;
  readonly running: readonly PeriodShown[];
  readonly next: PeriodShown | undefined;
  readonly incidents: readonly IncidentShown[];
  readonly alerts: AlertsOut;
  readonly watch: readonly ShiftShown[];
  readonly cases: OpenCases;
  readonly queues: readonly QueueShown[];
  readonly news: readonly NewsShown[];
}

/** A wall is drawn anew so often: nobody can tell younger counts apart. */
const freshMs = 10_000;
const mostCases = 6;
const mostNews = 8;

export async function wall(deps: Deps, visitor: Visitor, now: Instant): Promise<Wall> {
  const scope = scopeOf(visitor);
  const askedMs = deps.wall.now();
  const [bureau, { running, next }, out, watch, open, waiting, incidents] = await Promise.all([
    loadBureau(deps.table),
    periodsNow(deps, now),
    alertsOut(deps, { scope, now }),
    watchNow(deps, visitor, now),
    openCases(deps, { scope, today: dayOf(now), most: mostCases }),
    queues(deps),
    incidentList(deps, { visitor, shelf: 'open' }, now),
  ]);
  const [alerts, cases] = [out.value, open.value];
  // What a city's counts do not hold yet is not claimed.
  const agoMs = askedMs - Math.min(out.asOfMs, open.asOfMs);
  const behindMs = agoMs < freshMs ? 0 : agoMs;
  const watched = [
    ...incidents.map(({ id, name, where }) => ({ pk: keys.incident(id).pk, name: `${name} ${where}` })),
    ...alerts.rows.map(({ id, name }) => ({ pk: keys.alert(id).pk, name })),
    ...cases.first.map(({ number, unit }) => ({
      pk: keys.case(number).pk,
      name: `${number} ${unit}`.trim(),
    })),
    ...watch.map(({ day, id, name }) => ({ pk: `shift#${id}`, name: `${dayWords(day)}${name}` })),
  ];
  return {
    ...{ bureau: bureau?.value.name ?? '', day: dayWords(dayOf(now)), clock: clockOf(later(now, -behindMs)) },
    ...{ running, next, incidents, alerts, watch, cases, queues: waiting },
    news: await newsOf(deps, watched, { now, most: mostNews }),
  };
}

/** Two hundred walls that fetch within so long of each other are drawn from one look. */
const sameMs = 2_000;

/** The wall for a screen that fetches it again and again; whoever has the same rights shares it for a moment. */
export const wallAgain = keeping(
  {
    keyOf: ({ visitor, now }: { visitor: Visitor; now: Instant }) =>
      JSON.stringify([visitor.roles, visitor.units, visitor.street, dayOf(now), clockOf(now)]),
    sameMs,
  },
  (deps: Deps, { visitor, now }) => wall(deps, visitor, now),
);
