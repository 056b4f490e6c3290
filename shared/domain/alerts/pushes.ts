import { at, DAY_MS, type Day, daysBetween, type Instant, later, plusDays } from '../time.ts';
import { type Calendar, isRestDay, lastWorkdayBefore, nextWorkday } from './calendar.ts';
import type { Mode } from './mode.ts';
import type { Period } from './periods.ts';

/** `verify` asks officers to look a tentative date up; `start` is the first day, `summary` the day after the last. */
export type Step = 'verify' | 't-25' | 't-15' | 't-7' | 't-5' | 't-3' | 't-1' | 'start' | 'daily' | 'summary';

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
  readonly audience: 'units' | 'officers';
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

/** No season is reminded of each day for longer. */
const longestDaily = 60;
const usualClock = '09:00';
/** What would fall on a rest day goes out on the last working day, before 16:00. */
const movedClock = '15:00';
/** Four weeks: for the national sessions, whose window opens on the 1st of March, this is the 1st of February. */
const verifyDays = 28;
/** A summary is worth drawing up for a week. */
const summaryMs = 7 * DAY_MS;
const reportDays = [25, 15, 5, 1, 0] as const;
const usualDays = [7, 3, 1, 0] as const;

/** All messages about a period, soonest first. */
export function pushesOf(period: Period, calendar: Calendar, mode?: Pick<Mode, 'daily'>): Push[] {
  const planned = [
    ...(mode?.daily ? each(period) : []),
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
  return pushes.map((push, place) => ({ ...push, notAfter: endOf(push, pushes[place + 1]) }));
}

function pushOf(period: Period, group: readonly [Planned, ...Planned[]]): Omit<Push, 'notAfter'> {
  const [first] = group;
  const steps = group.map(({ step }) => step);
  return {
    ...{
      period,
      steps,
      ids: steps.map((step) => `period#${period.id}#${step === 'daily' ? first.on : step}`),
    },
    ...{ at: at(first.on, first.clock), audience: first.audience },
    tentative: group.some((one) => one.tentative),
  };
}

/** A step is overtaken by the next one; the last before the summary lasts as long as the period. */
function endOf(push: Omit<Push, 'notAfter'>, next: Omit<Push, 'notAfter'> | undefined): Instant {
  if (push.steps.includes('summary')) return later(push.at, summaryMs);
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

/** Each day after the first, rest days too: somebody asked for it. */
function each(period: Period): Planned[] {
  const days = Math.min(longestDaily, daysBetween(period.start, period.end));
  return Array.from({ length: days }, (_, place) => ({
    ...{ step: 'daily', audience: 'units', on: plusDays(period.start, place + 1), clock: usualClock },
    tentative: period.status === 'tentative',
  }));
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
