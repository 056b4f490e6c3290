import type { PersonId, ShiftId } from '../ids.ts';
import type { Point } from '../region.ts';
import { type Day, dayFrom, daysBetween, type Instant, later, MINUTE_MS, plusDays } from '../time.ts';
import { type Hours, spanOn, usualHours } from './hours.ts';
import { bureauKey, type Post } from './post.ts';
import type { Given } from './swapped.ts';

/** Day 08:00–20:00, night 20:00–08:00, whole 08:00–08:00, unless its roster says other hours. */
export type ShiftKind = 'day' | 'night' | 'whole';
/** `standby` is at call: he neither checks in nor needs to have rested. */
export type Role = 'leader' | 'main' | 'deputy' | 'standby';

/** One place on a watch. `person` is missing while the name is not in the directory. */
export interface Place {
  readonly role: Role;
  readonly name: string;
  readonly person?: PersonId;
  readonly phone?: string;
  readonly arrival?: Arrival;
}

/** `self` in time, `late` after the window, `for` by another, `afterwards` written up later by an officer. */
export interface Arrival {
  readonly at: Instant;
  readonly how: 'self' | 'late' | 'for' | 'afterwards';
  readonly by: PersonId;
  /** What came with it, where a rule asks for more than a word. */
  readonly proof?: ArrivalProof;
}

/** A kept photo by its key, a place as its sender gave it, the code of the day. */
export interface ArrivalProof {
  readonly photo?: string;
  readonly place?: string;
  /** On WGS-84, and how many metres from the post; `far`: further than the rule allows, kept all the same. */
  readonly at?: Point;
  readonly awayM?: number;
  readonly far?: boolean;
  readonly code?: boolean;
}

/** What somebody of a watch said, or what was decided of him. */
export interface Mark {
  /** Read that it is his turn; comes later, at `until`; was absent, by a person's decision. */
  readonly kind: 'confirmed' | 'late' | 'absent';
  readonly role: Role;
  readonly name: string;
  readonly person?: PersonId;
  readonly at: Instant;
  readonly by: PersonId;
  readonly until?: Instant;
}

/** One watch of the bureau or of a post: leader on duty, main and deputy watch, stand-by. */
export interface Shift {
  readonly id: ShiftId;
  readonly day: Day;
  readonly kind: ShiftKind;
  /** Missing where they are the usual ones of its kind. */
  readonly hours?: Hours;
  /** Missing for the bureau's own. */
  readonly post?: Post;
  readonly places: readonly Place[];
  readonly room?: string;
  readonly note?: string;
  /** Made by turns that go on, and not changed by hand since. */
  readonly turned?: boolean;
  /** As the roster says, and what was given away since; missing while nothing was. */
  readonly rostered?: readonly Place[];
  readonly given?: readonly Given[];
  readonly marks?: readonly Mark[];
  /** What has been told so far, so that a clock that jumps tells each thing once. */
  readonly told: readonly string[];
}

/** What says when a watch is. */
export type Timing = Pick<Shift, 'day' | 'kind' | 'hours'>;

export const hoursOf = ({ kind, hours = usualHours[kind] }: Pick<Shift, 'kind' | 'hours'>): Hours => hours;

export const startOf = (shift: Timing): Instant => spanOn(shift.day, hoursOf(shift)).start;

export const endOf = (shift: Timing): Instant => spanOn(shift.day, hoursOf(shift)).end;

/** The times of watches, each reckoned once: of use where thousands begin at the same moments. */
export function reckoner(): (shift: Timing) => { readonly start: Instant; readonly end: Instant } {
  const known = new Map<string, ReturnType<typeof spanOn>>();
  return (shift) => {
    const { day, kind, hours } = shift;
    const name = hours ? `${day}${hours.from}${hours.until}` : day + kind;
    const found = known.get(name) ?? spanOn(day, hoursOf(shift));
    known.set(name, found);
    return found;
  };
}

/** Arriving early counts; after 15 minutes it is late. */
export const earliestMs = 90 * MINUTE_MS;
export const graceMs = 15 * MINUTE_MS;

/** Whether the watch runs at `now`, its start inclusive. */
export function isRunning(shift: Shift, now: Instant): boolean {
  return startOf(shift) <= now && now < endOf(shift);
}

export function canCheckIn(shift: Shift, now: Instant): boolean {
  return later(startOf(shift), -earliestMs) <= now && now < endOf(shift);
}

export function shiftIdOf(day: Day, kind: ShiftKind, post = bureauKey): string {
  return post === bureauKey ? `${day}-${kind}` : `${day}-${kind}@${post}`;
}

/** What an id says of its watch; undefined for what is none. */
export function shiftFromId(
  id: string,
): { readonly day: Day; readonly kind: ShiftKind; readonly post: string } | undefined {
  const [, on = '', kind, post = bureauKey] =
    /^(\d{4}-\d\d-\d\d)-(day|night|whole)(?:@(.+))?$/.exec(id) ?? [];
  const day = dayFrom(on);
  return day && isKind(kind) ? { day, kind, post } : undefined;
}

function isKind(text: string | undefined): text is ShiftKind {
  return text === 'day' || text === 'night' || text === 'whole';
}

/** The days whose watches may run, or be arrived for, at an instant of `today`. */
export function daysAround(today: Day): readonly [Day, Day, Day] {
  return [plusDays(today, -1), today, plusDays(today, 1)];
}

/** Every day from one to another. */
export function daysFrom(from: Day, until: Day): readonly Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, until) + 1) }, (_, nth) => plusDays(from, nth));
}
