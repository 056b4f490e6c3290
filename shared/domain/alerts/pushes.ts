import { at, DAY_MS, type Day, dayOf, daysBetween, type Instant, later, plusDays } from '../time.ts';
import { type Calendar, isRestDay, lastWorkdayBefore, nextWorkday } from './calendar.ts';
import type { Mode } from './mode.ts';
import { longestDays, type Period } from './periods.ts';

/**
 * `verify` asks officers to look a tentative date up; `start` is the first day, `summary` the day after the last. Of a guarded
 * period `roster-due` looks at its roster, `roster-out` publishes it, and each `watch` looks at the next watches.
 */
export type Step =
  | 'verify'
  | 't-25'
  | 't-15'
  | 't-7'
  | 't-5'
  | 't-3'
  | 't-1'
  | 'start'
  | 'daily'
  | 'check'
  | 'roster-due'
  | 'roster-out'
  | 'watch'
  | 'summary';

/**
 * One message about a period. Steps that fall on the same day are one message. Each of `ids` happens once for ever:
 * whoever sends a push marks them all, and leaves it out when they are all marked.
 */
export interface Push {
  readonly period: Period;
  readonly steps: readonly Step[];
  readonly ids: readonly string[];
  readonly at: Instant;
  /** From here on it is no longer worth sending, and is told as missed. */
  readonly notAfter: Instant;
  /** `checks`: units that look over their own house; `roster`, `watch`: who makes the roster, and what of it units may read. */
  readonly audience: 'units' | 'officers' | 'checks' | 'roster' | 'watch';
  /** The date it speaks of is not fixed, and the words must say so. */
  readonly tentative: boolean;
}

interface Planned {
  readonly step: Step;
  readonly audience: Push['audience'];
  /** The day it goes out on, and the clock. */
  readonly on: Day;
  readonly clock: string;
  readonly tentative: boolean;
}

const usualClock = '09:00';
/** What would fall on a rest day goes out on the last working day, before 16:00. */
const movedClock = '15:00';
/** After the morning's reminder, with time enough until the evening. */
const checkClock = '10:00';
/** By when units have said how they stand; a check asked for later would be late before it is read. */
const checksBy = '17:00';
/** Late enough to be a second look after the morning's, early enough to find somebody for the night. */
const watchClock = '15:00';
/** Four weeks: for the national sessions, whose window opens on the 1st of March, this is the 1st of February. */
const verifyDays = 28;
/** A summary is worth drawing up for a week. */
const summaryMs = 7 * DAY_MS;
const reportDays = [25, 15, 5, 1, 0] as const;
const usualDays = [7, 3, 1, 0] as const;

/** All messages about a period, soonest first. */
export function pushesOf(period: Period, calendar: Calendar, mode?: Partial<Mode>): Push[] {
  const planned = [
    ...(mode?.daily ? each(period, 'daily') : []),
    ...(mode?.checks ? each(period, 'check') : []),
    ...(mode?.watch ? watching(period, calendar) : []),
    ...verifying(period, calendar),
    ...leadingUp(period, calendar),
    ...summing(period, calendar),
  ];
  const groups = new Map<string, [Planned, ...Planned[]]>();
  for (const one of planned) {
    const key = `${one.on}#${one.audience}`;
    const group = groups.get(key);
    groups.set(key, group ? [...group, one] : [one]);
  }
  const pushes = [...groups.values()]
    .map((group) => pushOf(period, group))
    .sort((one, other) => one.at - other.at);
  const chain = pushes.filter(isOfChain);
  return pushes.map((push) => ({ ...push, notAfter: endOf(push, chain[chain.indexOf(push) + 1]) }));
}

/** One message follows the other; what is looked at each day stands by itself. */
function isOfChain({ audience }: Pick<Push, 'audience'>): boolean {
  return audience === 'units' || audience === 'officers';
}

const byDay: ReadonlySet<Step> = new Set(['daily', 'check', 'watch']);

function pushOf(period: Period, group: readonly [Planned, ...Planned[]]): Omit<Push, 'notAfter'> {
  const [first] = group;
  const steps = group.map(({ step }) => step);
  return {
    ...{
      period,
      steps,
      ids: steps.map((step) => `period#${period.id}#${nameOf(step, first.on)}`),
    },
    ...{ at: at(first.on, first.clock), audience: first.audience },
    tentative: group.some((one) => one.tentative),
  };
}

function nameOf(step: Step, on: Day): string {
  if (step === 'daily') return on;
  return byDay.has(step) ? `${step}-${on}` : step;
}

/** A step is overtaken by the next one; the last before the summary lasts as long as the period. */
function endOf(push: Omit<Push, 'notAfter'>, next: Omit<Push, 'notAfter'> | undefined): Instant {
  if (push.steps.includes('summary')) return later(push.at, summaryMs);
  if (push.audience === 'roster') return at(push.period.start, '24:00');
  if (!isOfChain(push)) return at(dayOf(push.at), push.audience === 'checks' ? checksBy : '24:00');
  return next === undefined || next.steps.includes('summary') ? at(push.period.end, '24:00') : next.at;
}

function leadingUp(period: Period, calendar: Calendar): Planned[] {
  const isReport = period.kind === 'report';
  return (isReport ? reportDays : usualDays).map((days) => ({
    ...{ step: stepOf(days), audience: isReport ? 'officers' : 'units' },
    ...outOn(plusDays(period.start, -days), calendar),
    tentative: period.status === 'tentative',
  }));
}

function stepOf(days: (typeof reportDays)[number] | (typeof usualDays)[number]): Step {
  return days === 0 ? 'start' : `t-${days}`;
}

/** Each day, rest days too: somebody asked for it. The reminder of the first day has gone out already. */
function each(period: Period, step: 'daily' | 'check'): Planned[] {
  const days = Math.min(longestDays, daysBetween(period.start, period.end) + 1);
  const all = Array.from({ length: days }, (_, place) => ({
    ...({
      step,
      audience: step === 'daily' ? 'units' : 'checks',
      on: plusDays(period.start, place),
    } as const),
    clock: step === 'daily' ? usualClock : checkClock,
    tentative: period.status === 'tentative',
  }));
  return step === 'daily' ? all.slice(1) : all;
}

/** Three days before the roster is due, the day before it is published; then the coming watches are looked at each day. */
function watching(period: Period, calendar: Calendar): Planned[] {
  const tentative = period.status === 'tentative';
  const rosters = ([3, 1] as const).map((days) => ({
    ...({ step: days === 3 ? 'roster-due' : 'roster-out', audience: 'roster', tentative } as const),
    ...outOn(plusDays(period.start, -days), calendar),
  }));
  const days = Math.min(longestDays, daysBetween(period.start, period.end) + 1);
  const looks = Array.from({ length: days }, (_, place) => ({
    ...({ step: 'watch', audience: 'watch', tentative } as const),
    ...{ on: plusDays(period.start, place), clock: watchClock },
  }));
  return [...rosters, ...looks];
}

/** A sum can only be drawn up afterwards, so it moves forward. */
function summing(period: Period, calendar: Calendar): Planned[] {
  if (period.kind === 'report') return [];
  const on = nextWorkday(calendar, plusDays(period.end, 1));
  const tentative = period.endStatus === 'tentative';
  return [{ step: 'summary', audience: 'officers', on, clock: usualClock, tentative }];
}

/** Holidays and sessions get their dates from others: somebody must look them up in time. */
function verifying(period: Period, calendar: Calendar): Planned[] {
  const given = period.kind === 'holiday' || period.kind === 'lianghui';
  if (!given || period.status === 'confirmed') return [];
  const asked = outOn(plusDays(period.start, -verifyDays), calendar);
  return [{ step: 'verify', audience: 'officers', tentative: true, ...asked }];
}

function outOn(on: Day, calendar: Calendar): Pick<Planned, 'on' | 'clock'> {
  if (!isRestDay(calendar, on)) return { on, clock: usualClock };
  return { on: lastWorkdayBefore(calendar, on), clock: movedClock };
}
