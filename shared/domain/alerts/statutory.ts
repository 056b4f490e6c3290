import { type Day, day, plusDays } from '../time.ts';
import type { Holiday, HolidayName, HolidayYear } from './holiday-year.ts';

/** The days of a year that move with moon and sun. */
export interface Anchors {
  readonly springFestival: Day;
  readonly qingming: Day;
  readonly dragonBoat: Day;
  readonly midAutumn: Day;
}

/**
 * What is certain of a year nobody announced yet: the statutory days by the rules of 2024-11-10, without any weekend
 * joined to them and without make-up days.
 */
export function statutoryYear(year: number, anchors: Anchors): HolidayYear {
  const holidays = [
    holiday('new-year', day(`${year}-01-01`), 1),
    holiday('spring-festival', plusDays(anchors.springFestival, -1), 4),
    holiday('qingming', anchors.qingming, 1),
    holiday('labour-day', day(`${year}-05-01`), 2),
    holiday('dragon-boat', anchors.dragonBoat, 1),
    holiday('mid-autumn', anchors.midAutumn, 1),
    holiday('national-day', day(`${year}-10-01`), 3),
  ];
  return { year, announced: false, source: 'statutory-2024-11-10', holidays };
}

function holiday(name: HolidayName, from: Day, days: number): Holiday {
  return {
    names: [name],
    off: Array.from({ length: days }, (_, place) => plusDays(from, place)),
    makeUp: [],
  };
}
