import type { PersonId } from '../ids.ts';
import { type Day, daysBetween, plusDays } from '../time.ts';
import { isOnLeave, type Leave } from './leave.ts';
import { type Held, isDouble, isTooSoon } from './rest.ts';
import type { Place, Shift } from './shift.ts';

/** What will be missing, or will go wrong, if the roster stays as it is. */
export type Gap =
  | { readonly kind: 'no-roster' | 'ends' | 'empty' | 'no-day' | 'no-night'; readonly day: Day }
  | { readonly kind: 'nobody' | 'no-leader'; readonly day: Day; readonly shift: Shift }
  | {
      readonly kind: 'unreachable' | 'leave' | 'double' | 'unrested';
      readonly day: Day;
      readonly shift: Shift;
      readonly name: string;
    };

export interface Outlook {
  readonly from: Day;
  readonly until: Day;
  /** Whether every day needs somebody round the clock, as at the bureau; else only the days of the roster. */
  readonly always: boolean;
  readonly reaches: (person: PersonId) => boolean;
  readonly leaves: readonly Leave[];
}

/** All gaps of one post's watches, day after day. `shifts` may reach a few days further than is looked at. */
export function forecast(shifts: readonly Shift[], outlook: Outlook): readonly Gap[] {
  const seen = shifts.filter(({ day }) => outlook.from <= day && day <= outlook.until);
  const gaps = [
    ...(outlook.always ? missingDays(seen, outlook) : []),
    ...seen.flatMap((shift) => gapsOf(shift, outlook)),
    ...clashes(shifts).filter(({ day }) => outlook.from <= day && day <= outlook.until),
  ];
  return gaps.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

/** Days without a watch: none at all, from a day on, in between, or for half of the day. */
function missingDays(shifts: readonly Shift[], { from, until }: Outlook): Gap[] {
  const kinds = new Map<Day, Set<Shift['kind']>>();
  for (const { day, kind } of shifts) kinds.set(day, (kinds.get(day) ?? new Set()).add(kind));
  const last = shifts.reduce<Day | undefined>((end, { day }) => (end && end > day ? end : day), undefined);
  if (last === undefined) return [{ kind: 'no-roster', day: from }];
  const days = Array.from({ length: daysBetween(from, last) + 1 }, (_, nth) => plusDays(from, nth));
  const gaps = days.flatMap((day): Gap[] => {
    const kind = halfMissing(kinds.get(day));
    return kind ? [{ kind, day }] : [];
  });
  return last < until ? [...gaps, { kind: 'ends', day: plusDays(last, 1) }] : gaps;
}

function halfMissing(
  there: ReadonlySet<Shift['kind']> | undefined,
): 'empty' | 'no-day' | 'no-night' | undefined {
  if (!there) return 'empty';
  if (there.has('whole')) return undefined;
  if (!there.has('day')) return 'no-day';
  return there.has('night') ? undefined : 'no-night';
}

function gapsOf(shift: Shift, { always, reaches, leaves }: Outlook): Gap[] {
  const { day, places } = shift;
  const onWatch = places.filter(({ role }) => role === 'main' || role === 'deputy');
  return [
    ...(onWatch.length === 0 ? [{ kind: 'nobody', day, shift } as const] : []),
    ...(always && !places.some(({ role }) => role === 'leader')
      ? [{ kind: 'no-leader', day, shift } as const]
      : []),
    ...places.flatMap((place): Gap[] => {
      const kind = whyAway(place, day, { reaches, leaves });
      return kind ? [{ kind, day, shift, name: place.name }] : [];
    }),
  ];
}

function whyAway(
  { person, role }: Place,
  day: Day,
  { reaches, leaves }: Pick<Outlook, 'reaches' | 'leaves'>,
): 'unreachable' | 'leave' | undefined {
  if (role === 'standby') return undefined;
  if (person === undefined || !reaches(person)) return 'unreachable';
  return leaves.some((leave) => isOnLeave(leave, person, day)) ? 'leave' : undefined;
}

interface Holding extends Held {
  readonly shift: Shift;
  readonly name: string;
}

/** Who is to be in two places at once, or has no time to sleep between two watches; whatever posts they are of. */
export function clashes(shifts: readonly Shift[]): Gap[] {
  const byPerson = new Map<string, Holding[]>();
  const inOrder = [...shifts].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  for (const shift of inOrder) {
    for (const { person, role, name } of shift.places) {
      if (person !== undefined)
        byPerson.set(person, [...(byPerson.get(person) ?? []), { shift, role, name }]);
    }
  }
  return [...byPerson.values()].flatMap(clashesOf);
}

/** A watch can only be in the way of those of its own and the next two days. */
function clashesOf(holdings: readonly Holding[]): Gap[] {
  return holdings.flatMap((one, nth) => {
    const near = plusDays(one.shift.day, 2);
    const next = holdings.slice(nth + 1, nth + 7).filter(({ shift }) => shift.day <= near);
    return next.flatMap((other): Gap[] => {
      const kind = isDouble(one, other) ? 'double' : isTooSoon(one, other) ? 'unrested' : undefined;
      const { shift, name } = other;
      return kind ? [{ kind, day: shift.day, shift, name }] : [];
    });
  });
}

function orderOf({ day, kind }: Shift): string {
  return `${day}${kind === 'night' ? 2 : 1}`;
}

/** Names a gap, so that it is told once. */
export function gapName(gap: Gap): string {
  return [gap.kind, gap.day, 'shift' in gap ? gap.shift.id : '', 'name' in gap ? gap.name : ''].join('/');
}
