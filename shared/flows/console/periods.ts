import { periodName } from '../../conversation/alerts/words-periods.ts';
import { daysWords, shortDay } from '../../conversation/clock.ts';
import { covers, type Period } from '../../domain/alerts/periods.ts';
import { type Day, dayOf, daysBetween, type Instant } from '../../domain/time.ts';
import { loadPeriodPlan } from '../../store/periods.ts';
import { periodsAround, periodsThrough } from '../alerts/year.ts';
import type { Deps } from '../deps.ts';

export interface PeriodShown {
  readonly id: string;
  readonly name: string;
  readonly kind: Period['kind'];
  readonly start: Day;
  readonly end: Day;
  readonly dates: string;
  /** Weekend days worked for it: 9月20日、10月10日. */
  readonly worked: string;
  /** The street it is for; '' where it is for all. */
  readonly street: string;
  readonly tentative: boolean;
  readonly running: boolean;
  /** Days until it begins; negative once it has. */
  readonly inDays: number;
}

/** The periods that have a day in a year, soonest first. */
export async function periodsIn(deps: Deps, year: number, now: Instant): Promise<PeriodShown[]> {
  const plan = (await loadPeriodPlan(deps.table))?.value ?? { lianghui: [], years: [], own: [], modes: {} };
  const today = dayOf(now);
  return periodsThrough(year, plan).map((period) => shown(period, today));
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
  const ahead = (await periodsAhead(deps, now)).map(({ shown }) => shown);
  return {
    running: ahead.filter(({ running }) => running),
    next: ahead.filter(({ inDays }) => inDays > 0).sort((one, other) => one.inDays - other.inDays)[0],
  };
}

function shown(period: Period, today: Day): PeriodShown {
  const { id, kind, start, end } = period;
  return {
    ...{ id, kind, start, end, name: periodName(period), dates: daysWords(start, end) },
    street: period.region ?? '',
    worked: (period.makeUp ?? []).map(shortDay).join('、'),
    tentative: period.status === 'tentative' || period.endStatus === 'tentative',
    running: covers(period, today),
    inDays: daysBetween(today, start),
  };
}
