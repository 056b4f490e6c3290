import { toAll } from '../../conversation/alerts/words-audience.ts';
import type { Signature } from '../../conversation/alerts/words-card.ts';
import type { Preview } from '../../conversation/alerts/words-preview.ts';
import { assessmentDueBy } from '../../domain/alerts/assessment.ts';
import type { Audience, Broadcast } from '../../domain/alerts/broadcast.ts';
import { workingHoursAfter, yearOf } from '../../domain/alerts/calendar.ts';
import { graveAckMs } from '../../domain/alerts/ladder.ts';
import type { Period } from '../../domain/alerts/periods.ts';
import { keyOf, mostUnits, type Plan, planOf, type Target } from '../../domain/alerts/plan.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import { isGrave } from '../../domain/alerts/warning.ts';
import type { Lane } from '../../domain/decision.ts';
import { spanMs } from '../../domain/delivery/windows.ts';
import { limitsOf } from '../../domain/delivery.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Group, Unit } from '../../domain/directory/unit.ts';
import { type AlertId, type PersonId, weatherId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message.ts';
import { dayOf, type Instant, later } from '../../domain/time.ts';
import { calendarAround } from '../../feeds/calendar/holidays.ts';
import { copiesOf } from '../../store/alert-waves.ts';
import { allGroups, allPeople, allUnits, loadBureau } from '../../store/directory.ts';
import { loadPeriodPlan } from '../../store/periods.ts';
import { rollOf } from '../../store/rolls.ts';
import { loadAssessment } from '../../store/weather-records.ts';
import type { Deps } from '../deps.ts';
import { unreached } from '../reach.ts';
import { placeOf } from './weather-place.ts';

/** The whole directory as one broadcast needs it: read once for a preview, once for the sending. */
export interface Everybody {
  readonly units: readonly Unit[];
  readonly groups: readonly Group[];
  readonly people: ReadonlyMap<PersonId, Person>;
}

export async function everybody(deps: Deps): Promise<Everybody> {
  const [units, groups, people] = await Promise.all([
    allUnits(deps.table),
    allGroups(deps.table),
    allPeople(deps.table),
  ]);
  return {
    units: units.map(({ value }) => value),
    groups: groups.map(({ value }) => value),
    people: new Map(people.map(({ value }) => [value.id, value])),
  };
}

/** A period of one street asks that street alone. */
export function audienceOfPeriod({ region }: Pick<Period, 'region'>): Audience {
  return { ...toAll, streets: region ? [region] : [] };
}

/** Who gets it, as things stand now. A correction goes to exactly those who got what it corrects. */
export async function planFor(deps: Deps, broadcast: Broadcast, all: Everybody): Promise<Plan> {
  if (broadcast.corrects) return planOfReceivers(deps, broadcast.corrects, broadcast.asks);
  return planOf(broadcast.audience, all, (person) => isReachable(all.people.get(person)));
}

export function isReachable(person: Person | undefined): boolean {
  return person?.active === true && person.addresses.length > 0;
}

/** `asks`: its units are on the roll anew, each where it was asked before. */
async function planOfReceivers(deps: Deps, corrected: AlertId, asks: boolean): Promise<Plan> {
  const copies = (await copiesOf(deps.table, corrected)).filter(
    ({ value }) => value.state !== 'dead' && !value.recalled,
  );
  const targets = copies.map(
    ({ value }): Target => ({ to: value.to, first: true, units: [], cards: [], size: value.size }),
  );
  const groups = targets.filter(({ to }) => to.kind === 'group').length;
  const rolls = asks ? (await rollOf(deps.table, corrected)).map(({ value }) => value) : [];
  const reached = { units: rolls.length, groups, people: targets.length - groups, unreachable: 0 };
  return { targets: [...targets, ...asked(rolls, targets)], meant: [], unreachable: [], reached };
}

/** Whose copy never came is asked through nobody, so that the ladder finds its people. */
function asked(rolls: readonly Roll[], targets: readonly Target[]): Target[] {
  const living = new Set(targets.map(({ to }) => keyOf(to)));
  const shares = new Map<string, Roll[]>();
  for (const roll of rolls) {
    const key = [living.has(keyOf(roll.home)) ? keyOf(roll.home) : 'nobody', ...roll.cards].join(' ');
    shares.set(key, [...(shares.get(key) ?? []), roll]);
  }
  return [...shares.values()].flatMap((share) => {
    const [first] = share;
    const to = first && living.has(keyOf(first.home)) ? first.home : ({ kind: 'nobody' } as const);
    const pieces = Math.ceil(share.length / mostUnits);
    return Array.from({ length: pieces }, (_, piece) => ({
      ...{ to, first: false, cards: first?.cards ?? [], size: share.length },
      units: share.slice(piece * mostUnits, (piece + 1) * mostUnits).map(({ unit }) => unit),
    }));
  });
}

export function laneOf(broadcast: Pick<Broadcast, 'grave'>): Lane {
  return broadcast.grave ? 'red' : 'blue';
}

/** How long the courier needs, by the limits of the slowest channel that takes part. */
export function spanOf(broadcast: Broadcast, plan: Plan, all: Everybody): number {
  const counts = new Map<Channel, number>();
  const groups = new Map(all.groups.map((group) => [group.id, group]));
  for (const { to, first } of plan.targets) {
    if (!first || to.kind === 'nobody') continue;
    const at = to.kind === 'group' ? groups.get(to.group)?.address : all.people.get(to.person)?.addresses[0];
    if (at) counts.set(at.channel, (counts.get(at.channel) ?? 0) + 1);
  }
  const spans = [...counts].map(([channel, count]) => {
    const { perCall, slackMs } = limitsOf(channel);
    return spanMs({ windows: perCall, slackMs }, laneOf(broadcast), count);
  });
  return Math.max(1_000, ...spans);
}

export async function signatureOf(deps: Deps): Promise<Signature | undefined> {
  return (await loadBureau(deps.table))?.value;
}

/** All that the one who decides is shown. */
export async function previewOf(
  deps: Deps,
  broadcast: Broadcast,
  { all, now }: { all: Everybody; now: Instant },
): Promise<Preview> {
  const [plan, by] = await Promise.all([planFor(deps, broadcast, all), signatureOf(deps)]);
  const active = all.units.filter((unit) => unit.active);
  const [assessBy, place] = await Promise.all([assessByOf(deps, broadcast, now), placeOf(deps, broadcast)]);
  return {
    ...{
      by,
      now,
      reached: plan.reached,
      spanMs: spanOf(broadcast, plan, all),
      ackBy: await ackByOf(deps, broadcast, now),
    },
    ...(assessBy !== undefined && { assessBy }),
    ...(place && { place }),
    streets: counted(plan.meant.map(({ street }) => street)),
    kinds: counted(plan.meant.map(({ kind }) => kind)),
    ...lostOf(deps, plan, all),
    choice: {
      streets: distinct(active.flatMap(({ street }) => (street === '' ? [] : street))),
      kinds: distinct(active.map(({ kind }) => kind)),
    },
  };
}

/** What an officer is about to pass on wants an assessment too, unless it has one. */
async function assessByOf(deps: Deps, { warning, event, drill }: Broadcast, now: Instant) {
  if (!warning || event === undefined || drill || !isGrave(warning)) return undefined;
  const id = weatherId(event);
  const before = (await loadAssessment(deps.table, id))?.value;
  return assessmentDueBy(before, { event: id, colour: warning.colour, now });
}

/** Who gets nothing, and who gets it in a group only, where nobody of theirs could confirm. */
function lostOf(deps: Deps, plan: Plan, all: Everybody): Pick<Preview, 'unreachable' | 'unbound'> {
  const [lost, meant] = [plan.unreachable, plan.meant].map((units) => new Set(units.map(({ id }) => id)));
  const unbound = unreached(
    deps,
    all.units.filter(({ id }) => meant?.has(id) && !lost?.has(id)),
    [...all.people.values()],
  );
  return {
    unreachable: all.units.flatMap(({ id, name }) => (lost?.has(id) ? name : [])),
    unbound: unbound.map(({ name }) => name),
  };
}

function counted(values: readonly string[]): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Half an hour for an orange or red warning, else four hours of office time. */
export async function ackByOf(deps: Deps, broadcast: Broadcast, now: Instant): Promise<Instant> {
  if (broadcast.grave) return later(now, graveAckMs);
  const hours = 4;
  const learned = (await loadPeriodPlan(deps.table))?.value.years;
  return workingHoursAfter(calendarAround(yearOf(dayOf(now)), learned), now, hours);
}
