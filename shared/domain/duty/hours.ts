import { at, type Day, HOUR_MS, type Instant, plusDays } from '../time.ts';

/** When a watch begins on its day and when it ends, 'HH:mm'; an end that is not after the begin is the next day's. */
export interface Hours {
  readonly from: string;
  readonly until: string;
}

/** Kinds of watch by their hours. */
type Kind = 'day' | 'night' | 'whole';

/** What a watch has where its roster names no hours. */
export const usualHours: Readonly<Record<Kind, Hours>> = {
  day: { from: '08:00', until: '20:00' },
  night: { from: '20:00', until: '08:00' },
  whole: { from: '08:00', until: '08:00' },
};

export const isSameHours = (one: Hours, other: Hours): boolean =>
  one.from === other.from && one.until === other.until;

export const isOvernight = ({ from, until }: Hours): boolean => until <= from;

export function spanOn(day: Day, hours: Hours): { readonly start: Instant; readonly end: Instant } {
  const last = isOvernight(hours) ? plusDays(day, 1) : day;
  return { start: at(day, hours.from), end: at(last, hours.until) };
}

/** A watch of twenty hours is a whole day's; one that runs into the night or begins in it is the night's. */
export function kindOf(hours: Hours): Kind {
  const { start, end } = spanOn('2026-01-01' as Day, hours);
  if (end - start >= 20 * HOUR_MS) return 'whole';
  return isOvernight(hours) || hours.from >= '17:00' || hours.from < '05:00' ? 'night' : 'day';
}

/** Hours that a text names, and where; none where they last longer than a day. */
export interface HoursHit {
  readonly hours?: Hours;
  readonly start: number;
  readonly end: number;
}

/** Finds the first hours in a text; sentences and workbooks write them alike. */
export type ReadHours = (text: string) => HoursHit | undefined;
