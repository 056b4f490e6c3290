import { type Calendar, yearOf } from '../../domain/alerts/calendar.ts';
import { modeOf } from '../../domain/alerts/mode.ts';
import { type Period, periodsOf } from '../../domain/alerts/periods.ts';
import { type Push, pushesOf } from '../../domain/alerts/pushes.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import { holdsYear } from '../../feeds/calendar/anchors.ts';
import { calendarAround } from '../../feeds/calendar/holidays.ts';
import { recurringIn, reportedLianghui } from '../../feeds/calendar/periods.ts';
import type { PeriodPlan } from '../../store/periods.ts';

export type Known = Pick<PeriodPlan, 'lianghui' | 'years' | 'own' | 'modes'>;

/** The house does not ask where it lies: these are the rules of most districts. */
const where = ['south', 'coast'] as const;

export function calendarOfYear(year: number, known: Known): Calendar {
  return calendarAround(year, known.years);
}

export function periodsOfYear(year: number, known: Known): Period[] {
  return periodsOf(year, {
    calendar: calendarOfYear(year, known),
    lianghui: [...reportedLianghui, ...known.lianghui],
    recurring: recurringIn(where),
    own: known.own,
  });
}

/** Every period with a day in a year, soonest first: winter began the year before. None where the table has no such year. */
export function periodsThrough(year: number, known: Known): Period[] {
  if (!holdsYear(year)) return [];
  return [year - 1, year, year + 1]
    .flatMap((one) => periodsOfYear(one, known))
    .filter(({ start, end }) => yearOf(start) <= year && yearOf(end) >= year);
}

const kept = new Map<string, readonly Push[]>();

/** Every push from last year's periods to next year's, soonest first. Worked out once for what is known, not at each look. */
export function pushesAround(now: Instant, { lianghui, years, own, modes }: Known): readonly Push[] {
  const year = yearOf(dayOf(now));
  const key = JSON.stringify([year, lianghui, years, own, modes]);
  const before = kept.get(key);
  if (before) return before;
  const found = workedOut(year, { lianghui, years, own, modes });
  kept.clear();
  kept.set(key, found);
  return found;
}

function workedOut(year: number, known: Known): Push[] {
  const calendar = calendarOfYear(year, known);
  const periods = [year - 1, year, year + 1].flatMap((one) => periodsOfYear(one, known));
  return periods
    .flatMap((period) => pushesOf(period, calendar, modeOf(period, known.modes[period.id])))
    .sort((one, other) => one.at - other.at);
}

/** Last year's periods, this year's and the next, soonest first: whatever somebody may speak of. */
export function periodsAround(today: Day, known: Known): Period[] {
  const year = yearOf(today);
  return [year - 1, year, year + 1].flatMap((one) => periodsOfYear(one, known));
}
