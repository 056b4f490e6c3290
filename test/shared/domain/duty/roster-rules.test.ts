import { describe, expect, test } from 'vitest';
import { isOnLeave, type Leave } from '../../../../shared/domain/duty/leave.ts';
import { clashOf, freeOn, heldBy, isDouble } from '../../../../shared/domain/duty/rest.ts';
import { rostered, type Wanted } from '../../../../shared/domain/duty/roster.ts';
import {
  isRunning,
  type Place,
  type Role,
  type Shift,
  type ShiftKind,
  shiftIdOf,
} from '../../../../shared/domain/duty/shift.ts';
import { given } from '../../../../shared/domain/duty/swap-offer.ts';
import { type Given, isSame } from '../../../../shared/domain/duty/swapped.ts';
import { personId, shiftId } from '../../../../shared/domain/ids.ts';
import { at, day, HOUR_MS, later, plusDays } from '../../../../shared/domain/time.ts';
import { chances } from '../../../kit/platform.ts';

const from = day('2026-09-28');
const days = Array.from({ length: 14 }, (_, nth) => plusDays(from, nth));
const people = Array.from({ length: 9 }, (_, nth) => ({ name: `人${nth}`, person: personId(`p${nth}`) }));
const now = at(plusDays(from, -1), '09:00');
const roles: readonly Role[] = ['leader', 'main', 'deputy'];

type Random = () => number;
const pick = <T>(all: readonly T[], random: Random): T => {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** A base roster: each day one whole watch, or a day and a night that change at an hour of their own. */
function baseOf(random: Random): Wanted[] {
  return days.flatMap((on) => {
    const kinds: readonly ShiftKind[] = random() < 0.5 ? ['whole'] : ['day', 'night'];
    const change = pick(['12:30', '17:30', '20:00'], random);
    const hours = {
      ...{ whole: { from: '08:00', until: '08:00' }, day: { from: '08:00', until: change } },
      night: { from: change, until: '08:00' },
    };
    return kinds.map((kind) => ({
      ...{ id: shiftId(shiftIdOf(on, kind)), day: on, kind, hours: hours[kind] },
      places: roles.map((role): Place => ({ role, ...pick(people, random) })),
    }));
  });
}

/** A later table often says nothing of hours: they stay. */
function withoutHours({ hours: _, ...wanted }: Wanted): Wanted {
  return wanted;
}

type Event =
  | { readonly kind: 'override'; readonly wanted: Wanted }
  | {
      readonly kind: 'swap';
      readonly shift: string;
      readonly role: Role;
      readonly to: (typeof people)[number];
    };

function eventsOf(base: readonly Wanted[], random: Random): Event[] {
  return Array.from({ length: 40 }, (): Event => {
    const wanted = pick(base, random);
    const role = pick(roles, random);
    const to = pick(people, random);
    if (random() < 0.4)
      return {
        kind: 'override',
        wanted: {
          ...(random() < 0.5 ? wanted : withoutHours(wanted)),
          places: wanted.places.map((place) => (place.role === role ? { role, ...to } : place)),
        },
      };
    return { kind: 'swap', shift: wanted.id, role, to };
  });
}

/** The rules, said plainly: the last table of a watch that said anything new, then its swaps as they were granted. */
function expected(base: Wanted, events: readonly Event[]): readonly Place[] {
  const swaps: Given[] = [];
  let shown = base.places;
  for (const event of events.filter((one) => idOf(one) === base.id)) {
    const isNews = event.kind === 'override' && names(event.wanted.places).join() !== names(shown).join();
    if (isNews) shown = replay(event.wanted.places, swaps);
    const holder = event.kind === 'swap' ? shown.find(({ role }) => role === event.role) : undefined;
    if (event.kind !== 'swap' || !holder) continue;
    swaps.push({ swap: '', role: event.role, from: holder, to: event.to, at: now });
    shown = shown.map((place) => (place.role === event.role ? { role: place.role, ...event.to } : place));
  }
  return shown;
}

function replay(places: readonly Place[], swaps: readonly Given[]): readonly Place[] {
  return swaps.reduce<readonly Place[]>(
    (all, { role, from: giver, to }) =>
      all.map((place) => (place.role === role && isSame(place, giver) ? { role, ...to } : place)),
    places,
  );
}

function standing(base: readonly Wanted[], events: readonly Event[]): Map<string, Shift> {
  const shifts = new Map(base.map((wanted) => [`${wanted.id}`, rostered(wanted, undefined, now)]));
  events.forEach((event, nth) => {
    const id = event.kind === 'override' ? event.wanted.id : event.shift;
    const before = shifts.get(id);
    if (!before) return;
    if (event.kind === 'override') shifts.set(id, rostered(event.wanted, before, now));
    else {
      const holder = before.places.find(({ role }) => role === event.role);
      if (holder)
        shifts.set(
          id,
          given(before, { swap: `s${nth}`, role: event.role, from: holder, to: event.to, at: now }),
        );
    }
  });
  return shifts;
}

const names = (places: readonly Place[]) => places.map(({ role, name }) => `${role} ${name}`);

describe.each(Array.from({ length: 40 }, (_, seed) => seed))('town %i', (seed) => {
  const random = chances(seed);
  const base = baseOf(random);
  const events = eventsOf(base, random);

  test('every instant of the span has exactly the people the rules say', () => {
    const shifts = [...standing(base, events).values()];
    for (
      let instant = at(from, '08:00');
      instant < at(plusDays(from, 14), '08:00');
      instant = later(instant, HOUR_MS / 2)
    ) {
      const on = shifts.filter((shift) => isRunning(shift, instant));
      expect(on).toHaveLength(1);
      const [running] = on;
      const wanted = base.find(({ id }) => id === running?.id);
      expect(names(running?.places ?? [])).toEqual(wanted && names(expected(wanted, events)));
    }
  });

  test('in whatever order the watches are touched, as long as each has its own order', () => {
    const byWatch = [...events].sort((one, other) => idOf(one).localeCompare(idOf(other)));
    const told = (shifts: Map<string, Shift>) => [...shifts].map(([id, { places }]) => [id, names(places)]);
    expect(told(standing(base, byWatch))).toEqual(told(standing(base, events)));
  });

  test('the same table sent twice changes nothing the second time', () => {
    for (const shift of standing(base, events).values()) {
      const wanted = { ...shift, places: shift.rostered ?? shift.places };
      expect(rostered(wanted, shift, now)).toBe(shift);
      expect(rostered({ ...shift }, shift, now)).toBe(shift);
    }
  });

  test('whoever is offered a watch is on no other at that time, has slept and is not on leave', () => {
    const shifts = [...standing(base, events).values()];
    const leaves = people.slice(0, 3).map(
      ({ person, name }, nth): Leave => ({
        ...{ id: `l${nth}`, person, name, from: pick(days, random), until: plusDays(from, 13) },
        ...{ state: 'granted', askedAt: now },
      }),
    );
    const shift = pick(shifts, random);
    const wanted = { shift, role: 'main' as const };
    for (const person of freeOn(
      people.map(({ person: one }) => one),
      wanted,
      { shifts, leaves },
    )) {
      const held = heldBy(person, shifts);
      expect(held.some((one) => isDouble(one, wanted))).toBe(false);
      expect(clashOf(held, wanted)).toBeUndefined();
      expect(leaves.some((leave) => isOnLeave(leave, person, shift.day))).toBe(false);
    }
  });
});

function idOf(event: Event): string {
  return event.kind === 'override' ? event.wanted.id : event.shift;
}
