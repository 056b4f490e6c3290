import { type Day, day } from '../time.ts';
import { type Calendar, makeUpDays, yearOf } from './calendar.ts';
import type { Holiday, HolidayYear } from './holiday-year.ts';

export type PeriodKind = 'holiday' | 'lianghui' | 'season' | 'campaign' | 'report' | 'own';
/** `tentative`: nobody may be told the date as fixed. */
export type Certainty = 'tentative' | 'confirmed';

/**
 * A time of heightened care. `status` is that of its first day, `endStatus` that of its last. `name` is a code, or the
 * words of the person who entered a period of the bureau's own.
 */
export interface Period {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly level?: 'national' | 'province' | 'city' | 'district';
  /** The street it is for; all of the bureau's if it names none. */
  readonly region?: string;
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
  readonly status: Certainty;
  readonly endStatus: Certainty;
  readonly source: string;
  /** Weekend days worked for it; missing while nobody announced them. */
  readonly makeUp?: readonly Day[];
}

/** The sessions of a year, as reported or, with `confirmed`, as a person confirmed them. */
export interface Lianghui {
  readonly year: number;
  readonly opens: Day;
  readonly closes: Day;
  readonly confirmed: boolean;
  readonly source: string;
}

/** Something that comes back each year, from month-day to month-day; a `to` before `from` lies in the next year. */
export interface Recurring {
  readonly name: string;
  readonly kind: 'season' | 'campaign' | 'report';
  readonly from: string;
  /** 'lianghui': the last day of the next national sessions. */
  readonly to: string;
  /** False where somebody else names the date each year; a season without a document is the house's own to set. */
  readonly fixed: boolean;
  readonly source: string;
}

export interface PeriodInputs {
  readonly calendar: Calendar;
  readonly lianghui: readonly Lianghui[];
  readonly recurring: readonly Recurring[];
  /** Entered by the bureau itself; one with the id of another takes its place. */
  readonly own: readonly Period[];
}

/** Every period that begins in a year, soonest first. One that began the year before is among that year's. */
export function periodsOf(year: number, inputs: PeriodInputs): Period[] {
  const known = inputs.calendar.years.find((one) => one.year === year);
  const found = [
    ...(known ? known.holidays.map((holiday) => holidayPeriod(holiday, known, inputs.calendar)) : []),
    lianghuiPeriod(year, inputs.lianghui),
    ...inputs.recurring.map((one) => recurringPeriod(one, year, inputs.lianghui)),
    ...inputs.own.filter(({ start }) => yearOf(start) === year),
  ];
  const byId = new Map(found.map((period) => [period.id, period]));
  return [...byId.values()].sort((one, other) => (one.start < other.start ? -1 : 1));
}

/** A slip of the hand must not keep a district on its toes for ever; the longest season has 214 days. */
export const longestDays = 250;

/** Whether the period runs on a day. */
export function covers(period: Period, on: Day): boolean {
  return period.start <= on && on <= period.end;
}

/** A holiday comes whether its days off are announced or not; sessions only when somebody has named their days. */
export function isSure({ status, kind }: Pick<Period, 'status' | 'kind'>): boolean {
  return status === 'confirmed' || kind === 'holiday';
}

function holidayPeriod(holiday: Holiday, known: HolidayYear, calendar: Calendar): Period {
  const [first = day(`${known.year}-01-01`)] = holiday.off;
  const name = holiday.names.join('+');
  const status = known.announced ? 'confirmed' : 'tentative';
  return {
    ...{ id: `holiday-${known.year}-${holiday.names[0]}`, kind: 'holiday', level: 'national', name },
    ...{ start: first, end: holiday.off.at(-1) ?? first, status, endStatus: status, source: known.source },
    ...(makeUpDays(calendar, known.year).ok && { makeUp: holiday.makeUp }),
  };
}

/** The window to watch until the dates are known. */
const usualWindow = ['03-01', '03-15'] as const;

function lianghuiPeriod(year: number, known: readonly Lianghui[]): Period {
  const reported = known.findLast((one) => one.year === year);
  const status = reported?.confirmed ? 'confirmed' : 'tentative';
  return {
    ...{ id: `lianghui-${year}-national`, kind: 'lianghui', level: 'national', name: 'lianghui' },
    start: reported?.opens ?? day(`${year}-${usualWindow[0]}`),
    end: reported?.closes ?? day(`${year}-${usualWindow[1]}`),
    ...{ status, endStatus: status, source: reported?.source ?? 'usual' },
  };
}

function recurringPeriod(one: Recurring, year: number, known: readonly Lianghui[]): Period {
  const { name, kind, source } = one;
  const status = one.fixed ? 'confirmed' : 'tentative';
  const start = day(`${year}-${one.from}`);
  const begun = { id: `${kind}-${year}-${name}`, kind, name, start, status, source } as const;
  if (one.to !== 'lianghui') {
    return { ...begun, end: day(`${one.to < one.from ? year + 1 : year}-${one.to}`), endStatus: status };
  }
  const sessions = lianghuiPeriod(year + 1, known);
  return { ...begun, end: sessions.end, endStatus: sessions.status };
}
