import { type Refusal, refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import { type Instant, later } from '../time.ts';
import {
  type Arrival,
  type ArrivalProof,
  canCheckIn,
  endOf,
  graceMs,
  type Place,
  type Shift,
  startOf,
} from './shift.ts';

export type CheckInRefusal = 'not-on-roster' | 'too-early' | 'already-here' | 'over' | 'not-over';

type CheckedIn = { readonly ok: true; readonly next: Shift; readonly place: Place } | Refusal<CheckInRefusal>;

/** A person arrives for a watch. The real time is kept, early or late. */
export function checkIn(shift: Shift, who: PersonId, now: Instant): CheckedIn {
  return arrive(shift, { who, by: who, now, how: isLate(shift, now) ? 'late' : 'self' });
}

/** Another says that somebody has arrived: kept as said by him. */
export function checkInFor(
  shift: Shift,
  who: PersonId,
  { by, now }: { by: PersonId; now: Instant },
): CheckedIn {
  return arrive(shift, { who, by, now, how: 'for' });
}

/** Written up when the watch is over: kept as written afterwards, with the time of writing. */
export function checkInAfterwards(
  shift: Shift,
  who: PersonId,
  { by, now }: { by: PersonId; now: Instant },
): CheckedIn {
  const place = shift.places.find(({ person }) => person === who);
  if (!place) return refuse('not-on-roster');
  if (place.arrival) return refuse('already-here');
  if (now < endOf(shift)) return refuse('not-over');
  return placed(shift, who, { at: now, how: 'afterwards', by });
}

/** Somebody whom only the roster knows, by whoever stands for his post. */
export function checkInNamed(
  shift: Shift,
  name: string,
  { by, now }: { by: PersonId; now: Instant },
): CheckedIn {
  const isHe = (place: Place) => place.person === undefined && place.name === name;
  const place = shift.places.find(isHe);
  if (!place) return refuse('not-on-roster');
  if (now >= endOf(shift)) return refuse('over');
  if (place.arrival) return refuse('already-here');
  if (!canCheckIn(shift, now)) return refuse('too-early');
  const arrival: Arrival = { at: now, how: 'for', by };
  const places = shift.places.map((old) => (isHe(old) ? { ...old, arrival } : old));
  return { ok: true, next: { ...shift, places }, place: { ...place, arrival } };
}

function arrive(
  shift: Shift,
  { who, by, now, how }: { who: PersonId; by: PersonId; now: Instant; how: Arrival['how'] },
): CheckedIn {
  const place = shift.places.find(({ person }) => person === who);
  if (!place) return refuse('not-on-roster');
  if (now >= endOf(shift)) return refuse('over');
  if (place.arrival) return refuse('already-here');
  if (!canCheckIn(shift, now)) return refuse('too-early');
  return placed(shift, who, { at: now, how, by });
}

/** Whoever holds two places of a watch arrives for both. */
function placed(shift: Shift, who: PersonId, arrival: Arrival): CheckedIn {
  const places = shift.places.map((old) => (old.person === who ? { ...old, arrival } : old));
  const place = places.find(({ person }) => person === who);
  return place ? { ok: true, next: { ...shift, places }, place } : refuse('not-on-roster');
}

function isLate(shift: Shift, now: Instant): boolean {
  return now > later(startOf(shift), graceMs);
}

/** The arrival with what came along with it. */
export function proved(shift: Shift, who: PersonId, proof: ArrivalProof): Shift {
  const places = shift.places.map((place) =>
    place.person === who && place.arrival ? { ...place, arrival: { ...place.arrival, proof } } : place,
  );
  return { ...shift, places };
}
