import type { Instant } from '../time.ts';
import type { Place, Role } from './shift.ts';

/** Who is meant by a place that changes hands. */
export type Hand = Pick<Place, 'name' | 'person' | 'phone'>;

/** A place that was given away with everybody's consent. It stays so when the roster is sent in again. */
export interface Given {
  /** The swap that did it. */
  readonly swap: string;
  readonly role: Role;
  readonly from: Hand;
  readonly to: Hand;
  readonly at: Instant;
}

/**
 * The places of a watch: those of the roster, with what was given away in the order in which it was granted. A gift whose
 * giver has no such place any more says nothing: the roster moved him, or knows of it already.
 */
export function placesAfter(rostered: readonly Place[], given: readonly Given[]): readonly Place[] {
  return given.reduce<readonly Place[]>(
    (places, { role, from, to }) => {
      const at = places.findIndex((place) => place.role === role && isSame(place, from));
      return at < 0 ? places : places.map((place, nth) => (nth === at ? { role, ...to } : place));
    },
    rostered.map(({ arrival: _, ...place }) => place),
  );
}

/** By the directory's id where both have one: a name may be written in two ways. */
export function isSame(one: Hand, other: Hand): boolean {
  if (one.person !== undefined && other.person !== undefined) return one.person === other.person;
  return one.name === other.name;
}

/** The people of places who arrived stay arrived, whatever became of the roster. */
export function withArrivals(places: readonly Place[], before: readonly Place[]): readonly Place[] {
  return places.map((place) => {
    const old = before.find((one) => one.role === place.role && isSame(one, place));
    return old?.arrival ? { ...place, arrival: old.arrival } : place;
  });
}

/** The gifts of a watch that the places of a new roster leave without meaning. */
export function lostOn(rostered: readonly Place[], given: readonly Given[]): readonly Given[] {
  return given.filter((one) => {
    const without = given.filter((other) => other !== one);
    const after = JSON.stringify(placesAfter(rostered, given));
    return after === JSON.stringify(placesAfter(rostered, without)) && !holds(rostered, one);
  });
}

/** The roster has it already that he to whom it was given stands there. */
function holds(rostered: readonly Place[], { role, to }: Given): boolean {
  return rostered.some((place) => place.role === role && isSame(place, to));
}
