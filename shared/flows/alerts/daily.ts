import { toAll } from '../../conversation/alerts/words-audience.ts';
import {
  basisWords,
  dailyMissed,
  dailySum,
  dailyWords,
  supplyLine,
} from '../../conversation/alerts/words-daily.ts';
import { basisOf, periodName } from '../../conversation/alerts/words-periods.ts';
import { type Audience, type Broadcast, draft } from '../../domain/alerts/broadcast.ts';
import { sumMinutes } from '../../domain/alerts/ladder.ts';
import { asking } from '../../domain/alerts/mode.ts';
import type { Period } from '../../domain/alerts/periods.ts';
import { hasRole, type Person } from '../../domain/directory/person.ts';
import { alertId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { at, type Day, dayOf, type Instant, isoOf, later, MINUTE_MS, plusDays } from '../../domain/time.ts';
import { loadPeriodPlan } from '../../store/periods.ts';
import type { Stored } from '../../store/record.ts';
import { askClock, openDailyPlan, putDailyPlan, supplyReports } from '../../store/reports.ts';
import { rollOf } from '../../store/rolls.ts';
import type { Row } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, type Send } from '../outcome.ts';
import { type Everybody, everybody } from './audience.ts';
import { rungTold, spread } from './in-pieces.ts';
import { launch } from './launch.ts';
import { silenceOf } from './silence.ts';
import { periodsAround } from './year.ts';

type Daily = 'zero' | 'supply';

/** Shops and markets that a household eats from. */
const supplyKinds = ['supermarket', 'wet_market', 'wholesale', 'logistics'];

/** 16:00: what the running periods ask for today, or nothing; and the row waits for tomorrow. */
export async function tickDaily(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const plan = openDailyPlan(row);
  const { day } = plan.value;
  const asked = at(day, askClock);
  if (asked > now) return { writes: [] };
  const next: Outcome = { writes: [putDailyPlan(laterDay(day, now), plan.version)] };
  const wanted = await wantedOn(deps, day);
  const all = wanted.length > 0 ? await everybody(deps) : undefined;
  if (!all) return next;
  const isLate = now > later(asked, sumMinutes * MINUTE_MS);
  const each = await Promise.all(
    wanted.map(async ([what, periods]) =>
      isLate
        ? spread(toOffice(all, { once: `daily.missed#${what}#${day}`, card: dailyMissed(what, day) }))
        : ask(deps, all, { what, periods, day, now }),
    ),
  );
  return each.reduce(join, next);
}

/** A clock that stood still for days asks for today only; those between are over. */
function laterDay(day: Day, now: Instant): Day {
  const today = dayOf(now);
  const open = now < at(today, askClock) ? today : plusDays(today, 1);
  return open > day ? open : plusDays(day, 1);
}

/** Which reports the periods of a day ask for, and which periods those are. */
export async function wantedOn(deps: Deps, day: Day): Promise<(readonly [Daily, readonly Period[]])[]> {
  const known = (await loadPeriodPlan(deps.table))?.value ?? { lianghui: [], years: [], own: [], modes: {} };
  const periods = periodsAround(day, known);
  return (['zero', 'supply'] as const).flatMap((what) => {
    const found = asking(periods, day, { wants: what, modes: known.modes });
    return found.length > 0 ? [[what, found] as const] : [];
  });
}

async function ask(
  deps: Deps,
  all: Everybody,
  { what, periods, day, now }: { what: Daily; periods: readonly Period[]; day: Day; now: Instant },
): Promise<Outcome> {
  const about = { id: alertId(deps.newId('al')), kind: 'period', daily: what, asks: true } as const;
  const statedBy = later(now, sumMinutes * MINUTE_MS);
  const broadcast = draft(
    {
      ...about,
      ...wordsOf(what, day, periods),
      audience: audienceOf(what, periods),
      notAfter: statedBy,
      statedBy,
    },
    now,
  );
  const done = await launch(deps, broadcast, { seen: 0, all, now, cause: `tick#${isoOf(now)}` });
  return done.ok ? done.outcome : { writes: [] };
}

export function wordsOf(what: Daily, day: Day, periods: readonly Period[]): { title: string; text: string } {
  const [first] = periods;
  const basis = first ? basisWords(periodName(first), basisOf(first)) : '';
  return dailyWords(what, day, basis);
}

/** A period of one street asks that street alone. */
export function audienceOf(what: Daily, periods: readonly Period[]): Audience {
  const regions = periods.map(({ region }) => region);
  const streets = regions.includes(undefined) ? [] : regions.flatMap((region) => region ?? []);
  return { ...toAll, streets, kinds: what === 'supply' ? supplyKinds : [] };
}

/** 17:30: the bureau reads the sum, each street its own silent units. */
export async function sumUp(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const { value } = stored;
  const what = value.daily ?? 'zero';
  const [silence, all, rolls] = await Promise.all([
    silenceOf(deps, value, () => true),
    everybody(deps),
    rollOf(deps.table, value.id),
  ]);
  const day = dayOf(value.sentAt ?? now);
  const told = rolls.filter(({ value: roll }) => roll.confirmed?.state === 'hazard');
  const mattersIn = (street?: string) =>
    told.flatMap(({ value: roll }) => (street === undefined || roll.street === street ? roll.name : []));
  const reports = what === 'supply' ? await supplyReports(deps.table, day) : [];
  const said = reports.map(({ value: one }) => supplyLine(one.name, one.days, one.text));
  const sum = dailySum(what, day, {
    total: silence.total,
    missing: silence.streets,
    said,
    matters: mattersIn(),
  });
  const streets = [...all.people.values()].flatMap((person): Send[] => {
    const own = silence.streets.filter(({ street }) => street === person.street);
    if (own.length === 0 || !hasRole(person, 'street')) return [];
    const total = silence.totals.get(person.street ?? '') ?? 0;
    const card = dailySum(what, day, { total, missing: own, said: [], matters: mattersIn(person.street) });
    return [sendTo(person, { once: `daily.sum#${value.id}`, card })];
  });
  const office = toOffice(all, { once: `daily.sum#${value.id}`, card: sum });
  return rungTold(deps, stored, { sends: [...office, ...streets], what: 'alert.summed-up' });
}

function toOffice(all: Everybody, told: { once: string; card: Card }): Send[] {
  const officers = [...all.people.values()].filter((person) => hasRole(person, 'administrator', 'officer'));
  return officers.map((person) => sendTo(person, told));
}

function sendTo({ id }: Person, { once, card }: { once: string; card: Card }): Send {
  return { once: `${once}#${id}`, to: { kind: 'person', person: id }, lane: 'blue', card };
}
