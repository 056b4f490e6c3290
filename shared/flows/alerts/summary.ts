import { type Figures, summaryCard } from '../../conversation/alerts/words-summary.ts';
import type { Period } from '../../domain/alerts/periods.ts';
import { endOf } from '../../domain/duty/shift.ts';
import type { Case } from '../../domain/hazards/case.ts';
import type { Card } from '../../domain/message.ts';
import { type Day, dayOf, daysBetween, plusDays } from '../../domain/time.ts';
import { alertsOn } from '../../store/alert-days.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { loadBureau } from '../../store/directory.ts';
import { shiftsWithin } from '../../store/duty.ts';
import { casesOn, loadCase } from '../../store/hazards.ts';
import { incidentsListed } from '../../store/incidents.ts';
import { checksOn } from '../../store/spot-checks.ts';
import { visitsWithin } from '../../store/visits.ts';
import { zeroReports } from '../../store/zero.ts';
import type { Deps } from '../deps.ts';

/** What a period came to, in the form officials use, from what is stored; what is not stored is said to be missing. */
export async function summaryOf(deps: Deps, period: Period, today: Day): Promise<Card> {
  const until = period.end < today ? period.end : today;
  if (until < period.start) return summaryCard(period, undefined);
  const days = Array.from({ length: daysBetween(period.start, until) + 1 }, (_, nth) =>
    plusDays(period.start, nth),
  );
  const [duty, checks, zeros, warnings, hazards, incidents, visits] = await Promise.all([
    dutyOf(deps, period.start, until),
    countOn(days, (day) => checksOn(deps.table, day)),
    countOn(days, (day) => zeroReports(deps.table, day)),
    countOn(days, (day) => warningsOn(deps, day)),
    hazardsOf(deps, { from: period.start, until }),
    incidentsOf(deps, { from: period.start, until }),
    visitsWithin(deps.table, { from: period.start, until }),
  ]);
  const figures: Figures = {
    ...duty,
    checks,
    zeros,
    warnings,
    ...hazards,
    incidents,
    ...(visits && { visits }),
  };
  return summaryCard(period, figures, until);
}

type Span = { readonly from: Day; readonly until: Day };

async function dutyOf(deps: Deps, from: Day, until: Day): Promise<Pick<Figures, 'rostered' | 'onDuty'>> {
  const [shifts, bureau] = await Promise.all([
    shiftsWithin(deps.table, { from, until }),
    loadBureau(deps.table),
  ]);
  // Nobody was awaited before the house watched.
  const awaited = shifts.filter(({ value }) => endOf(value) > (bureau?.value.bornAt ?? 0));
  const places = awaited.flatMap(({ value }) => value.places).filter(({ role }) => role !== 'standby');
  return { rostered: places.length, onDuty: places.filter(({ arrival }) => arrival).length };
}

async function countOn(
  days: readonly Day[],
  read: (day: Day) => Promise<readonly unknown[]>,
): Promise<number> {
  return (await Promise.all(days.map(read))).reduce((sum, found) => sum + found.length, 0);
}

/** One that was called back was no warning to anybody. */
async function warningsOn(deps: Deps, day: Day): Promise<readonly unknown[]> {
  const listed = await alertsOn(deps.table, day, 'warning');
  const found = await Promise.all(listed.map((id) => loadBroadcast(deps.table, id)));
  return found.filter((stored) => stored?.value.state !== 'recalled');
}

/** Numbers are leased in blocks, so that a few may be out of order; beyond these nothing later follows. */
const slack = 200;
const atOnce = 50;

/** From the newest back until they are older than the period: what lies before costs little. */
async function hazardsOf(deps: Deps, { from, until }: Span): Promise<Pick<Figures, 'hazards' | 'rectified'>> {
  const numbers = (await casesOn(deps.table, 'all')).map(({ number }) => number);
  const found: Case[] = [];
  for (const some of inPieces(numbers.sort().reverse())) {
    const cases = await Promise.all(some.map((number) => loadCase(deps.table, number)));
    found.push(...cases.flatMap((one) => one?.value ?? []));
    if (found.filter(({ openedAt }) => dayOf(openedAt) < from).length > slack) break;
  }
  const within = found.filter(({ openedAt, state }) => {
    const day = dayOf(openedAt);
    return day >= from && day <= until && state !== 'invalid';
  });
  return { hazards: within.length, rectified: within.filter(({ state }) => state === 'closed').length };
}

function inPieces<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, piece) =>
    all.slice(piece * atOnce, (piece + 1) * atOnce),
  );
}

async function incidentsOf(deps: Deps, { from, until }: Span): Promise<number> {
  const shelves = await Promise.all(
    (['open', 'over'] as const).map((shelf) => incidentsListed(deps.table, shelf)),
  );
  const days = shelves
    .flat()
    .flatMap(({ value: { kind, openedAt, sameAs, dismissed } }) =>
      kind === 'incident' && sameAs === undefined && !dismissed ? dayOf(openedAt) : [],
    );
  return days.filter((day) => day >= from && day <= until).length;
}
