import type { Shown } from '../../conversation/duty/words-swap.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import { type Post, postKeysOf, streetKey } from '../../domain/duty/post.ts';
import { endOf, type Role, type Shift } from '../../domain/duty/shift.ts';
import type { Swap } from '../../domain/duty/swap.ts';
import type { PersonId } from '../../domain/ids.ts';
import { dayOf, type Instant, plusDays } from '../../domain/time.ts';
import { allPeople, loadPerson } from '../../store/directory.ts';
import { loadShift, shiftsWithin } from '../../store/duty.ts';
import type { Stored } from '../../store/record.ts';
import { leavesFrom, putSwap } from '../../store/swaps.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { nothing, type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** The watches a swap is about; undefined when a roster has taken one of them away. */
export async function shownOf(
  deps: Deps,
  swap: Swap,
): Promise<(Shown & { shifts: Stored<Shift>[] }) | undefined> {
  const [shift, back] = await Promise.all([
    loadShift(deps.table, swap.shift),
    swap.back ? loadShift(deps.table, swap.back.shift) : undefined,
  ]);
  if (!shift || (swap.back && !back)) return undefined;
  return {
    ...{ swap, shift: shift.value, shifts: [shift, ...(back ? [back] : [])] },
    ...(back && { back: back.value }),
  };
}

/** The writes and history of a swap that moved on. */
export function moved(stored: Pick<Stored<Swap>, 'version'>, next: Swap, before: Swap | undefined): Outcome {
  return {
    writes: putSwap(
      next,
      stored.version,
      before
        ? [
            before.giver.person,
            ...before.asked,
            ...(before.taker ? [before.taker.person] : []),
            before.by,
            ...before.approvers,
          ]
        : [],
    ),
    entries: [
      {
        pk: `swap#${next.id}`,
        version: stored.version + 1,
        what: `duty.swap-${next.state}`,
        facts: { shift: next.shift },
      },
    ],
  };
}

export function tell(person: PersonId, once: string, card: Send['card'], id = ''): Send {
  return {
    ...{ once: `duty.${once}#${person}`, to: { kind: 'person', person }, lane: 'answer', card },
    ...(id !== '' && { about: { topic: 'duty', id } }),
  };
}

/** Why something cannot be done, to the speaker alone. */
export function refused({ inbound }: Turn, text: string): Outcome {
  const toast = inbound.kind === 'clicked' ? { toast: { tone: 'warning', text } as const } : {};
  return { ...say({ text }, true), ...toast };
}

/** As refused, for words that are also said among people: in a group only whoever mentions the bot hears it. */
export function quietly(turn: Turn, text: string): Outcome {
  const { inbound } = turn;
  const overheard = inbound.kind === 'said' && inbound.chat !== null && !inbound.mentionsBot;
  return overheard ? nothing : refused(turn, text);
}

/** Those who could stand in a place: officers or leaders at the bureau, a street's own, a unit's own. */
export async function peers(deps: Deps, post: Post | undefined, role: Role): Promise<readonly Person[]> {
  const all = await officials(deps);
  if (!post) return role === 'leader' ? all.leaders : all.officers;
  const street = [...all.streets].find(([name]) => streetKey(name) === post.key);
  if (street) return street[1];
  const people = await allPeople(deps.table);
  return people.flatMap(({ value }) =>
    value.active && value.units.some((unit) => post.key === `unit:${unit}`) ? value : [],
  );
}

/** Watches and leaves around one, of everybody who might take it. */
export async function around(deps: Deps, shift: Shift, people: readonly Person[]) {
  const posts = new Set([...people.flatMap(postKeysOf), shift.post?.key ?? '']);
  const span = { from: plusDays(shift.day, -3), until: plusDays(shift.day, 3) };
  const [leaves, ...found] = await Promise.all([
    leavesFrom(deps.table, shift.day),
    ...[...posts].map((post) => shiftsWithin(deps.table, span, post)),
  ]);
  return { leaves, shifts: found.flat().map(({ value }) => value) };
}

/** Who may say yes beforehand: the leaders on duty, else all leaders, else the administrators; never one of `parties`. */
export async function approversOf(
  deps: Deps,
  parties: readonly PersonId[],
  now: Instant,
): Promise<PersonId[]> {
  const [{ leaders }, all] = await Promise.all([onDuty(deps, now), officials(deps)]);
  const chiefs = all.officers.filter((person) => may(person, 'approve-swap'));
  const choices = [leaders, all.leaders.map(({ id }) => id), chiefs.map(({ id }) => id)];
  const others = choices.map((ids) => ids.filter((id) => !parties.includes(id)));
  return [...(others.find((ids) => ids.length > 0) ?? [])];
}

/** The coming watches somebody has, soonest first. */
export async function comingOf(
  deps: Deps,
  who: Pick<Person, 'id' | 'units'> & { readonly street?: string | undefined },
  now: Instant,
  days = 40,
) {
  const today = dayOf(now);
  const span = { from: plusDays(today, -1), until: plusDays(today, days) };
  const found = await Promise.all(postKeysOf(who).map((post) => shiftsWithin(deps.table, span, post)));
  return found
    .flat()
    .filter(({ value }) => now < endOf(value) && value.places.some(({ person }) => person === who.id));
}

export async function nameOf(deps: Deps, id: PersonId): Promise<string> {
  return (await loadPerson(deps.table, id))?.value.name ?? '';
}
