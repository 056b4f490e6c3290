import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { isOnLeave, type Leave } from './leave.ts';
import { type Clash, clashOf, type Held, heldBy } from './rest.ts';
import { type Place, type Shift, startOf } from './shift.ts';
import type { Part } from './swap.ts';
import { type Given, isSame, placesAfter, withArrivals } from './swapped.ts';

export type OfferRefusal = 'not-your-day' | 'started' | 'here-already' | 'same-person' | 'on-leave' | Clash;

/** The place somebody has on a watch. */
export function placeOf(shift: Shift, person: PersonId): Place | undefined {
  return shift.places.find((place) => place.person === person);
}

/** Why a place cannot be given away any more; undefined while it can. */
export function whyNotGiven(shift: Shift, giver: PersonId, now: Instant): OfferRefusal | undefined {
  const place = placeOf(shift, giver);
  if (!place) return 'not-your-day';
  if (place.arrival) return 'here-already';
  return now >= startOf(shift) ? 'started' : undefined;
}

/** Why somebody cannot take a place. `gives` is the watch he gives for it: it does not stand in his way. */
export function whyNotTaken(
  taker: PersonId,
  wanted: Held,
  around: { readonly shifts: readonly Shift[]; readonly leaves: readonly Leave[]; readonly gives?: string },
): OfferRefusal | undefined {
  if (around.leaves.some((leave) => isOnLeave(leave, taker, wanted.shift.day))) return 'on-leave';
  return clashOf(
    heldBy(
      taker,
      around.shifts.filter(({ id }) => id !== around.gives),
    ),
    wanted,
  );
}

/** The watch once a place of it has changed hands. */
export function given(shift: Shift, gift: Given): Shift {
  const gifts = [...(shift.given ?? []), gift];
  const base = shift.rostered ?? shift.places.map(({ arrival: _, ...place }) => place);
  const places = withArrivals(placesAfter(base, gifts), shift.places);
  return { ...shift, rostered: base, given: gifts, places };
}

/** Whether the giver of a part still has it. */
export function isHeld(shift: Shift, { role }: Part, giver: PersonId): boolean {
  return shift.places.some((place) => place.role === role && isSame(place, { name: '', person: giver }));
}
