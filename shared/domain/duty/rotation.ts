import { shiftId } from '../ids.ts';
import { type Day, daysBetween, plusDays, weekdayOf } from '../time.ts';
import { type DayKind, type DayKinds, weightOf } from './fairness.ts';
import type { Hours } from './hours.ts';
import { isOnLeave, type Leave } from './leave.ts';
import { type Clash, clashOf, heldBy } from './rest.ts';
import { daysFrom, type Place, type Role, type Shift, type ShiftKind } from './shift.ts';
import type { Hand } from './swapped.ts';

/** On which days a list of people takes turns: on all that no other list of its role has, or on days of a kind. */
export type TurnDays = 'all' | DayKind;

/** People who take turns in one role. */
export interface TurnList {
  readonly role: Role;
  readonly on: TurnDays;
  readonly people: readonly Hand[];
  /** Those next in turn are deputies of whoever has the main watch. */
  readonly paired: boolean;
}

/** How a roster is made by turns. */
export interface Rotation {
  readonly from: Day;
  readonly until: Day;
  /** The watches of a day, in their order. */
  readonly kinds: readonly ShiftKind[];
  /** Hours that were said, of the watches of a kind. */
  readonly hours?: { readonly [kind in ShiftKind]?: Hours };
  /** Where turns are taken beside watches that stand: the watches of each day of the span. */
  readonly own?: ReadonlyMap<Day, readonly ShiftKind[]>;
  readonly lists: readonly TurnList[];
  /** A turn is one watch, the days from Monday to Sunday, or so many days. */
  readonly turn: 'watch' | 'week' | number;
  /** Not in the order of the list: whoever carries least of nights and holidays is next. */
  readonly fair: boolean;
  /** Days nobody is put down for: they are arranged otherwise. */
  readonly skips: readonly DayKind[];
  /** Who has a day whatever the turn says. */
  readonly fixed: readonly { readonly day: Day; readonly role: Role; readonly who: Hand }[];
}

export interface Surroundings {
  readonly on: DayKinds;
  readonly leaves: readonly Leave[];
  /** Watches that stand and are not made anew here: nobody is put beside them. */
  readonly shifts: readonly Shift[];
  /** What each has carried so far, for turns by weight. */
  readonly carried: ReadonlyMap<string, number>;
}

/** One place of one watch, as turns give it; nobody where no one of the list is free and rested. */
export interface Turned {
  readonly day: Day;
  readonly kind: ShiftKind;
  readonly role: Role;
  readonly who?: Hand;
}

interface Slot {
  readonly day: Day;
  readonly kind: ShiftKind;
  readonly list: TurnList;
  readonly turn: string;
}

/**
 * Who stands when. Whoever is first in turn and free takes it and goes to the end; who is on leave, not rested or already put
 * down stays first in turn. Days that belong to somebody are given to him before all turns.
 */
export function rotate(rotation: Rotation, around: Surroundings): readonly Turned[] {
  const board = boardOf(around, rotation.hours);
  const fixed = rotation.fixed.flatMap(({ day, role, who }) =>
    kindsOn(rotation, day).map((kind) => board.put({ day, kind, role, who })),
  );
  const given = new Set(fixed.map(nameOf));
  const queues = queuesOf(rotation, board);
  const turned = slotsOf(rotation, around.on).flatMap((slot): Turned[] => {
    const { day, kind, list } = slot;
    const place = { day, kind, role: list.role };
    if (given.has(nameOf(place))) return [];
    const who = queues.next(slot);
    if (!who) return [place];
    const taken = board.put({ ...place, who });
    const deputy = list.paired ? queues.besides(slot) : undefined;
    return deputy ? [taken, board.put({ day, kind, role: 'deputy', who: deputy })] : [taken];
  });
  return [...fixed, ...turned].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

/** The watches of a day that turns give places in. */
export function kindsOn({ own, kinds }: Rotation, day: Day): readonly ShiftKind[] {
  return own?.get(day) ?? kinds;
}

const nameOf = ({ day, kind, role }: Turned): string => `${day} ${kind} ${role}`;

/** Who is first in turn of each list, and who has the turn that runs. */
function queuesOf({ lists, turn, fair }: Rotation, board: ReturnType<typeof boardOf>) {
  const queues = new Map(lists.map((list) => [list, list.people]));
  const holders = new Map<string, Hand>();
  return {
    /** Of a turn of several days its holder; where he cannot, the first who can, and the turn stays his. */
    next(slot: Slot): Hand | undefined {
      const queue = queues.get(slot.list) ?? [];
      const isFree = board.frees(slot, turn === 'watch');
      const holder = holders.get(slot.turn);
      if (holder && isFree(holder)) return holder;
      const who = (fair ? board.lightestFirst(queue) : queue).find(isFree);
      if (holder || !who) return who;
      holders.set(slot.turn, who);
      queues.set(slot.list, [...queue.filter((one) => one !== who), who]);
      return who;
    },
    besides: (slot: Slot): Hand | undefined =>
      queues.get(slot.list)?.find(board.frees({ ...slot, list: { ...slot.list, role: 'deputy' } }, true)),
  };
}

/** Each place that is filled by turns, soonest first. */
function slotsOf(rotation: Rotation, on: DayKinds): Slot[] {
  const { from, until, lists, turn, skips } = rotation;
  const roles = [...new Set(lists.map(({ role }) => role))];
  return daysFrom(from, until)
    .filter((day) => !skips.includes(on(day)))
    .flatMap((day) =>
      kindsOn(rotation, day).flatMap((kind) =>
        roles.flatMap((role): Slot[] => {
          const own = lists.filter((list) => list.role === role);
          const list = own.find((one) => one.on === on(day)) ?? own.find((one) => one.on === 'all');
          return list ? [{ day, kind, list, turn: turnOf({ day, kind }, { turn, from, list }) }] : [];
        }),
      ),
    );
}

/** What turn a watch belongs to. Days of their own kind are turns each: a list for holidays does not wait for Mondays. */
function turnOf(
  { day, kind }: Pick<Slot, 'day' | 'kind'>,
  { turn, from, list }: { turn: Rotation['turn']; from: Day; list: TurnList },
): string {
  const head = `${list.role} ${list.on} ${kind}`;
  if (turn === 'watch' || list.on !== 'all') return `${head} ${day}`;
  const week = plusDays(day, 1 - weekdayOf(day));
  return `${head} ${turn === 'week' ? week : Math.floor(daysBetween(from, day) / turn)}`;
}

/** What is put down so far, and who is free beside it. */
function boardOf({ leaves, shifts, carried, on }: Surroundings, hours: Rotation['hours'] = {}) {
  const byDay = new Map<Day, Shift[]>();
  const weights = new Map(carried);
  const add = (shift: Shift) => byDay.set(shift.day, [...(byDay.get(shift.day) ?? []), shift]);
  shifts.forEach(add);
  const near = (day: Day) => [-2, -1, 0, 1, 2].flatMap((away) => byDay.get(plusDays(day, away)) ?? []);
  return {
    put(turned: Turned & { readonly who: Hand }): Turned {
      const { day, kind, role, who } = turned;
      const place: Place = { role, ...who };
      add({ ...watchOf(turned, hours), places: [place], told: [] });
      weights.set(keyOf(who), (weights.get(keyOf(who)) ?? 0) + weightOf({ kind }, { role }, on(day)));
      return turned;
    },
    frees(slot: Slot, needsRest: boolean): (who: Hand) => boolean {
      const around = near(slot.day);
      const watch = watchOf(slot, hours);
      const there = around.filter(({ id }) => id === watch.id);
      return (who) => {
        if (there.some(({ places }) => places.some((place) => keyOf(place) === keyOf(who)))) return false;
        const { person } = who;
        if (person === undefined) return true;
        if (leaves.some((leave) => isOnLeave(leave, person, slot.day))) return false;
        const clash = clashOf(heldBy(person, around), { shift: watch, role: slot.list.role });
        return !(needsRest ? clash : stops(clash));
      };
    },
    lightestFirst: (people: readonly Hand[]) =>
      [...people].sort((one, other) => (weights.get(keyOf(one)) ?? 0) - (weights.get(keyOf(other)) ?? 0)),
  };
}

/** Within a turn of several days nobody sleeps between his own watches; two at a time are never right. */
function stops(clash: Clash | undefined): boolean {
  return clash === 'double';
}

function watchOf({ day, kind }: Pick<Slot, 'day' | 'kind'>, said: Rotation['hours'] = {}) {
  const hours = said[kind];
  return { id: shiftId(`turn-${day}-${kind}`), day, kind, ...(hours && { hours }) };
}

/** By the directory's id, else by name. */
export function keyOf({ person, name }: Hand): string {
  return person ?? name;
}
