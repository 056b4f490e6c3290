import { type Refusal, refuse } from '../decision.ts';
import { at, type Day, dayOf, HOUR_MS, type Instant, later, plusDays, weekdayOf } from '../time.ts';
import type { HolidayYear } from './holiday-year.ts';

/** The working days of all known years. Years that are not among them have weekends only. */
export interface Calendar {
  readonly years: readonly HolidayYear[];
  readonly off: ReadonlySet<Day>;
  readonly worked: ReadonlySet<Day>;
}

/** One of a year wins over an earlier one of the same year; an announced one over a statutory one. */
export function calendarOf(known: readonly HolidayYear[]): Calendar {
  const byYear = new Map<number, HolidayYear>();
  for (const one of known) if (one.announced || !byYear.get(one.year)?.announced) byYear.set(one.year, one);
  const years = [...byYear.values()].sort((one, other) => one.year - other.year);
  const holidays = years.flatMap((year) => year.holidays);
  return {
    years,
    off: new Set(holidays.flatMap(({ off }) => off)),
    worked: new Set(holidays.flatMap(({ makeUp }) => makeUp)),
  };
}

/** Whether the day's year was announced, so that nothing about it is a guess. */
export function isCertain(calendar: Calendar, on: Day): boolean {
  return calendar.years.some(({ year, announced }) => announced && year === yearOf(on));
}

export function isRestDay(calendar: Calendar, on: Day): boolean {
  if (calendar.off.has(on)) return true;
  return weekdayOf(on) > 5 && !calendar.worked.has(on);
}

export function isWorkday(calendar: Calendar, on: Day): boolean {
  return !isRestDay(calendar, on);
}

/** The weekend days of a year that are worked; nobody can say before they are announced. */
export function makeUpDays(
  calendar: Calendar,
  year: number,
): { readonly ok: true; readonly days: readonly Day[] } | Refusal<'not-announced'> {
  const known = calendar.years.find((one) => one.year === year);
  if (!known?.announced) return refuse('not-announced');
  return { ok: true, days: known.holidays.flatMap(({ makeUp }) => makeUp).sort() };
}

export function lastWorkdayBefore(calendar: Calendar, on: Day): Day {
  const before = plusDays(on, -1);
  return isWorkday(calendar, before) ? before : lastWorkdayBefore(calendar, before);
}

/** The day itself if it is worked. */
export function nextWorkday(calendar: Calendar, from: Day): Day {
  return isWorkday(calendar, from) ? from : nextWorkday(calendar, plusDays(from, 1));
}

/** Office hours of the bureau on a working day. */
const officeHours = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
] as const;

/** The moment at which that many office hours have passed since `from`. */
export function workingHoursAfter(calendar: Calendar, from: Instant, hours: number): Instant {
  let left = hours * HOUR_MS;
  let on = dayOf(from);
  while (true) {
    for (const [opens, closes] of isWorkday(calendar, on) ? officeHours : []) {
      const start = Math.max(at(on, opens), from);
      const open = Math.max(0, at(on, closes) - start);
      if (left <= open) return later(from, start - from + left);
      left -= open;
    }
    on = plusDays(on, 1);
  }
}

export function yearOf(on: Day): number {
  return Number(on.slice(0, 4));
}
