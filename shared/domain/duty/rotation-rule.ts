import type { PersonId } from '../ids.ts';
import { at, type Day, dayOf, daysBetween, type Instant, plusDays, weekdayOf } from '../time.ts';
import type { DayKinds } from './fairness.ts';
import type { Post } from './post.ts';
import { keyOf, type Rotation, type Turned } from './rotation.ts';
import type { Shift } from './shift.ts';
import { type Hand, isSame } from './swapped.ts';

/** Turns without an end: a rule that goes on making watches ahead of time, until somebody ends it. */
export interface RotationRule {
  /** The roles it gives, of its post: a new rule for the same takes its place. */
  readonly id: string;
  readonly post?: Post;
  /** As it was said; it is read anew each time, so that feasts and lunar days fall where they fall. */
  readonly text: string;
  readonly by: PersonId;
  /** The last day it has made. */
  readonly through: Day;
  /** Who is next, of each of its lists. */
  readonly orders: readonly (readonly string[])[];
  /** The last day on which somebody was told that it does not go on. */
  readonly stuckOn?: Day;
}

/** The roles that a rule of a post gives, as its id says them. */
export const ruleId = (post: string, roles: readonly string[]): string =>
  `${post}|${[...new Set(roles)].sort().join('+')}`;

const rolesOf = ({ id }: Pick<RotationRule, 'id'>): readonly string[] =>
  id.slice(id.lastIndexOf('|') + 1).split('+');

/** Two rules that give a role twice cannot both go on. */
export function sharesRole(one: Pick<RotationRule, 'id'>, other: Pick<RotationRule, 'id'>): boolean {
  const roles = rolesOf(other);
  return rolesOf(one).some((role) => roles.includes(role));
}

/** It makes so many days at a time, and always reaches further ahead than a forecast looks. */
const aheadDays = 97;
const atOnceDays = 14;
const clock = '07:40';

/** When it goes on; never twice a day. */
export function nextExtension({ through }: Pick<RotationRule, 'through'>, now: Instant): Instant {
  const soonest = plusDays(dayOf(now), 1);
  const wanted = plusDays(through, -aheadDays);
  return at(wanted > soonest ? wanted : soonest, clock);
}

/** The days it makes next; what passed while nobody looked is not made up. */
export function nextSpan(
  { through }: Pick<RotationRule, 'through'>,
  turn: Rotation['turn'],
  today: Day,
): { readonly from: Day; readonly until: Day } {
  const after = plusDays(through, 1);
  const from = after < today ? today : after;
  return { from, until: wholeTurns(from, plusDays(from, atOnceDays - 1), turn) };
}

/** The end moved on until the last turn of so many days is whole. */
export function wholeTurns(from: Day, until: Day, turn: Rotation['turn']): Day {
  if (typeof turn !== 'number') return until;
  const over = (daysBetween(from, until) + 1) % turn;
  return over === 0 ? until : plusDays(until, turn - over);
}

/** Who is next of each list once these turns are taken. */
export function ordersAfter(
  { lists, fixed, turn, until }: Rotation,
  turned: readonly Turned[],
  on: DayKinds,
): string[][] {
  return lists.map((list) => {
    const own = lists.filter(({ role }) => role === list.role);
    const taken = turned.filter(
      ({ day, role }) =>
        role === list.role &&
        !fixed.some((one) => one.day === day && one.role === role) &&
        (own.find((one) => one.on === on(day)) ?? own.find((one) => one.on === 'all')) === list,
    );
    const last = new Map(taken.flatMap(({ who }, nth) => (who ? [[keyOf(who), nth]] : [])));
    const order = list.people
      .map(keyOf)
      .sort((one, other) => (last.get(one) ?? -1) - (last.get(other) ?? -1));
    const isWeekOpen = turn === 'week' && list.on === 'all' && weekdayOf(until) !== 7;
    const holder = isWeekOpen ? order.at(-1) : undefined;
    return holder === undefined ? order : [holder, ...order.slice(0, -1)];
  });
}

/** The others of a list, whoever had a watch longest ago first. */
export function byLastServed(
  { role, people }: Rotation['lists'][number],
  past: readonly Shift[],
  away: PersonId,
): Hand[] {
  const last = (hand: Hand) =>
    past.findLast(({ places }) => places.some((place) => place.role === role && isSame(place, hand)))?.day ??
    '';
  const others = people.filter(({ person }) => person !== away).map((hand) => ({ hand, day: last(hand) }));
  return others
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .map(({ hand }) => hand);
}

/** The lists with whoever is next in front. */
export function inOrderOf(rotation: Rotation, orders: RotationRule['orders']): Rotation {
  return {
    ...rotation,
    lists: rotation.lists.map((list, nth) => {
      const place = (key: string) => orders[nth]?.indexOf(key) ?? -1;
      return {
        ...list,
        people: [...list.people].sort((one, other) => place(keyOf(one)) - place(keyOf(other))),
      };
    }),
  };
}
