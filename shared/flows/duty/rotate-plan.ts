import type { RotationSaid } from '../../conversation/duty/rotation-said.ts';
import { rotationHints } from '../../conversation/duty/words-rotation.ts';
import { submitHints } from '../../conversation/duty/words-submit.ts';
import { draftOf } from '../../domain/directory/draft.ts';
import type { Post } from '../../domain/duty/post.ts';
import type { Wanted } from '../../domain/duty/roster.ts';
import { kindsOn, type Rotation, type Turned } from '../../domain/duty/rotation.ts';
import {
  daysFrom,
  type Place,
  type Role,
  type Shift,
  type ShiftKind,
  shiftIdOf,
} from '../../domain/duty/shift.ts';
import type { Hand } from '../../domain/duty/swapped.ts';
import { shiftId } from '../../domain/ids.ts';
import { type Day, plusDays } from '../../domain/time.ts';
import { allPeople, allUnits } from '../../store/directory.ts';
import { shiftsWithin } from '../../store/duty.ts';
import type { Deps } from '../deps.ts';
import { knownOf, whyNot } from '../roster-names.ts';
import { learnedYears } from '../workdays.ts';
import { type Span, spanOf } from './span.ts';

interface Where {
  readonly post: Post | undefined;
  readonly standing: readonly Shift[];
}

/** The words with the people, days and watches they mean; or why they mean nothing. */
export async function rotationOf(
  deps: Deps,
  said: RotationSaid,
  { span, post, standing, today }: Where & { readonly span: Span; readonly today: Day },
): Promise<Rotation | string> {
  const names = [...said.lists.flatMap((list) => list.names), ...said.fixed.map(({ name }) => name)];
  if (said.lists.length === 0) return rotationHints.nobody;
  const { hands, two } = await handsOf(deps, names, post);
  if (two.length > 0) return submitHints.two(two);
  const who = (name: string): Hand => hands.get(name) ?? { name };
  const learned = await learnedYears(deps);
  const fixed = said.fixed.map(({ day, when, role, name }) => ({
    ...{ day: day ?? spanOf(when, today, learned)?.from, when, role, who: who(name) },
  }));
  const lost = fixed.find(({ day }) => day === undefined);
  if (lost) return rotationHints.noDay(lost.when);
  const { turn, fair, skips, paired } = said;
  const hours = { ...(await hoursBefore(deps, span, post)), ...said.hours };
  return {
    ...{ ...span, turn, fair, skips, hours, ...kindsOf(said, standing, span) },
    lists: said.lists.map(({ role, on, names: own }) => ({
      ...{ role, on, people: own.map(who), paired: paired && role === 'main' },
    })),
    fixed: fixed.flatMap(({ day, ...one }) =>
      day && span.from <= day && day <= span.until ? [{ day, role: one.role, who: one.who }] : [],
    ),
  };
}

const twoWeeks = 14;

/** The hours that the last watches of each kind had: turns that say none go on with them. */
async function hoursBefore(deps: Deps, { from }: Span, post: Post | undefined): Promise<Rotation['hours']> {
  const before = { from: plusDays(from, -twoWeeks), until: plusDays(from, -1) };
  const stored = await shiftsWithin(deps.table, before, post?.key);
  return Object.fromEntries(stored.flatMap(({ value: { kind, hours } }) => (hours ? [[kind, hours]] : [])));
}

const everyKind: readonly ShiftKind[] = ['whole', 'day', 'night'];

/**
 * Turns for the main watch make the watches: of twenty-four hours unless it is said. Turns of leaders alone go by the
 * watches that stand, day by day, and on a day without any by what the others have.
 */
function kindsOf(
  { lists, kinds: said }: RotationSaid,
  standing: readonly Shift[],
  { from, until }: Span,
): Pick<Rotation, 'kinds' | 'own'> {
  const there = kindsOfAll(standing);
  const usual = said ?? (there.length === 0 || there.includes('whole') ? (['whole'] as const) : there);
  if (lists.some(({ role }) => role === 'main')) return { kinds: said ?? ['whole'] };
  const own = daysFrom(from, until).map((on) => {
    const stand = kindsOfAll(standing.filter(({ day }) => day === on));
    const meant = stand.filter((kind) => said?.includes(kind) ?? true);
    return [on, stand.length === 0 ? usual : meant.length === 0 ? stand : meant] as const;
  });
  return { kinds: usual, own: new Map(own) };
}

function kindsOfAll(shifts: readonly Shift[]): ShiftKind[] {
  const there = new Set(shifts.map(({ kind }) => kind));
  return everyKind.filter((kind) => there.has(kind));
}

async function handsOf(deps: Deps, names: readonly string[], post: Post | undefined) {
  const [people, units] = await Promise.all([allPeople(deps.table), allUnits(deps.table)]);
  const draft = draftOf(
    people.map(({ value }) => value),
    units.map(({ value }) => value),
  );
  const known = knownOf(draft, new Set(units.map(({ value }) => value.street)));
  const hands = new Map<string, Hand>();
  const two: string[] = [];
  for (const name of new Set(names)) {
    const row = { ...(post && { post: post.name }), places: [{ role: 'main' as const, name }] };
    if (whyNot(known, row).length > 0) two.push(name);
    const person = known.whoIs({ name }, row);
    const found = person && draft.person(person);
    if (found)
      hands.set(name, {
        ...{ name: found.name, person: found.id },
        ...(found.phone !== undefined && { phone: found.phone }),
      });
  }
  return { hands, two };
}

const rolesOf = ({ lists, fixed }: Rotation): ReadonlySet<Role> =>
  new Set([
    ...lists.flatMap(({ role, paired }): Role[] => (paired ? [role, 'deputy'] : [role])),
    ...fixed.map(({ role }) => role),
  ]);

/** What of a watch stays as it is: the places the turns say nothing of. */
export function besides(shift: Shift, rotation: Rotation): Shift[] {
  const isTurned = kindsOn(rotation, shift.day).includes(shift.kind);
  if (!isTurned) return rotation.own ? [shift] : [];
  const roles = rolesOf(rotation);
  const places = shift.places.filter(({ role }) => !roles.has(role));
  return places.length === 0 ? [] : [{ ...shift, places }];
}

/** Marks a watch of turns that go on. */
export const byTurns = (wanted: Wanted): Wanted => ({ ...wanted, turned: true });

/** The watches as the turns want them, with the places they say nothing of as they stand. */
export function watchesOf(
  turned: readonly Turned[],
  rotation: Rotation,
  { post, standing }: Where,
): Wanted[] {
  const roles = rolesOf(rotation);
  const found = new Map<string, Wanted>();
  for (const { day, kind, role, who } of turned) {
    const id = shiftId(shiftIdOf(day, kind, post?.key));
    const hours = rotation.hours?.[kind];
    const bare = { id, day, kind, ...(post && { post }), ...(hours && { hours }) };
    const wanted = found.get(id) ?? asStands(bare, standing, roles);
    found.set(id, who ? { ...wanted, places: [...wanted.places, { role, ...who }] } : wanted);
  }
  const days = new Set(turned.map(({ day }) => day));
  const stay = rotation.own ? standing.filter(({ id, day }) => days.has(day) && !found.has(id)) : [];
  return [
    ...[...found.values()].map((one) => ({ ...one, places: inOrder(one.places) })),
    ...stay.map((shift) => asStands(shift, [shift], new Set())),
  ];
}

function asStands(
  { id, day, kind, hours: said, post }: Pick<Wanted, 'id' | 'day' | 'kind' | 'hours' | 'post'>,
  standing: readonly Shift[],
  roles: ReadonlySet<Role>,
): Wanted {
  const before = standing.find((one) => one.id === id);
  const base = (before?.rostered ?? before?.places ?? []).map(({ arrival: _, ...place }) => place);
  const { room, note, hours = said } = before ?? {};
  return {
    ...{
      id,
      day,
      kind,
      ...(post && { post }),
      ...(hours && { hours }),
      places: base.filter(({ role }) => !roles.has(role)),
    },
    ...(room !== undefined && { room }),
    ...(note !== undefined && { note }),
  };
}

const order: readonly Role[] = ['leader', 'main', 'deputy', 'standby'];

function inOrder(places: readonly Place[]): readonly Place[] {
  return [...places].sort((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
}
