import { type CaseNumber, caseNumber } from '../ids.ts';

export function numberOf(year: string, count: number): CaseNumber {
  return caseNumber(`YH-${year}-${String(count).padStart(4, '0')}`);
}

export function yearOf(number: CaseNumber): string {
  return number.slice(3, 7);
}

export function countOf(number: CaseNumber): number {
  return Number(number.slice(8));
}

/** In the order in which they were given. */
export function byNumber(one: CaseNumber, other: CaseNumber): number {
  return yearOf(one).localeCompare(yearOf(other)) || countOf(one) - countOf(other);
}

/** What "31", "0031", "YH20260031" may mean, nearest first; nothing if it is no number. */
export function meant(said: string, year: string): readonly CaseNumber[] {
  const whole = /^YH-?(\d{4})-?(\d{4,7})$/i.exec(said.trim());
  if (whole) return [numberOf(whole[1] ?? '', Number(whole[2]))];
  const short = /^\D{0,3}(\d{1,7})\D{0,2}$/.exec(said.trim())?.[1];
  if (short === undefined || Number(short) === 0) return [];
  return [year, String(Number(year) - 1)].map((one) => numberOf(one, Number(short)));
}

/** The numbers of a year that were handed out and never became a case. */
export function gaps(year: string, handedOut: number, used: readonly CaseNumber[]): CaseNumber[] {
  const taken = new Set(used.map(String));
  return Array.from({ length: handedOut }, (_, place) => numberOf(year, place + 1)).filter(
    (number) => !taken.has(number),
  );
}
