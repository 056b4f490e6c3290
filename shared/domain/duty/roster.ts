import { type PersonId, shiftId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import { type Place, type Shift, type ShiftKind, shiftIdOf } from './shift.ts';
import { scheduled } from './watch.ts';

/** One watch as a row of a roster says. Several rows may speak of one watch. */
export interface RosterRow {
  readonly row: number;
  readonly day: Day;
  readonly shift: ShiftKind;
  readonly places: readonly Pick<Place, 'role' | 'name' | 'phone'>[];
  readonly room?: string;
  readonly note?: string;
}

/** A watch as a roster wants it. */
export type Wanted = Omit<Shift, 'told'>;

/** Who of the directory a place means; undefined while nobody there has the name. */
export type WhoIs = (place: Pick<Place, 'name' | 'phone'>) => PersonId | undefined;

/** The watches that the rows of one file want, each once. Rows of the same watch add their people. */
export function watchesOf(rows: readonly RosterRow[], whoIs: WhoIs): Wanted[] {
  const found = new Map<string, Wanted>();
  for (const { day, shift, places, room, note } of rows) {
    const id = shiftIdOf(day, shift);
    const before = found.get(id);
    const people = places.map((place) => withPerson(place, whoIs(place)));
    found.set(id, {
      ...{ id: shiftId(id), day, kind: shift, places: together(before?.places ?? [], people) },
      ...optional('room', room ?? before?.room),
      ...optional('note', note ?? before?.note),
    });
  }
  return [...found.values()];
}

/** The watch as it stands from now on. Who arrived stays arrived; a roster that says nothing new changes nothing. */
export function rostered(wanted: Wanted, before: Shift | undefined, now: Instant): Shift {
  const places = wanted.places.map((place) => ({ ...place, ...arrivalOf(before, place) }));
  const { room, note } = before ?? {};
  const next = { ...optional('room', room), ...optional('note', note), ...wanted, places };
  const isSame = before !== undefined && isSameWatch(before, next);
  return isSame ? before : scheduled({ ...next, told: [] }, now);
}

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

function arrivalOf(before: Shift | undefined, place: Place): Pick<Place, 'arrival'> {
  const old = before?.places.find(({ name, role }) => name === place.name && role === place.role);
  return old?.arrival ? { arrival: old.arrival } : {};
}

function isSameWatch(before: Shift, next: Wanted): boolean {
  const shown = ({ places, room = '', note = '' }: Wanted) =>
    JSON.stringify([
      ...places.map(({ role, name, person = '', phone = '', arrival }) => [
        role,
        name,
        person,
        phone,
        arrival?.at ?? 0,
      ]),
      ...[room, note],
    ]);
  return shown(before) === shown(next);
}

function optional<K extends string>(name: K, value: string | undefined): { readonly [key in K]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]?: string });
}
