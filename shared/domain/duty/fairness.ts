import { type Day, type Instant, later } from '../time.ts';
import { isAbsent } from './attendance.ts';
import { endOf, graceMs, type Place, type Shift, startOf, type Timing } from './shift.ts';

/** What kind of day a watch begins on. */
export type DayKind = 'work' | 'rest' | 'holiday';

/** Twelve hours of a working day are 1; a night is half as much again, a rest day too, a holiday twice as much. */
const shiftWeights = { day: 1, night: 1.5, whole: 2.5 } as const;
const dayWeights: Readonly<Record<DayKind, number>> = { work: 1, rest: 1.5, holiday: 2 };
/** Who is only at call, or leads from home by day, carries less. */
const roleWeights = { leader: 1, main: 1, deputy: 0.8, standby: 0.3 } as const;

/** How much one place of a watch weighs in the ledger of fairness. */
export function weightOf({ kind }: Pick<Shift, 'kind'>, { role }: Pick<Place, 'role'>, on: DayKind): number {
  return shiftWeights[kind] * dayWeights[on] * roleWeights[role];
}

/** How somebody stood a place of a watch, as ledgers name it. */
export type Standing = 'due' | 'in-time' | 'late' | 'for' | 'afterwards' | 'absent' | 'unverified';

export function standingOf(shift: Shift, place: Place, now: Instant): Standing {
  const { arrival } = place;
  if (arrival) return arrival.how === 'self' ? 'in-time' : arrival.how;
  if (isAbsent(shift, place)) return 'absent';
  return now < later(startOf(shift), graceMs) ? 'due' : 'unverified';
}

/** What one person's watches and checks of a span come to. */
export interface Tally {
  readonly post: string;
  readonly name: string;
  readonly watches: number;
  readonly inTime: number;
  readonly late: number;
  readonly absent: number;
  readonly unverified: number;
  readonly stoodIn: number;
  readonly nights: number;
  readonly restDays: number;
  readonly holidays: number;
  readonly weight: number;
  readonly asked: number;
  readonly answered: number;
  readonly answerMs: number;
}

export function emptyTally(post: string, name: string): Tally {
  return {
    ...{ post, name, watches: 0, inTime: 0, late: 0, absent: 0, unverified: 0, stoodIn: 0, nights: 0 },
    ...{ restDays: 0, holidays: 0, weight: 0, asked: 0, answered: 0, answerMs: 0 },
  };
}

/** The tally with one more watch that is over or running. */
export function withWatch(
  tally: Tally,
  { shift, place, standing, on }: { shift: Shift; place: Place; standing: Standing; on: DayKind },
): Tally {
  const one = (is: boolean) => (is ? 1 : 0);
  return {
    ...tally,
    watches: tally.watches + 1,
    inTime: tally.inTime + one(standing === 'in-time' || standing === 'for' || standing === 'afterwards'),
    late: tally.late + one(standing === 'late'),
    absent: tally.absent + one(standing === 'absent'),
    unverified: tally.unverified + one(standing === 'unverified'),
    stoodIn: tally.stoodIn + one(isStandIn(shift, place)),
    nights: tally.nights + one(shift.kind !== 'day'),
    restDays: tally.restDays + one(on === 'rest'),
    holidays: tally.holidays + one(on === 'holiday'),
    weight: tally.weight + weightOf(shift, place, on),
  };
}

/** Whether somebody has his place because another was not there. */
export function isStandIn({ given = [] }: Shift, { person, role }: Place): boolean {
  return given.some(({ swap, to, role: of }) => swap === 'stand-in' && of === role && to.person === person);
}

/** Those who gave their place away because they were not there: they stand in the ledger too. */
export function replacedOf({ given = [] }: Shift): readonly { readonly place: Place; readonly by: string }[] {
  return given
    .filter(({ swap }) => swap === 'stand-in')
    .map(({ role, from, to }) => ({ place: { role, ...from }, by: to.name }));
}

/** A watch is of the ledgers: what is still to come is nobody's merit yet, and nobody watched before the house did. */
export function isLedgered(shift: Timing, { now, bornAt }: { now: Instant; bornAt: Instant }): boolean {
  return startOf(shift) <= now && endOf(shift) > bornAt;
}

/** How much each has carried of some watches, by the directory's id, else by name. */
export function carriedBy(shifts: readonly Shift[], on: DayKinds): ReadonlyMap<string, number> {
  const carried = new Map<string, number>();
  for (const shift of shifts)
    for (const place of shift.places) {
      const who = place.person ?? place.name;
      carried.set(who, (carried.get(who) ?? 0) + weightOf(shift, place, on(shift.day)));
    }
  return carried;
}

export type DayKinds = (on: Day) => DayKind;
