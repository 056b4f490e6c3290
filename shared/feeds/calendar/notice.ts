import {
  type Holiday,
  type HolidayName,
  type HolidayYear,
  holidayNames,
} from '../../domain/alerts/holiday-year.ts';
import { type Day, dayFrom, daysBetween, plusDays, weekdayOf } from '../../domain/time.ts';
import { holdsYear } from './anchors.ts';
import * as words from './notice-words.ts';

export type NoticeRefusal =
  | 'no-notice'
  | 'no-year'
  | 'far-year'
  | 'no-such-day'
  | 'wrong-weekday'
  | 'wrong-count'
  | 'works-on-a-weekday'
  | 'off-and-worked'
  | 'named-twice'
  | 'missing-holiday';

/** `implicit` are weekend days the notice did not name: 与周末连休. Whoever read the notice in should look at them. */
export type ReadNotice =
  | { readonly ok: true; readonly year: HolidayYear; readonly implicit: readonly Day[] }
  | { readonly ok: false; readonly why: NoticeRefusal; readonly holiday?: HolidayName };

/**
 * Reads the State Council's notice as it was pasted. `year` serves where the text does not name it. Everything that the
 * notice says twice (weekdays, counts) must agree, so that a slip of the pasting hand changes no calendar.
 */
export function readNotice(pasted: string, year?: number): ReadNotice {
  const text = pasted.normalize('NFKC').replaceAll(/[ \t\r\u200b]/g, '');
  const items = itemsOf(text);
  if (items.length === 0) return { ok: false, why: 'no-notice' };
  const found = Number((words.titleYear.exec(text) ?? words.anyYear.exec(text))?.[1] ?? year);
  if (!Number.isInteger(found)) return { ok: false, why: 'no-year' };
  if (!holdsYear(found)) return { ok: false, why: 'far-year' };
  const read = items.map((item) => readItem(item, found));
  const wrong = read.find((one) => !one.ok);
  if (wrong && !wrong.ok) return wrong;
  const parts = read.flatMap((one) => (one.ok ? one : []));
  const missing = holidayNames.find((name) => !parts.some(({ holiday }) => holiday.names.includes(name)));
  if (missing) return { ok: false, why: 'missing-holiday', holiday: missing };
  const holidays = parts.map(({ holiday }) => holiday);
  const against = contradiction(holidays);
  if (against) return { ok: false, ...against };
  return {
    ok: true,
    year: { year: found, announced: true, source: 'notice', holidays },
    implicit: parts.flatMap(({ implicit }) => implicit),
  };
}

/** A holiday that stands there twice, or a day that is worked for one and free by another. */
function contradiction(
  holidays: readonly Holiday[],
): { readonly why: NoticeRefusal; readonly holiday: HolidayName } | undefined {
  const names = holidays.flatMap((holiday) => holiday.names);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice) return { why: 'named-twice', holiday: twice };
  const off = new Set(holidays.flatMap((holiday) => holiday.off));
  const torn = holidays.find(({ makeUp }) => makeUp.some((on) => off.has(on)));
  return torn && { why: 'off-and-worked', holiday: torn.names[0] ?? 'new-year' };
}

interface Item {
  readonly names: readonly [HolidayName, ...HolidayName[]];
  readonly body: string;
}

type ReadItem =
  | { readonly ok: true; readonly holiday: Holiday; readonly implicit: readonly Day[] }
  | { readonly ok: false; readonly why: NoticeRefusal; readonly holiday: HolidayName };

function itemsOf(text: string): Item[] {
  const heads = [...text.matchAll(words.heading)];
  return heads.flatMap((head, place) => {
    const [first, ...rest] = words.holidayWords.flatMap(([word, name]) =>
      head[1]?.includes(word) ? name : [],
    );
    const body = text.slice(head.index + head[0].length, heads[place + 1]?.index);
    return first ? [{ names: [first, ...rest] as const, body }] : [];
  });
}

function readItem({ names, body }: Item, year: number): ReadItem {
  const no = (why: NoticeRefusal) => ({ ok: false, why, holiday: names[0] }) as const;
  const sentences = body.split(words.sentenceEnd);
  const resting = sentences.filter((one) => words.rests.test(one) && !words.works.test(one));
  const working = sentences.filter((one) => words.works.test(one));
  const off = daysIn(resting, year);
  const makeUp = daysIn(working, year);
  if (!off.ok) return no(off.why);
  if (!makeUp.ok) return no(makeUp.why);
  if (off.days.length === 0) return no('no-such-day');
  if (makeUp.days.some((on) => weekdayOf(on) < 6)) return no('works-on-a-weekday');
  const count = words.counted.exec(body)?.[1];
  if (count !== undefined && Number(count) !== off.days.length) return no('wrong-count');
  const implicit = words.joined.test(body) ? weekendBeside(off.days, makeUp.days) : [];
  const all = [...new Set([...off.days, ...implicit])].sort();
  return { ok: true, implicit, holiday: { names: [...names], off: all, makeUp: [...makeUp.days] } };
}

type Days =
  | { readonly ok: true; readonly days: readonly Day[] }
  | { readonly ok: false; readonly why: 'no-such-day' | 'wrong-weekday' };

function daysIn(sentences: readonly string[], year: number): Days {
  const spans = sentences.flatMap((one) => [...one.matchAll(words.span)]).map((match) => spanOf(match, year));
  const wrong = spans.find((one) => !one.ok);
  if (wrong) return wrong;
  return { ok: true, days: [...new Set(spans.flatMap((one) => (one.ok ? one.days : [])))].sort() };
}

/** A December day without a year belongs to the year before: 12月30日至1月1日 is the New Year's holiday. */
function spanOf(match: RegExpExecArray, year: number): Days {
  const [, fromYear, fromMonth, fromDate, fromNote, toYear, toMonth, toDate, toNote] = match;
  const startYear = Number(fromYear ?? (fromMonth === '12' ? year - 1 : year));
  const from = dayText(startYear, fromMonth, fromDate);
  const to = toDate
    ? dayText(endYear({ toYear, toMonth, startYear, year }), toMonth ?? fromMonth, toDate)
    : from;
  if (!from || !to || daysBetween(from, to) < 0 || daysBetween(from, to) > 15)
    return { ok: false, why: 'no-such-day' };
  if (!fits(from, fromNote) || !fits(to, toNote)) return { ok: false, why: 'wrong-weekday' };
  return {
    ok: true,
    days: Array.from({ length: daysBetween(from, to) + 1 }, (_, place) => plusDays(from, place)),
  };
}

interface End {
  readonly toYear: string | undefined;
  readonly toMonth: string | undefined;
  readonly startYear: number;
  readonly year: number;
}

function endYear({ toYear, toMonth, startYear, year }: End): number {
  if (toYear !== undefined) return Number(toYear);
  return toMonth === undefined ? startYear : year;
}

function dayText(year: number, month = '', date = ''): Day | undefined {
  return dayFrom(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

function fits(on: Day, note = ''): boolean {
  const said = words.weekday.exec(note)?.[1];
  return said === undefined || words.weekdays[said] === weekdayOf(on);
}

/** The weekend days that touch a holiday, on either side, and are not worked. */
function weekendBeside(off: readonly Day[], worked: readonly Day[]): Day[] {
  const free = (on: Day) => weekdayOf(on) > 5 && !worked.includes(on) && !off.includes(on);
  const walk = (from: Day, step: 1 | -1): Day[] => {
    const on = plusDays(from, step);
    return free(on) ? [on, ...walk(on, step)] : [];
  };
  return off.flatMap((on) => [...walk(on, -1), ...walk(on, 1)]).sort();
}
