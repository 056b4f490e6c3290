import { type Decision, type Notice, refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import { type Instant, later } from '../time.ts';
import { type Arrival, canCheckIn, graceMs, type Place, type Shift, startOf } from './shift.ts';

export type CheckInRefusal = 'not-on-roster' | 'too-early' | 'already-here';

/** A person arrives for a watch. The real time is kept, early or late. */
export function checkIn(shift: Shift, who: PersonId, now: Instant): Decision<Shift, CheckInRefusal, Notice> {
  const place = shift.places.find(({ person }) => person === who);
  if (!place) return refuse('not-on-roster');
  if (place.arrival) return refuse('already-here');
  if (!canCheckIn(shift, now)) return refuse('too-early');
  const arrival: Arrival = { at: now, how: now <= later(startOf(shift), graceMs) ? 'self' : 'late', by: who };
  return {
    ok: true,
    next: { ...shift, places: shift.places.map((old) => arrive(old, who, arrival)) },
    notices: [],
  };
}

function arrive(place: Place, who: PersonId, arrival: Arrival): Place {
  return place.person === who ? { ...place, arrival } : place;
}
