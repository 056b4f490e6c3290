import { at, DAY_MS, dayOf, HOUR_MS, type Instant, later, MINUTE_MS, plusDays } from '../time.ts';
import type { Incident } from './incident.ts';
import { morningAfter } from './schedule.ts';

/** How long the unit and each level of government have, in minutes: the statute's hours, or a place's stricter ones. */
export interface Limits {
  readonly unit: number;
  readonly level: number;
}

/** Decree 493 of the State Council, articles 9 and 11. */
export const statutory: Limits = { unit: 60, level: 120 };
/** The same, article 13: changed casualties are reported within so many days; fire and road traffic, so many. */
const casualtyDays = { other: 30, fire: 7, traffic: 7 } as const;
/** While it runs, a report goes up at least once a day. */
const followMs = DAY_MS;

export type ClockName = 'unit' | 'level' | 'follow' | 'casualties';

/** A time that runs: until when what must be done, and when it was. */
export interface Clock {
  readonly name: ClockName;
  readonly from: Instant;
  readonly until: Instant;
  readonly doneAt?: Instant;
}

/** What runs on an emergency. A drill has no clock, nor what is part of another or none to be reported. */
export function clocksOf(one: Incident): readonly Clock[] {
  const { kind, limits, openedAt, unitReportedAt, bureauReportedAt, sameAs, dismissed } = one;
  if (kind === 'drill' || !limits || sameAs !== undefined || dismissed) return [];
  const unitFrom = one.noticedAt ?? openedAt;
  return [
    {
      ...clock('unit', unitFrom, limits.unit * MINUTE_MS),
      ...(unitReportedAt && { doneAt: unitReportedAt }),
    },
    {
      ...clock('level', openedAt, limits.level * MINUTE_MS),
      ...(bureauReportedAt && { doneAt: bureauReportedAt }),
    },
    ...follow(one),
    clock('casualties', one.occurredAt ?? openedAt, casualtyDays[one.nature ?? 'other'] * DAY_MS),
  ];
}

function follow({ state, bureauReportedAt, followedAt }: Incident): Clock[] {
  const last = followedAt ?? bureauReportedAt;
  return last === undefined || state !== 'running' ? [] : [clock('follow', last, followMs)];
}

function clock(name: ClockName, from: Instant, lengthMs: number): Clock {
  return { name, from, until: later(from, lengthMs) };
}

export type Reminder =
  | { readonly kind: 'before' | 'over'; readonly clock: Clock }
  /** What is still unknown is asked after, never before the alarm. */
  | { readonly kind: 'chase' }
  /** Its end was reported, and nobody has closed it. */
  | { readonly kind: 'close' };

interface Owed {
  readonly id: string;
  readonly at: Instant;
  readonly reminder: Reminder;
}

/** After the last round of the alarm, so that neither hides the other. */
const chaseMs = [15 * MINUTE_MS, 45 * MINUTE_MS];

/** Every reminder an emergency owes and has not given, soonest first. */
function owed(one: Incident): Owed[] {
  const { told, openedAt } = one;
  const chases =
    one.limits && one.kind !== 'drill' && one.state === 'running'
      ? chaseMs.map((wait) => ({ id: `chase@${wait}`, at: later(openedAt, wait), reminder: chase }))
      : [];
  return [...chases, ...endings(one), ...clocksOf(one).filter(isOpen).flatMap(remindersOf)]
    .filter(({ id }) => !told.includes(id))
    .sort((left, right) => left.at - right.at);
}

const chase: Reminder = { kind: 'chase' };
const close: Reminder = { kind: 'close' };

/** A day after its end was reported, and a week after, until it is closed; nobody is woken for it. */
const closeMs = [DAY_MS, 7 * DAY_MS];

function endings({ kind, state, finalAt }: Incident): Owed[] {
  if (kind === 'drill' || state !== 'final' || finalAt === undefined) return [];
  return closeMs.map((wait) => {
    const due = later(finalAt, wait);
    return { id: `${closing}${wait}`, at: morningAfter(due) ?? due, reminder: close };
  });
}

const closing = 'close@';

/** Its end was reported: that it must be closed is called to mind, whatever was of an earlier end. */
export function ended(one: Incident, now: Instant): Incident {
  return {
    ...one,
    state: 'final',
    finalAt: now,
    told: one.told.filter((id) => !id.startsWith(closing)),
  };
}

function isOpen({ doneAt }: Clock): boolean {
  return doneAt === undefined;
}

function remindersOf(one: Clock): Owed[] {
  const before: Owed = {
    id: `${one.name}-before@${one.until}`,
    at: beforeEnd(one),
    reminder: { kind: 'before', clock: one },
  };
  if (one.name === 'casualties') return [before];
  return [
    before,
    { id: `${one.name}-over@${one.until}`, at: one.until, reminder: { kind: 'over', clock: one } },
  ];
}

/** A third of a short time before it ends; the morning of the day before, where it is days. */
function beforeEnd({ name, from, until }: Clock): Instant {
  if (name === 'casualties') return at(plusDays(dayOf(until), -1), '09:00');
  if (name === 'follow') return later(until, -2 * HOUR_MS);
  return later(until, -Math.floor((until - from) / 3));
}

export function nextReminder(one: Incident): Instant | undefined {
  return owed(one)[0]?.at;
}

/** What fell due: of each clock the last only, and all of it counts as given. */
export function remind(
  one: Incident,
  now: Instant,
): { readonly next: Incident; readonly reminders: readonly Reminder[] } {
  const due = owed(one).filter((entry) => entry.at <= now);
  const last = new Map(due.map(({ reminder }) => [nameOf(reminder), reminder]));
  return {
    next: { ...one, told: [...one.told, ...due.map(({ id }) => id)] },
    reminders: [...last.values()],
  };
}

function nameOf(reminder: Reminder): string {
  return 'clock' in reminder ? reminder.clock.name : reminder.kind;
}
