import type { PersonId } from '../ids.ts';
import { at, type Day, dayOf, type Instant, plusDays, weekdayOf } from '../time.ts';
import type { Audience } from './broadcast.ts';
import { type Calendar, isRestDay, lastWorkdayBefore } from './calendar.ts';

/** Words that go out once at an hour, or come back each week with another of their variants. */
export interface Tip {
  readonly id: string;
  readonly by: PersonId;
  readonly audience: Audience;
  readonly variants: readonly string[];
  readonly clock: string;
  /** 1 is Monday; missing where it goes out once. */
  readonly weekday?: number;
  readonly next?: Instant;
  readonly sent: number;
}

/** Nobody reads the same sentence each week. */
export function wordsNow({ variants, sent }: Tip): string {
  return variants[sent % variants.length] ?? '';
}

/** The tip after it went out. */
export function afterSending(tip: Tip, now: Instant, calendar: Calendar): Tip {
  const { next: _, ...rest } = tip;
  const sent = tip.sent + 1;
  return tip.weekday === undefined
    ? { ...rest, sent }
    : { ...rest, sent, next: nextWeek(tip, now, calendar) };
}

/** What would fall on a rest day goes out on the last working day before it, in the afternoon. */
const movedClock = '15:00';

export function nextWeek(
  { weekday = 1, clock }: Pick<Tip, 'weekday' | 'clock'>,
  now: Instant,
  calendar: Calendar,
): Instant {
  let day = dayOf(now);
  for (let ahead = 0; ahead < 15; ahead += 1, day = plusDays(day, 1)) {
    const due = weekdayOf(day) === weekday ? dueOn(day, clock, calendar) : undefined;
    if (due !== undefined && due > now) return due;
  }
  return at(day, clock);
}

function dueOn(day: Day, clock: string, calendar: Calendar): Instant {
  return isRestDay(calendar, day) ? at(lastWorkdayBefore(calendar, day), movedClock) : at(day, clock);
}
