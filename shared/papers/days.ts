import { type Day, dayFrom, daysBetween, plusDays, weekdayOf } from '../domain/time.ts';
import { plain } from './cells.ts';
import type { Cell } from './sheets.ts';

/** What is known of a list's days from what stands above it and from the day it is read. */
export interface DayContext {
  readonly today: Day;
  readonly year?: number;
  readonly month?: number;
  /** The day before in the list. */
  readonly before?: Day;
}

export type ReadDays =
  | { readonly ok: true; readonly days: readonly Day[] }
  | { readonly ok: false; readonly why: 'no-such-day' | 'wrong-weekday' };

const weekday = /(?:周|星期|礼拜)([一二三四五六日天])/;
const weekdays = '一二三四五六日';
const one = String.raw`(?:(\d{4})\s*[年./-]\s*)?(?:(\d{1,2})\s*[月./-]\s*)?(\d{1,2})\s*[日号]?`;
const dayPattern = new RegExp(`^${one}(?:\\s*(?:至|到|~|—|-)+\\s*${one})?$`);
/** A weekday finds the year of a list, but no year that nobody makes lists for: then the weekday is the slip. */
const furthest = 240;
/** The days of a month are few: a longer span is a slip. */
const longestSpan = 31;

/** The year and month that a title names: 2026年10月值班表. */
export function titleOf(text: string): { readonly year?: number; readonly month?: number } {
  const [, year, month] = /(\d{4})\s*年(?:\s*(\d{1,2})\s*月)?/.exec(text) ?? [];
  const alone = month ?? /(?<!\d)(\d{1,2})\s*月/.exec(text)?.[1];
  return { ...(year && { year: Number(year) }), ...(alone && { month: Number(alone) }) };
}

/** 2026-10-01, 10.1, 10月1日(周四), 10月1日至3日, a serial number of a date: the days a cell names. */
export function daysIn(cell: Cell, context: DayContext): ReadDays {
  const text = plain(cell.text);
  const said = weekday.exec(text)?.[1]?.replace('天', '日');
  const bare = text.replaceAll(/\([^()]*\)|(?:周|星期|礼拜)[一二三四五六日天]|\s*00:00(:00)?$/g, '').trim();
  const serial = /^[45]\d{4}$/.test(bare) ? plusDays('1899-12-30' as Day, Number(bare)) : undefined;
  const match = serial ? undefined : dayPattern.exec(bare);
  const first = serial ?? (match && startOf(match, { cell, context, said }));
  if (!first) return { ok: false, why: 'no-such-day' };
  if (said && weekdays.indexOf(said) + 1 !== weekdayOf(first)) return { ok: false, why: 'wrong-weekday' };
  const last = match?.[6] ? endOf(match, first) : first;
  if (!last || daysBetween(first, last) < 0 || daysBetween(first, last) >= longestSpan) {
    return { ok: false, why: 'no-such-day' };
  }
  return {
    ok: true,
    days: Array.from({ length: daysBetween(first, last) + 1 }, (_, place) => plusDays(first, place)),
  };
}

interface Seen {
  readonly cell: Cell;
  readonly context: DayContext;
  readonly said: string | undefined;
}

function startOf(match: RegExpExecArray, { cell, context, said }: Seen): Day | undefined {
  const [, year, named, date = ''] = match;
  const month = named ?? (context.month ? String(context.month) : undefined);
  if (month === undefined) return undefined;
  const read = (on: string) =>
    inYear({ year: year ? Number(year) : context.year, month, date: on }, context, said);
  const found = read(date);
  const tens = cell.numeric && named && date.length === 1 ? read(`${date}0`) : undefined;
  return tens && context.before && tens === plusDays(context.before, 1) ? tens : found;
}

interface Parts {
  readonly year: number | undefined;
  readonly month: string;
  readonly date: string;
}

/** Without a year: the one whose weekday fits, nearest to today; a list made in December is for January to come. */
function inYear(
  { year, month, date }: Parts,
  context: DayContext,
  said: string | undefined,
): Day | undefined {
  const of = (one: number) => dayFrom(`${one}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  if (year !== undefined) return of(year);
  const now = Number(context.today.slice(0, 4));
  const near = [now - 1, now, now + 1].flatMap((one) => of(one) ?? []);
  const middle = plusDays(context.today, 60);
  const fits = near.filter(
    (on) => far(on, middle) <= furthest && (!said || weekdays.indexOf(said) + 1 === weekdayOf(on)),
  );
  const candidates = fits.length > 0 ? fits : near;
  return candidates.sort((one, other) => far(one, middle) - far(other, middle))[0];
}

function far(on: Day, from: Day): number {
  return Math.abs(daysBetween(from, on));
}

function endOf(match: RegExpExecArray, first: Day): Day | undefined {
  const [, , , , year, month, date = ''] = match;
  const [startYear = '', startMonth = ''] = first.split('-');
  const ends = month ?? startMonth;
  const turned = year === undefined && Number(ends) < Number(startMonth) ? 1 : 0;
  return dayFrom(`${Number(year ?? startYear) + turned}-${ends.padStart(2, '0')}-${date.padStart(2, '0')}`);
}
