import { type PersonId, shiftId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import { type Hours, isSameHours, usualHours } from './hours.ts';
import type { Post } from './post.ts';
import { hoursOf, type Place, type Shift, type ShiftKind, shiftIdOf } from './shift.ts';
import { isSame, placesAfter, withArrivals } from './swapped.ts';
import { scheduled } from './watch.ts';

/** One watch as a row of a roster says. Several rows may speak of one watch. */
export interface RosterRow {
  readonly row: number;
  readonly day: Day;
  readonly shift: ShiftKind;
  /** As its row says; missing where it says none. */
  readonly hours?: Hours;
  /** Whose watch, as its row calls it; the bureau's where it says nothing. */
  readonly post?: string;
  readonly places: readonly Pick<Place, 'role' | 'name' | 'phone'>[];
  readonly room?: string;
  readonly note?: string;
}

/** A watch as a roster wants it. */
export type Wanted = Omit<Shift, 'told' | 'rostered' | 'given' | 'marks'>;

/** What a directory makes of the names of a roster. */
export interface Known {
  /** Who a place means; undefined while nobody there has the name. */
  readonly whoIs: (
    place: Pick<Place, 'name' | 'phone'>,
    row: Pick<RosterRow, 'post'>,
  ) => PersonId | undefined;
  /** The post of a row; undefined for the bureau's own. */
  readonly postOf: (row: Pick<RosterRow, 'post'>) => Post | undefined;
}

/** The watches that the rows of one file want, each once. Rows of the same watch add their people. */
export function watchesOf(rows: readonly RosterRow[], { whoIs, postOf }: Known): Wanted[] {
  const found = new Map<string, Wanted>();
  for (const row of rows) {
    const { day, shift, hours, places, room, note } = row;
    const post = postOf(row);
    const id = shiftIdOf(day, shift, post?.key);
    const before = found.get(id);
    const people = places.map((place) => withPerson(place, whoIs(place, row)));
    found.set(id, {
      ...{ id: shiftId(id), day, kind: shift, places: together(before?.places ?? [], people) },
      ...(post && { post }),
      ...timed(hours ?? before?.hours),
      ...optional('room', room ?? before?.room),
      ...optional('note', note ?? before?.note),
    });
  }
  return [...found.values()];
}

/**
 * The watch as it stands from now on: the roster's places and, over them, what was given away. Who arrived stays arrived; a
 * roster that says nothing new changes nothing.
 */
export function rostered(table: Wanted, before: Shift | undefined, now: Instant): Shift {
  const wanted = { ...table, places: withNumbers(table.places, before?.rostered ?? before?.places ?? []) };
  if (before && isAsShown(wanted, before)) return before;
  const given = before?.given ?? [];
  const places = withArrivals(placesAfter(wanted.places, given), before?.places ?? []);
  const { room, note } = before ?? {};
  const { hours = before?.hours, ...rest } = wanted;
  const next = {
    ...{ ...optional('room', room), ...optional('note', note), ...rest, places },
    ...(hours && !isSameHours(hours, usualHours[wanted.kind]) && { hours }),
    ...(given.length > 0 && { given, rostered: wanted.places }),
    ...(before?.marks && { marks: before.marks }),
  };
  return before && isSameWatch(before, next) ? before : scheduled({ ...next, told: [] }, now);
}

/** Who stays where he was keeps the number that stands beside him, where the table says none. */
function withNumbers(places: readonly Place[], before: readonly Place[]): readonly Place[] {
  return places.map((place) => {
    const old = before.find((one) => one.role === place.role && isSame(one, place));
    return place.phone === undefined && old?.phone !== undefined ? { ...place, phone: old.phone } : place;
  });
}

/** All watches of a post as they would stand if a roster held; `gone` are no longer wanted. */
export function asItWould(
  own: readonly Wanted[],
  { standing, gone, now }: { standing: readonly Shift[]; gone: readonly string[]; now: Instant },
): Shift[] {
  const ids = new Set<string>([...own.map(({ id }) => id), ...gone]);
  const before = new Map(standing.map((shift) => [shift.id, shift]));
  return [
    ...standing.filter(({ id }) => !ids.has(id)),
    ...own.map((wanted) => rostered(wanted, before.get(wanted.id), now)),
  ];
}

/** What somebody reads off the roster and sends again, swaps included, changes nothing. */
function isAsShown(wanted: Wanted, before: Shift): boolean {
  const { room = before.room, note = before.note } = wanted;
  const isSamePeople = JSON.stringify(wanted.places.map(facts)) === JSON.stringify(before.places.map(facts));
  const { hours = hoursOf(before) } = wanted;
  return isSamePeople && room === before.room && note === before.note && isSameHours(hours, hoursOf(before));
}

const facts = ({ role, name, person, phone }: Place) => [role, name, person ?? '', phone ?? ''];

function withPerson(place: RosterRow['places'][number], person: PersonId | undefined): Place {
  return { ...place, ...(person !== undefined && { person }) };
}

/** A leader merged over several rows is one leader; a second main watch without a deputy is the deputy. */
function together(before: readonly Place[], more: readonly Place[]): Place[] {
  const fresh = more.filter(
    (one) => !before.some(({ name, role }) => name === one.name && role === one.role),
  );
  const hasMain = before.some(({ role }) => role === 'main');
  const hasDeputy = [...before, ...fresh].some(({ role }) => role === 'deputy');
  const added = fresh.map((one) =>
    hasMain && !hasDeputy && one.role === 'main' ? { ...one, role: 'deputy' as const } : one,
  );
  return [...before, ...added];
}

function isSameWatch(before: Shift, next: Omit<Shift, 'told'>): boolean {
  const shown = ({ places, rostered: base = [], room = '', note = '' }: Omit<Shift, 'told'>) =>
    JSON.stringify([places.map(facts), base.map(facts), room, note]);
  return shown(before) === shown(next) && isSameHours(hoursOf(before), hoursOf(next));
}

const timed = (hours: Hours | undefined): Pick<Wanted, 'hours'> => (hours ? { hours } : {});

function optional<K extends string>(name: K, value: string | undefined): { readonly [key in K]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]?: string });
}
