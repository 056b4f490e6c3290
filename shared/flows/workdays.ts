import { isRestDay, yearOf } from '../domain/alerts/calendar.ts';
import type { HolidayYear } from '../domain/alerts/holiday-year.ts';
import { type Day, dayOf, type Instant } from '../domain/time.ts';
import { calendarAround } from '../feeds/calendar/holidays.ts';
import { loadPeriodPlan } from '../store/periods.ts';
import type { Deps } from './deps.ts';

/** Which days the offices rest, by the official calendar and what the bureau read in itself. */
export async function restDays({ table }: Pick<Deps, 'table'>, now: Instant): Promise<(on: Day) => boolean> {
  const calendar = calendarAround(yearOf(dayOf(now)), await learnedYears({ table }));
  return (on) => isRestDay(calendar, on);
}

/** The years whose notices the bureau read in itself. */
export async function learnedYears({ table }: Pick<Deps, 'table'>): Promise<readonly HolidayYear[]> {
  return (await loadPeriodPlan(table))?.value.years ?? [];
}

/** The years of some days whose holidays are not announced yet. */
export async function uncertainYears(
  { table }: Pick<Deps, 'table'>,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<readonly number[]> {
  const learned = (await loadPeriodPlan(table))?.value.years ?? [];
  const calendar = calendarAround(yearOf(from), learned);
  const years = [...new Set([from, until])].map(yearOf);
  return [...new Set(years)].filter(
    (year) => !calendar.years.some((one) => one.announced && one.year === year),
  );
}
