import * as z from 'zod/mini';
import { type Calendar, calendarOf } from '../../domain/alerts/calendar.ts';
import { type HolidayYear, holidayNames } from '../../domain/alerts/holiday-year.ts';
import { statutoryYear } from '../../domain/alerts/statutory.ts';
import { day, daysBetween, plusDays } from '../../domain/time.ts';
import { anchorsOf } from './anchors.ts';
import data from './holidays.json' with { type: 'json' };

const dayText = z.pipe(z.string(), z.transform(day));
const fileSchema = z.object({
  edition: z.literal(1),
  years: z.array(
    z.object({
      year: z.number(),
      source: z.string(),
      holidays: z.array(
        z.object({
          names: z.array(z.enum(holidayNames)),
          from: dayText,
          to: dayText,
          makeUp: z.array(dayText),
        }),
      ),
    }),
  ),
});

/** The announced years that come with the house. */
export const announcedYears: readonly HolidayYear[] = fileSchema
  .parse(data)
  .years.map(({ year, source, holidays }) => ({
    ...{ year, source, announced: true },
    holidays: holidays.map(({ names, from, to, makeUp }) => ({
      ...{ names, makeUp },
      off: Array.from({ length: daysBetween(from, to) + 1 }, (_, place) => plusDays(from, place)),
    })),
  }));

const none: readonly HolidayYear[] = [];
const made = new WeakMap<readonly HolidayYear[], Map<number, Calendar>>();

/**
 * The working days of the year before `year` to the year after it. `learned` are the years the bureau read in by
 * itself; a year that nobody announced has its statutory days. Made out once for the same learned years.
 */
export function calendarAround(year: number, learned: readonly HolidayYear[] = none): Calendar {
  const known = made.get(learned) ?? new Map<number, Calendar>();
  made.set(learned, known);
  const calendar = known.get(year) ?? calendarWith(year, learned);
  if (known.size < mostYears) known.set(year, calendar);
  return calendar;
}

/** Anybody may ask for any year. */
const mostYears = 20;

function calendarWith(year: number, learned: readonly HolidayYear[]): Calendar {
  const near = [year - 1, year, year + 1];
  const guessed = near.map((one) => statutoryYear(one, anchorsOf(one)));
  const announced = [...announcedYears, ...learned].filter((one) => near.includes(one.year));
  return calendarOf([...guessed, ...announced]);
}
