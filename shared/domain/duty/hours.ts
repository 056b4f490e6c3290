import { at, type Day, HOUR_MS, type Instant, plusDays } from '../time.ts';

/** When a watch begins on its day and when it ends, 'HH:mm'; an end that is not after the begin is the next day's. */
export interface Hours {
  readonly from: string;
  readonly until: string;
}

/** Kinds of watch by their hours. */
type Kind = 'day' | 'night' | 'whole';

/** What a watch has where its roster names no hours. */
export const usualHours: Readonly<Record<Kind, Hours>> = {
  day: { from: '08:00', until: '20:00' },
  night: { from: '20:00', until: '08:00' },
  whole: { from: '08:00', until: '08:00' },
};

export const isSameHours = (one: Hours, other: Hours): boolean =>
  one.from === other.from && one.until === other.until;

export const isOvernight = ({ from, until }: Hours): boolean => until <= from;

export function spanOn(day: Day, hours: Hours): { readonly start: Instant; readonly end: Instant } {
  const last = isOvernight(hours) ? plusDays(day, 1) : day;
  return { start: at(day, hours.from), end: at(last, hours.until) };
}

/** A watch of twenty hours is a whole day's; one that runs into the night or begins in it is the night's. */
export function kindOf(hours: Hours): Kind {
  const { start, end } = spanOn('2026-01-01' as Day, hours);
  if (end - start >= 20 * HOUR_MS) return 'whole';
  return isOvernight(hours) || hours.from >= '17:00' || hours.from < '05:00' ? 'night' : 'day';
}

/** Hours that a text names, and where; none where they last longer than a day. */
export interface HoursHit {
  readonly hours?: Hours;
  readonly start: number;
  readonly end: number;
}

const part = '(早上?|上午|清晨|凌晨|中午|下午|傍晚|晚上?|夜里?)?\\s?';
const minute = '(?:[:：]([0-5]\\d)(?::00)?|[点时](半|(?:[0-5]?\\d)分?)?)';
const clock = (isBare: boolean) => `${part}([01]?\\d|2[0-4])${minute}${isBare ? '?' : ''}`;
const pattern = new RegExp(
  `(?<![\\d.:：月/-])${clock(true)}\\s?(?:[-–—―~～﹣－]+|至|到)\\s?((?:次日|次晨|第二天|翌日|隔天|转天|明)(?=\\D{0,3}\\d))?\\s?${clock(false)}(?!\\d)`,
);

/** 09:00-17:30, 17:30～次日9:00, 8点到晚8点, 8时30分至次日8时30分. */
export function hoursIn(text: string): HoursHit | undefined {
  const found = pattern.exec(text);
  if (!found) return undefined;
  const [said, early, hour, minutes, more, next, late, lastHour, lastMinutes, lastMore] = found;
  const hours = {
    from: clockOf(early, hour, minutes ?? more),
    until: clockOf(late, lastHour, lastMinutes ?? lastMore),
  };
  const place = { start: found.index, end: found.index + said.length };
  return next !== undefined && !isOvernight(hours) ? place : { hours, ...place };
}

function clockOf(when = '', hour = '', minutes = '00'): string {
  const read = Number(hour);
  const late = /下午|傍晚|晚|夜/.test(when) && read < 12 ? read + 12 : read;
  const past = minutes === '半' ? 30 : Number.parseInt(minutes, 10);
  return `${two(late % 24)}:${two(past)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
