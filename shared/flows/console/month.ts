import { dayWords } from '../../conversation/clock.ts';
import { streetKey, unitKey } from '../../domain/duty/post.ts';
import { type Day, dayFrom, dayOf, type Instant, plusDays, weekdayOf } from '../../domain/time.ts';
import { allPosts, shiftsWithin } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import { mayChangeDay, ownStreet } from '../duty/submit-day.ts';
import type { Visitor } from '../speaker.ts';
import { unitsById } from '../units.ts';
import { record, withNumber } from './look.ts';
import { type ShiftShown, shownShift } from './on-watch.ts';
import { type PeriodShown, periodsIn } from './periods.ts';
import { scopeOf } from './scope.ts';

export interface DayShown {
  readonly day: Day;
  readonly date: number;
  readonly name: string;
  readonly isToday: boolean;
  readonly isWeekend: boolean;
  readonly periods: readonly string[];
  readonly shifts: readonly ShiftShown[];
}

export interface Month {
  readonly month: string;
  readonly before: string;
  readonly after: string;
  /** Whose watches these are: the bureau's, or a post's. */
  readonly post: string;
  readonly posts: readonly { readonly key: string; readonly name: string }[];
  /** Weeks from Monday on; a place before the first of the month and after its last is empty. */
  readonly weeks: readonly (readonly (DayShown | undefined)[])[];
  readonly isEmpty: boolean;
}

interface Wanted {
  readonly visitor: Visitor;
  readonly month: string;
  readonly post: string;
  /** What stands beside it. */
  readonly watch: readonly ShiftShown[];
}

/** The watches of a month, '2026-10'; of this one where none is named. */
export async function monthOf(
  deps: Deps,
  { visitor, month, post, watch }: Wanted,
  now: Instant,
): Promise<Month> {
  const first = dayFrom(`${month}-01`) ?? dayFrom(`${dayOf(now).slice(0, 7)}-01`) ?? dayOf(now);
  const days = daysOf(first);
  const last = days.at(-1) ?? first;
  const posts = await postsToSee(deps, visitor);
  const key = posts.some((one) => one.key === post) ? post : '';
  const [shifts, periods] = await Promise.all([
    shiftsWithin(deps.table, { from: first, until: last }, key),
    periodsIn(deps, Number(first.slice(0, 4)), now),
  ]);
  const shown = days.map((day) =>
    dayShown(day, {
      ...{ today: dayOf(now), periods },
      shifts: shifts
        .filter(({ value }) => value.day === day)
        .map(({ value }) => shownShift(value, visitor, now)),
    }),
  );
  const people = [...watch, ...shown.flatMap((one) => one.shifts)].flatMap((one) => withNumber(one.places));
  await record(deps, visitor, { what: 'looked', of: 'roster', people, now });
  return {
    ...{ month: first.slice(0, 7), posts, post: key, weeks: weeksOf(shown), isEmpty: shifts.length === 0 },
    ...{ before: plusDays(first, -1).slice(0, 7), after: plusDays(last, 1).slice(0, 7) },
  };
}

/** Whose rosters he sees beside the bureau’s: all, or his street's and those of its units. */
export async function postsFor(deps: Deps, visitor: Visitor): Promise<Month['posts']> {
  const scope = scopeOf(visitor);
  const all = await allPosts(deps.table);
  if (scope.kind === 'all') return all;
  const units = await unitsById(deps);
  return all.filter(
    ({ key }) =>
      key === streetKey(scope.street) || units.get(key.slice(unitKey('').length))?.street === scope.street,
  );
}

/** As postsFor, and his street's before its first roster: there he makes it. */
export async function postsToSee(deps: Deps, visitor: Visitor): Promise<Month['posts']> {
  const posts = await postsFor(deps, visitor);
  const own = ownStreet(visitor).filter(
    ({ key }) => mayChangeDay(visitor, key) && !posts.some((one) => one.key === key),
  );
  return [...own, ...posts];
}

function daysOf(first: Day): readonly Day[] {
  const days = Array.from({ length: 31 }, (_, nth) => plusDays(first, nth));
  return days.filter((day) => day.slice(0, 7) === first.slice(0, 7));
}

function dayShown(
  day: Day,
  { today, periods, shifts }: { today: Day; periods: readonly PeriodShown[]; shifts: readonly ShiftShown[] },
): DayShown {
  return {
    ...{ day, date: Number(day.slice(8)), name: dayWords(day), isToday: day === today, shifts },
    isWeekend: weekdayOf(day) > 5,
    periods: periods
      .filter(
        ({ kind, start, end }) => kind !== 'season' && kind !== 'campaign' && start <= day && day <= end,
      )
      .map(({ name }) => name),
  };
}

function weeksOf(days: readonly DayShown[]): (DayShown | undefined)[][] {
  const lead = days[0] ? weekdayOf(days[0].day) - 1 : 0;
  const places = [...Array.from({ length: lead }, () => undefined), ...days];
  const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, nth) =>
    places.slice(nth * 7, nth * 7 + 7),
  );
  return weeks.map((week) => [...week, ...Array.from({ length: 7 - week.length }, () => undefined)]);
}
