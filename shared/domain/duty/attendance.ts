import { type Refusal, refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import { type Instant, later, MINUTE_MS } from '../time.ts';
import {
  canCheckIn,
  endOf,
  graceMs,
  type Mark,
  type Place,
  type Role,
  type Shift,
  startOf,
} from './shift.ts';
import { isSame, placesAfter, withArrivals } from './swapped.ts';

export type MarkRefusal = 'not-on-roster' | 'already-here' | 'over' | 'too-early' | 'settled';

type Marked = { readonly ok: true; readonly next: Shift; readonly place: Place } | Refusal<MarkRefusal>;

/** He has read that it is his turn. Read twice is read. */
export function confirmWatch(shift: Shift, who: PersonId, now: Instant): Marked {
  const place = shift.places.find(({ person }) => person === who);
  if (!place) return refuse('not-on-roster');
  if (markOf(shift, place, 'confirmed')) return { ok: true, next: shift, place };
  return marked(shift, place, { kind: 'confirmed', at: now, by: who });
}

/** He will come later than his watch begins; a later word takes the place of an earlier one. */
export function announceLate(
  shift: Shift,
  who: PersonId,
  { until, now }: { readonly until: Instant; readonly now: Instant },
): Marked {
  const place = shift.places.find(({ person }) => person === who);
  if (!place) return refuse('not-on-roster');
  if (now >= endOf(shift)) return refuse('over');
  if (place.arrival) return refuse('already-here');
  if (!canCheckIn(shift, now)) return refuse('too-early');
  return marked(shift, place, { kind: 'late', at: now, by: who, until });
}

/** A person decides that somebody was absent; before the time of grace is over nobody can know. */
export function decideAbsent(
  shift: Shift,
  who: PersonId,
  { by, now }: { readonly by: PersonId; readonly now: Instant },
): Marked {
  const place = shift.places.find(({ person }) => person === who);
  if (!place) return refuse('not-on-roster');
  if (place.arrival) return refuse('already-here');
  if (now < later(startOf(shift), graceMs)) return refuse('too-early');
  if (markOf(shift, place, 'absent')) return refuse('settled');
  return marked(shift, place, { kind: 'absent', at: now, by });
}

/** Another takes the place of somebody who is not there; it stays his when the roster is sent in again. */
export function takePlace(
  shift: Shift,
  {
    role,
    from,
    to,
    now,
  }: { role: Role; from: PersonId; to: Pick<Place, 'name' | 'person' | 'phone'>; now: Instant },
): Marked {
  const place = shift.places.find((one) => one.role === role && one.person === from);
  if (!place) return refuse('not-on-roster');
  if (place.arrival) return refuse('already-here');
  if (now >= endOf(shift)) return refuse('over');
  const { arrival: _, role: __, ...hand } = place;
  const base = shift.rostered ?? shift.places;
  const given = [...(shift.given ?? []), { swap: standIn, role, from: hand, to, at: now }];
  const places = withArrivals(placesAfter(base, given), shift.places);
  return { ok: true, next: { ...shift, rostered: base, given, places }, place };
}

/** What a gift carries instead of a swap's name. */
export const standIn = 'stand-in';

/** Until when somebody said he would be there; undefined if he said nothing. */
export function expectedAt(shift: Shift, place: Place): Instant | undefined {
  return markOf(shift, place, 'late')?.until;
}

export function isAbsent(shift: Shift, place: Place): boolean {
  return markOf(shift, place, 'absent') !== undefined;
}

export function markOf(shift: Shift, place: Place, kind: Mark['kind']): Mark | undefined {
  return shift.marks?.findLast(
    (mark) => mark.kind === kind && mark.role === place.role && isSame(mark, place),
  );
}

function marked(shift: Shift, place: Place, mark: Omit<Mark, 'name' | 'role' | 'person'>): Marked {
  const { name, role, person } = place;
  const full: Mark = { ...mark, name, role, ...(person !== undefined && { person }) };
  return { ok: true, next: { ...shift, marks: [...(shift.marks ?? []), full] }, place };
}

/** When somebody comes who said so many minutes, or an hour of the clock; a quarter of an hour late if he said neither. */
export function promised(
  shift: Shift,
  said: { readonly minutes: number | undefined; readonly clock: Instant | undefined; readonly now: Instant },
): Instant {
  const start = startOf(shift);
  if (said.clock !== undefined && said.clock > start) return said.clock;
  const from = said.now > start ? said.now : start;
  return later(from, (said.minutes ?? 15) * MINUTE_MS);
}
