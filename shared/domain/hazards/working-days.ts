import { type Day, plusDays, weekdayOf } from '../time.ts';

/** Whether a day is one on which offices rest; the calendar is another topic's and comes in with the flow. */
export type IsRest = (on: Day) => boolean;

/** Short terms would be eaten by a holiday: they count working days only. */
const shortDays = 5;

/** The day that many days after `from`: short terms in working days, longer ones as the calendar has it, ending on a working day. */
export function dueIn(from: Day, days: number, { isRest, working = false }: Counting): Day {
  return working || days <= shortDays
    ? workingDaysAfter(from, days, isRest)
    : nextWorking(plusDays(from, days), isRest);
}

export interface Counting {
  readonly isRest: IsRest;
  /** Said in so many words: 十个工作日. */
  readonly working?: boolean;
}

function workingDaysAfter(from: Day, days: number, isRest: IsRest): Day {
  let on = from;
  for (let left = days; left > 0; ) {
    on = plusDays(on, 1);
    if (!isRest(on)) left -= 1;
  }
  return on;
}

export function nextWorking(from: Day, isRest: IsRest): Day {
  return isRest(from) ? nextWorking(plusDays(from, 1), isRest) : from;
}

export function lastWorking(until: Day, isRest: IsRest): Day {
  return isRest(until) ? lastWorking(plusDays(until, -1), isRest) : until;
}

export const weekends: Counting = { isRest: (on) => weekdayOf(on) > 5 };
