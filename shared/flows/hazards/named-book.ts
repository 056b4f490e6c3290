import { columnWords } from '../../conversation/hazards/words-named-book.ts';
import { type Book, books, type Listed } from '../../domain/hazards/listed.ts';
import type { Day } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Deps } from '../deps.ts';
import { isAmong, isUntold, type Wanted } from './wanted.ts';

/** So many cases are looked at themselves for one answer, where lists do not tell; the newest. */
const mostRead = 3_000;
/** So many are told with what their ledger is about; the workbook has it of all. */
const mostTold = 300;
/** Cases loaded at the same time. */
const atOnce = 40;

interface Seen {
  readonly wanted: Wanted;
  readonly today: Day;
  readonly kinds: ReadonlyMap<string, string>;
}

/** Those that are wanted; `unread`: how many were not looked at, whatever they are. */
export async function among(deps: Deps, cases: readonly Listed[], seen: Seen) {
  const { book: _, ...rest } = seen.wanted;
  const fitting = await fits(deps, cases, { ...seen, wanted: rest });
  const untold = fitting.filter((one) => isUntold(one, seen.wanted));
  const unread = new Set(untold.slice(0, -mostRead).map(({ number }) => number));
  const read = fitting.filter(({ number }) => !unread.has(number));
  return { cases: await fits(deps, read, seen), unread: unread.size };
}

async function fits(deps: Deps, cases: readonly Listed[], seen: Seen): Promise<readonly Listed[]> {
  const isIn = await someAtATime(cases, (one) => isAmong(deps, one, seen));
  return cases.filter((_, place) => isIn[place]);
}

/** What the ledger that was asked for is about, of the first of them, by number. */
export async function told(deps: Deps, cases: readonly Listed[], { book: said }: Wanted) {
  const book = books.find((one) => one === said);
  if (!book) return new Map<string, string>();
  const words = await someAtATime(cases.slice(0, mostTold), ({ number }) => wordsOf(deps, number, book));
  return new Map(words);
}

async function wordsOf(deps: Deps, number: Listed['number'], book: Book): Promise<[string, string]> {
  const stored = await loadCase(deps.table, number);
  return [number, stored ? columnWords(book, stored.value) : ''];
}

export async function someAtATime<T, R>(all: readonly T[], of: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < all.length; from += atOnce)
    found.push(...(await Promise.all(all.slice(from, from + atOnce).map(of))));
  return found;
}
