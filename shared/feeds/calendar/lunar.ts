import { LunarDay, type SolarDay, SolarTerm } from 'tyme4ts';
import type { Anchors } from '../../domain/alerts/statutory.ts';
import { type Day, day } from '../../domain/time.ts';

/** The days of a year that the holidays hang on. Valid for any year since the calendar's reform of 1645. */
export function anchorsOf(year: number): Anchors {
  return {
    springFestival: lunarDay(year, 1, 1),
    qingming: solarTermDay(year, '清明'),
    dragonBoat: lunarDay(year, 5, 5),
    midAutumn: lunarDay(year, 8, 15),
  };
}

/** The day on which a day of the lunar year falls. Throws if that month has no such day. */
export function lunarDay(year: number, month: number, date: number): Day {
  return dayText(LunarDay.fromYmd(year, month, date).getSolarDay());
}

/** The day of a solar term within the civil year. The library counts a year's terms from the winter solstice before it. */
export function solarTermDay(year: number, name: string): Day {
  const found = dayText(SolarTerm.fromName(year, name).getJulianDay().getSolarDay());
  return found.startsWith(`${year}-`)
    ? found
    : dayText(
        SolarTerm.fromName(year + 1, name)
          .getJulianDay()
          .getSolarDay(),
      );
}

function dayText(on: SolarDay): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return day(`${on.getYear()}-${two(on.getMonth())}-${two(on.getDay())}`);
}
