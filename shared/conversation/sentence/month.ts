import { type Day, day as dayIn, plusDays } from '../../domain/time.ts';
import { numberFrom } from './number.ts';

/** Whole months that are planned for, as said. */
export interface MonthsHit {
  readonly from: Day;
  readonly until: Day;
  readonly said: string;
}

const number = '1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]';
const months = new RegExp(
  `(?<![\\d.\\-/年十])(?:(下个?月)|((?:这|本)个?月)|(${number})月份?)(?:[到至~-](${number})月份?)?(?![\\d一二三四五六七八九十]+[日号]?)`,
);

/** 12月, 下个月, 1月到2月: of what is planned a month without its year is the next that is not over, or one of the last `back`. */
export function monthsAhead(plain: string, today: Day, back = 0): MonthsHit | undefined {
  const match = months.exec(plain);
  if (!match) return undefined;
  const [said, next, , first, last] = match;
  const now = Number(today.slice(5, 7));
  const from = first === undefined ? now + (next ? 1 : 0) : (numberFrom(first) ?? now);
  const begins = from < now - back ? from + 12 : from;
  const start = monthStart(today, begins);
  const count = last === undefined ? 1 : (((numberFrom(last) ?? from) - from + 12) % 12) + 1;
  const end = monthStart(today, begins + count);
  return { from: start, until: plusDays(end, -1), said };
}

/** The first day of a month counted from January of this year on. */
function monthStart(today: Day, month: number): Day {
  const year = Number(today.slice(0, 4)) + Math.floor((month - 1) / 12);
  return dayIn(`${year}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`);
}
