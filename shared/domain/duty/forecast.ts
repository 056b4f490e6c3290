import type { PersonId } from '../ids.ts';
import { DAY_MS, type Day, HOUR_MS, type Instant, instant } from '../time.ts';
import { isOnLeave, type Leave } from './leave.ts';
import { isTight, overlap, type Timed } from './rest.ts';
import { type Place, reckoner, type Shift } from './shift.ts';

/** What will be missing, or will go wrong, if the roster stays as it is. */
export type Gap =
  | { readonly kind: 'no-roster' | 'ends' | 'empty' | 'no-day' | 'no-night'; readonly day: Day }
  /** Hours of a day that no watch has, where watches have hours of their own. */
  | { readonly kind: 'hole'; readonly day: Day; readonly from: Instant; readonly until: Instant }
  | { readonly kind: 'nobody' | 'no-leader'; readonly day: Day; readonly shift: Shift }
  | {
      readonly kind: 'unreachable' | 'leave' | 'double' | 'unrested';
      readonly day: Day;
      readonly shift: Shift;
      readonly name: string;
    };

export interface Outlook {
  /** The days that are looked at, in their order. */
  readonly days: readonly Day[];
  /** One for all posts that are looked over together. */
  readonly times: ReturnType<typeof reckoner>;
  /** Whether every day needs somebody round the clock, as at the bureau; else only the days of the roster. */
  readonly always: boolean;
  readonly reaches: (person: PersonId) => boolean;
  readonly leaves: readonly Leave[];
}

/** All gaps of one post's watches, day after day. `shifts` may reach a few days further than is looked at. */
export function forecast(shifts: readonly Shift[], outlook: Outlook): readonly Gap[] {
  const [from = '', until = ''] = [outlook.days[0], outlook.days.at(-1)];
  const seen = shifts.filter(({ day }) => from <= day && day <= until);
  const gaps = [
    ...(outlook.always ? [...missingDays(seen, outlook), ...holes(seen, outlook)] : []),
    ...seen.flatMap((shift) => gapsOf(shift, outlook)),
    ...clashes(shifts, outlook.times).filter(({ day }) => from <= day && day <= until),
  ];
  return gaps.sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

/** Days without a watch: none at all, from a day on, in between, or for half of the day. */
function missingDays(shifts: readonly Shift[], { days }: Outlook): Gap[] {
  const kinds = new Map<Day, Set<Shift['kind']>>();
  for (const { day, kind } of shifts) {
    const there = kinds.get(day);
    if (there) there.add(kind);
    else kinds.set(day, new Set([kind]));
  }
  const [first] = days;
  const last = days.findLastIndex((day) => kinds.has(day));
  if (first && last < 0) return [{ kind: 'no-roster', day: first }];
  const gaps = days.slice(0, last + 1).flatMap((day): Gap[] => {
    const kind = halfMissing(kinds.get(day));
    return kind ? [{ kind, day }] : [];
  });
  const open = days[last + 1];
  return open ? [...gaps, { kind: 'ends', day: open }] : gaps;
}

/** Between a watch and the next, where a day has watches for all its halves. */
function holes(shifts: readonly Shift[], { times }: Outlook): Gap[] {
  if (!shifts.some(({ hours }) => hours)) return [];
  const inOrder = shifts
    .map((shift) => ({ shift, ...times(shift) }))
    .sort((one, other) => one.start - other.start);
  let covered = inOrder[0]?.end ?? 0;
  return inOrder.flatMap(({ shift, start, end }): Gap[] => {
    const from = covered;
    covered = Math.max(covered, end);
    const isBeside = start > from && start - from < mostHoleMs;
    return isBeside ? [{ kind: 'hole', day: shift.day, from: instant(from), until: start }] : [];
  });
}

/** From here on a whole watch is missing, which is told as such. */
const mostHoleMs = 6 * HOUR_MS;

function halfMissing(
  there: ReadonlySet<Shift['kind']> | undefined,
): 'empty' | 'no-day' | 'no-night' | undefined {
  if (!there) return 'empty';
  if (there.has('whole')) return undefined;
  if (!there.has('day')) return 'no-day';
  return there.has('night') ? undefined : 'no-night';
}

function gapsOf(shift: Shift, outlook: Outlook): Gap[] {
  const { day, places } = shift;
  const gaps: Gap[] = [];
  if (!places.some(isOnWatch)) gaps.push({ kind: 'nobody', day, shift });
  if (outlook.always && !places.some(({ role }) => role === 'leader'))
    gaps.push({ kind: 'no-leader', day, shift });
  for (const place of places) {
    const kind = whyAway(place, day, outlook);
    if (kind) gaps.push({ kind, day, shift, name: place.name });
  }
  return gaps;
}

function isOnWatch({ role }: Place): boolean {
  return role === 'main' || role === 'deputy';
}

function whyAway(
  { person, role }: Place,
  day: Day,
  { reaches, leaves }: Pick<Outlook, 'reaches' | 'leaves'>,
): 'unreachable' | 'leave' | undefined {
  if (role === 'standby') return undefined;
  if (person === undefined || !reaches(person)) return 'unreachable';
  return leaves.length > 0 && leaves.some((leave) => isOnLeave(leave, person, day)) ? 'leave' : undefined;
}

interface Holding extends Timed {
  readonly shift: Shift;
  readonly name: string;
}

/** Who is to be in two places at once, or has no time to sleep between two watches; whatever posts they are of. */
export function clashes(shifts: readonly Shift[], times = reckoner()): Gap[] {
  const byPerson = new Map<string, Holding[]>();
  for (const shift of shifts) {
    const span = times(shift);
    for (const { person, role, name: who } of shift.places) {
      if (person === undefined) continue;
      const held = { shift, role, name: who, kind: shift.kind, start: span.start, end: span.end };
      const all = byPerson.get(person);
      if (all) all.push(held);
      else byPerson.set(person, [held]);
    }
  }
  return [...byPerson.values()].flatMap(clashesOf);
}

/** A watch is only in the way of those that begin within a day of its end. */
function clashesOf(holdings: Holding[]): Gap[] {
  const inOrder = holdings.sort((one, other) => one.start - other.start);
  const gaps: Gap[] = [];
  inOrder.forEach((one, nth) => {
    const until = one.end + DAY_MS;
    for (let at = nth + 1; (inOrder[at]?.start ?? until + 1) <= until; at += 1)
      gaps.push(...between(one, inOrder[at]));
  });
  return gaps;
}

function between(one: Holding, other: Holding | undefined): readonly Gap[] {
  if (!other) return none;
  const kind = overlap(one, other) ? 'double' : isTight(one, other) ? 'unrested' : undefined;
  return kind ? [{ kind, day: other.shift.day, shift: other.shift, name: other.name }] : none;
}

const none: readonly Gap[] = [];

/** Names a gap, so that it is told once. */
export function gapName(gap: Gap): string {
  return [gap.kind, gap.day, 'shift' in gap ? gap.shift.id : '', 'name' in gap ? gap.name : ''].join('/');
}
