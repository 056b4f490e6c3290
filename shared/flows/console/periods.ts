import { periodName } from '../../conversation/alerts/words-periods.ts';
import { spanOfDays } from '../../conversation/console/words-wall.ts';
import { yearOf } from '../../domain/alerts/calendar.ts';
import { covers, type Period } from '../../domain/alerts/periods.ts';
import { type Day, dayOf, daysBetween, type Instant } from '../../domain/time.ts';
import { loadPeriodPlan } from '../../store/periods.ts';
import { periodsAround, periodsOfYear } from '../alerts/year.ts';
import type { Deps } from '../deps.ts';

export interface PeriodShown {
  readonly id: string;
  readonly name: string;
  readonly kind: Period['kind'];
  readonly start: Day;
  readonly end: Day;
  readonly dates: string;
  readonly tentative: boolean;
  readonly running: boolean;
  /** Days until it begins; negative once it has. */
  readonly inDays: number;
}

/** The periods of a year, soonest first. */
export async function periodsIn(deps: Deps, year: number, now: Instant): Promise<PeriodShown[]> {
  const plan = (await loadPeriodPlan(deps.table))?.value ?? { lianghui: [], years: [], own: [], modes: {} };
  const today = dayOf(now);
  return periodsOfYear(year, plan).map((period) => shown(period, today));
}

/** What is not over yet, this year's and the next's, soonest first. */
export async function periodsAhead(
  deps: Deps,
  now: Instant,
): Promise<readonly { readonly period: Period; readonly shown: PeriodShown }[]> {
  const plan = (await loadPeriodPlan(deps.table))?.value ?? { lianghui: [], years: [], own: [], modes: {} };
  const today = dayOf(now);
  const ahead = periodsAround(today, plan).filter(({ end }) => end >= today);
  return ahead.map((period) => ({ period, shown: shown(period, today) }));
}

/** What runs today, and what comes next. */
export async function periodsNow(
  deps: Deps,
  now: Instant,
): Promise<{ readonly running: readonly PeriodShown[]; readonly next: PeriodShown | undefined }> {
  const year = yearOf(dayOf(now));
  const all = (await Promise.all([year - 1, year, year + 1].map((one) => periodsIn(deps, one, now)))).flat();
  return {
    running: all.filter(({ running }) => running),
    next: all.filter(({ inDays }) => inDays > 0).sort((one, other) => one.inDays - other.inDays)[0],
  };
}

function shown(period: Period, today: Day): PeriodShown {
  const { id, kind, start, end } = period;
  return {
    ...{ id, kind, start, end, name: periodName(period), dates: spanOfDays(start, end) },
    tentative: period.status === 'tentative' || period.endStatus === 'tentative',
    running: covers(period, today),
    inDays: daysBetween(today, start),
  };
}
