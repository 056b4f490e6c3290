import { at, clockOf, type Day, dayOf, type Instant, instant, plusDays } from '../time.ts';
import { type Case, type Step, steps } from './case.ts';
import { nextChase } from './chase.ts';
import { nextDoubleReminder, nextProgress } from './major.ts';
import { type IsRest, lastWorking, nextWorking, weekends } from './working-days.ts';

const offsets: Readonly<Record<Step, number>> = {
  ...{ ahead: -3, before: -1, today: 0 },
  ...{ overdue: 1, 'overdue-3': 3, 'overdue-7': 7 },
};
const clock = '09:00';

/** On rest days nobody is reminded: what comes before the deadline comes on the last working day, what comes after it on the next. */
function reminderDay(deadline: Day, step: Step, isRest: IsRest): Day {
  const on = plusDays(deadline, offsets[step]);
  return offsets[step] > 0 ? nextWorking(on, isRest) : lastWorking(on, isRest);
}

/** A case of an older table knows nothing of rest days. */
function dueOf({ remindOn = [] }: Case, deadline: Day, step: Step): Instant {
  return at(remindOn[steps.indexOf(step)] ?? plusDays(deadline, offsets[step]), clock);
}

/** With the days of its reminders, by the calendar. */
export function withReminders<T extends Case>(one: T, isRest: IsRest): T {
  const { deadline } = one;
  return deadline === undefined
    ? one
    : { ...one, remindOn: steps.map((step) => reminderDay(deadline, step, isRest)) };
}

/** A new deadline: what would have fallen due before is not owed. */
export function scheduled<T extends Case>(one: T, now: Instant, { isRest } = weekends): T {
  const { deadline } = one;
  const next = withReminders(one, isRest);
  const told = deadline === undefined ? [] : steps.filter((step) => dueOf(next, deadline, step) < now);
  return { ...next, told };
}

/** When the case next needs a look; undefined when nothing is owed. */
export function nextLook(one: Case): Instant | undefined {
  const times = [...remindersOf(one).map(({ due }) => due), ...(streetOwed(one) ?? []), ...unverified(one)];
  times.push(...[nextDoubleReminder(one), nextProgress(one), nextChase(one)].flatMap((when) => when ?? []));
  return times.length === 0 ? undefined : instant(Math.min(...times));
}

export interface Look {
  readonly next: Case;
  /** The last reminder that fell due says all that the earlier ones said. */
  readonly does?: Step;
  /** Fell due while nobody looked. */
  readonly missed: readonly Step[];
  /** The street is told now of what came at night. */
  readonly tellsStreet: boolean;
  /** Nobody has judged it in time. */
  readonly asksAgain: boolean;
  /** What else fell due: the unit owes a report, or its progress; the officer must ask the department. */
  readonly also: readonly Also[];
}
export type Also = 'double-report' | 'progress' | 'chase';

export function look(one: Case, now: Instant): Look {
  const fallen = remindersOf(one).filter(({ due: when }) => when <= now);
  const due = fallen.map(({ step }) => step);
  const tellsStreet = (streetOwed(one) ?? []).some((when) => when <= now);
  const asksAgain = unverified(one).some((when) => when <= now);
  const { streetAt, verifyBy, ...rest } = one;
  const kept = {
    ...rest,
    ...(!tellsStreet && streetAt !== undefined && { streetAt }),
    ...(!asksAgain && verifyBy !== undefined && { verifyBy }),
    ...(due.includes('overdue') && { missed: (one.missed ?? 0) + 1 }),
  };
  const last = due.at(-1);
  const { also, moved } = lookAround(one, now);
  return {
    also,
    next: { ...kept, ...moved, told: [...one.told, ...due] },
    ...(last && { does: last }),
    missed: fallen.flatMap(({ step, due: when }) => (when < (fallen.at(-1)?.due ?? when) ? [step] : [])),
    tellsStreet,
    asksAgain,
  };
}

/** Each of these is told once for all that fell due of it. */
function lookAround(one: Case, now: Instant): { also: Also[]; moved: Partial<Case> } {
  let moved: Partial<Case> = {};
  const also: Also[] = [];
  const isDue = (when: Instant | undefined): boolean => when !== undefined && when <= now;
  while (isDue(nextDoubleReminder({ ...one, ...moved }))) {
    const double = moved.double ?? one.double;
    moved = { ...moved, ...(double && { double: { ...double, told: double.told + 1 } }) };
  }
  if (moved.double) also.push('double-report');
  if (one.plate && isDue(nextProgress(one))) {
    also.push('progress');
    moved = { ...moved, plate: { ...one.plate, heardAt: now, silent: (one.plate.silent ?? 0) + 1 } };
  }
  while (isDue(nextChase({ ...one, ...moved }))) {
    const handedOver = moved.handedOver ?? one.handedOver;
    moved = { ...moved, ...(handedOver && { handedOver: { ...handedOver, chased: handedOver.chased + 1 } }) };
  }
  if (moved.handedOver) also.push('chase');
  return { also, moved };
}

function remindersOf(one: Case): { step: Step; due: Instant }[] {
  const { state, deadline, told } = one;
  if (state !== 'rectifying' || deadline === undefined) return [];
  const done = Math.max(...told.map((step) => steps.indexOf(step)), -1);
  return steps.slice(done + 1).map((step) => ({ step, due: dueOf(one, deadline, step) }));
}

function streetOwed({ state, streetAt }: Case): Instant[] | undefined {
  return state === 'registered' && streetAt !== undefined ? [streetAt] : undefined;
}

function unverified({ state, verifyBy }: Case): Instant[] {
  return state === 'registered' && verifyBy !== undefined ? [verifyBy] : [];
}

/** In the night people who are not on duty are left to sleep; their news wait for this. */
export function morningAfter(now: Instant): Instant | undefined {
  const time = clockOf(now);
  if (time >= '22:00') return at(plusDays(dayOf(now), 1), '07:00');
  return time < '07:00' ? at(dayOf(now), '07:00') : undefined;
}
