import { holidayIn, lunarDateIn } from '../../conversation/duty/periods.ts';
import type { Calendar } from '../../domain/alerts/calendar.ts';
import type { HolidayName, HolidayYear } from '../../domain/alerts/holiday-year.ts';
import { type Day, plusDays } from '../../domain/time.ts';
import { anchorsOf } from '../../feeds/calendar/anchors.ts';
import { calendarAround } from '../../feeds/calendar/holidays.ts';
import type { Deps } from '../deps.ts';
import { learnedYears } from '../workdays.ts';

export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** As spanOf, by the notices too that the bureau read in itself. */
export async function namedSpan(deps: Deps, reference: string, today: Day): Promise<Span | undefined> {
  return spanOf(reference, today, await learnedYears(deps));
}

/** The days a period's name means, the next that is not over: 国庆, 春节, 初二. Undefined for what the calendar does not hold. */
export function spanOf(
  reference: string,
  today: Day,
  learned: readonly HolidayYear[] = [],
): Span | undefined {
  const year = Number(today.slice(0, 4));
  const date = lunarDateIn(reference);
  if (date !== undefined) return lunarSpan(date, year, today);
  const name = holidayIn(reference);
  return name && holidaySpan(name, calendarAround(year, learned), today);
}

/** The first month of the moon's year begins with the spring festival; its eve is the day before. */
function lunarSpan(date: number, year: number, today: Day): Span | undefined {
  const days = [year, year + 1].map((one) => plusDays(anchorsOf(one).springFestival, date - 1));
  const day = days.find((one) => one >= today);
  return day && { from: day, until: day };
}

function holidaySpan(name: HolidayName, { years }: Calendar, today: Day): Span | undefined {
  const spans = years.flatMap(({ holidays }) =>
    holidays.flatMap(({ names, off }) => {
      const [from, until] = [off[0], off.at(-1)];
      return names.includes(name) && from && until ? [{ from, until }] : [];
    }),
  );
  return spans.find(({ until }) => until >= today);
}
