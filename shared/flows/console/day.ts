import { dayWords } from '../../conversation/clock.ts';
import { hoursWords, roleNames, shiftNames } from '../../conversation/duty/words.ts';
import { isBureau, type Person } from '../../domain/directory/person.ts';
import { bureauKey, streetKey, unitKey } from '../../domain/duty/post.ts';
import { hoursOf, type Place, type Role, type Shift, type ShiftKind } from '../../domain/duty/shift.ts';
import { type Day, dayFrom, type Instant } from '../../domain/time.ts';
import { shiftsOf } from '../../store/duty.ts';
import { activePeople } from '../active-people.ts';
import type { Deps } from '../deps.ts';
import { hoursField, mayChangeDay, strangerMark } from '../duty/submit-day.ts';
import type { Visitor } from '../speaker.ts';
import { record } from './look.ts';
import { postsToSee } from './month.ts';

interface PlaceAsked {
  /** The field of the form. */
  readonly field: string;
  readonly role: string;
  /** Who stands there now. */
  readonly value: string;
  /** Who has it by a swap, which stays. */
  readonly swappedTo: string;
}

export interface DayPage {
  readonly day: Day;
  readonly name: string;
  readonly post: string;
  readonly postName: string;
  /** The watches of the day, and those it might have. */
  readonly shifts: readonly {
    readonly kind: ShiftKind;
    readonly name: string;
    readonly stands: boolean;
    /** When it is, as people write it, and the field of the form. */
    readonly hours: { readonly field: string; readonly value: string };
    readonly places: readonly PlaceAsked[];
  }[];
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Who was dragged here, and into which role. */
  readonly dragged?: string;
}

/** Somebody dragged here from another day of the month: what is chosen for him, of what nobody has sent yet. */
export interface Dragged {
  readonly who: string;
  readonly role: string;
  readonly shift: string;
}

/** The day with him chosen in his role, of a watch of the same name if there is one; as it stands where he cannot be. */
export function withDragged(page: DayPage, { who, role, shift }: Dragged): DayPage {
  const there = page.shifts.filter(({ stands }) => stands);
  const target = there.find(({ name }) => name === shift) ?? there[0];
  const place = target?.places.find((one) => one.role === role);
  const chosen = page.choices.find(({ value }) => value === who);
  if (!place || !chosen) return page;
  const filled = (one: PlaceAsked) => (one === place ? { ...one, value: who } : one);
  return {
    ...page,
    dragged: `${role}${chosen.label}`,
    shifts: page.shifts.map((one) => ({ ...one, places: one.places.map(filled) })),
  };
}

const roles: readonly Role[] = ['leader', 'main', 'deputy', 'standby'];

/** A day of the roster to be changed; undefined where there is no such day, or it is not his to change. */
export async function dayPage(
  deps: Deps,
  { visitor, day: said, post }: { visitor: Visitor; day: string; post: string },
  now: Instant,
): Promise<DayPage | undefined> {
  const day = dayFrom(said);
  const posts = await postsToSee(deps, visitor);
  const found = posts.find(({ key }) => key === post);
  if (!day || (post !== bureauKey && !found) || !mayChangeDay(visitor, post)) return undefined;
  await record(deps, visitor, { what: 'looked', of: 'roster', now });
  const standing = (await shiftsOf(deps.table, day, post)).map(({ value }) => value);
  const kinds: ShiftKind[] = standing.length > 0 ? standing.map(({ kind }) => kind) : ['whole'];
  const others = (['whole', 'day', 'night'] as const).filter((kind) => !kinds.includes(kind));
  const people = (await activePeople(deps)).filter((person) => isOf(person, post));
  return {
    ...{ day, name: dayWords(day), post, postName: found?.name ?? '' },
    shifts: [...kinds, ...(standing.length > 0 ? [] : others)].map((kind) => {
      const shift = standing.find((one) => one.kind === kind);
      const stands = shift !== undefined || kind === 'whole';
      const hours = { field: hoursField(kind), value: hoursWords(hoursOf(shift ?? { kind })) };
      return { kind, name: shiftNames[kind], stands, hours, places: placesAsked(kind, shift) };
    }),
    choices: choicesOf(people, standing),
  };
}

function isOf(person: Person, post: string): boolean {
  if (post === bureauKey) return isBureau(person);
  return (
    person.units.some((id) => unitKey(id) === post) ||
    (person.street !== undefined && streetKey(person.street) === post)
  );
}

/** Each role once, and once more for whoever shares it. */
function placesAsked(kind: ShiftKind, shift: Shift | undefined): PlaceAsked[] {
  const base = shift?.rostered ?? shift?.places ?? [];
  return roles.flatMap((role) => {
    const there = base.filter((place) => place.role === role);
    const now = shift?.places.filter((place) => place.role === role) ?? [];
    return (there.length > 0 ? there : [undefined]).map((place, nth) => ({
      ...{ field: `${kind}.${role}.${nth}`, role: roleNames[role], value: place ? chosenOf(place) : '' },
      swappedTo: place && now[nth] && now[nth].name !== place.name ? now[nth].name : '',
    }));
  });
}

function chosenOf({ person, name }: Place): string {
  return person ?? `${strangerMark}${name}`;
}

/** His own people first, then whoever stands there already. */
function choicesOf(people: readonly Person[], standing: readonly Shift[]): DayPage['choices'] {
  const found = new Map<string, string>(
    people.map(({ id, name, post = '' }) => [id, `${name} ${post}`.trim()]),
  );
  for (const place of standing.flatMap(({ places, rostered = [] }) => [...places, ...rostered]))
    if (!found.has(chosenOf(place))) found.set(chosenOf(place), place.name);
  return [...found].map(([value, label]) => ({ value, label }));
}
