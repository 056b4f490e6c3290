import { type Day, day, plusDays, weekdayOf } from '../../domain/time.ts';
import { numberFrom } from './number.ts';

/** Whole days, first and last. */
export interface Period {
  readonly from: Day;
  readonly until: Day;
  /** As people call it: 本月, 三季度. */
  readonly name: string;
}

type Made = (match: RegExpExecArray, today: Day) => readonly [Day, Day];

const spans: readonly (readonly [RegExp, Made])[] = [
  [/今[天日](?!起)/, (_, today) => [today, today]],
  [/昨[天日]/, (_, today) => [plusDays(today, -1), plusDays(today, -1)]],
  [/(本|这|上)个?(?:周|星期)/, ([, which], today) => week(today, which === '上' ? -7 : 0)],
  [
    /(本|这|上)个?月/,
    ([, which], today) => monthsOf(today, { first: monthOf(today) - (which === '上' ? 1 : 0), count: 1 }),
  ],
  [
    /(本|这|上)个?季度?/,
    ([, which], today) =>
      monthsOf(today, { first: quarterStart(today) - (which === '上' ? 3 : 0), count: 3 }),
  ],
  [
    /(?:第)?([一二三四1234])季度/,
    ([, which], today) => monthsOf(today, { first: ((numberFrom(which ?? '') ?? 1) - 1) * 3 + 1, count: 3 }),
  ],
  [/(上|下)半年/, ([, which], today) => monthsOf(today, { first: which === '上' ? 1 : 7, count: 6 })],
  [/(今|本|去)年(?!度?[内前])/, ([, which], today) => year(today, which === '去' ? -1 : 0)],
  [/(20\d\d)年(?!\d|\s?\d{1,2}月)/, ([, which]) => [day(`${which}-01-01`), day(`${which}-12-31`)]],
  [
    /(?<![\d.\-/])(1[0-2]|[1-9])月份?(?![\d一二三])/,
    ([, which], today) => monthsOf(today, { first: past(Number(which), today), count: 1 }),
  ],
];

/** A span of the calendar that a sentence names; a month or quarter without its year is the last that has begun. */
export function periodIn(plain: string, today: Day): Period | undefined {
  for (const [words, made] of spans) {
    const match = words.exec(plain);
    if (!match) continue;
    const [from, until] = made(match, today);
    return { from, until, name: match[0] };
  }
  return undefined;
}

function monthOf(today: Day): number {
  return Number(today.slice(5, 7));
}

function quarterStart(today: Day): number {
  return Math.floor((monthOf(today) - 1) / 3) * 3 + 1;
}

/** A month that is still to come was last year's. */
function past(month: number, today: Day): number {
  return month > monthOf(today) ? month - 12 : month;
}

function week(today: Day, shift: number): readonly [Day, Day] {
  const monday = plusDays(today, 1 - weekdayOf(today) + shift);
  return [monday, plusDays(monday, 6)];
}

/** Whole months from the `first` of this year; nought and less lie in the last. */
function monthsOf(today: Day, { first, count }: { first: number; count: number }): readonly [Day, Day] {
  const thisYear = Number(today.slice(0, 4));
  return [firstOf(thisYear, first), plusDays(firstOf(thisYear, first + count), -1)];
}

function firstOf(year: number, month: number): Day {
  const ahead = Math.floor((month - 1) / 12);
  return day(`${year + ahead}-${String(month - ahead * 12).padStart(2, '0')}-01`);
}

function year(today: Day, shift: number): readonly [Day, Day] {
  const which = Number(today.slice(0, 4)) + shift;
  return [day(`${which}-01-01`), day(`${which}-12-31`)];
}
