import { type CountName, countsOf } from '../../domain/hazards/counts.ts';
import type { Span } from '../../domain/hazards/self-check.ts';
import { type Day, day, plusDays } from '../../domain/time.ts';
import { countsIn, owedIn, roundsMade } from '../../store/counts.ts';
import type { Table } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { registeredIn } from './registered.ts';

type Count = readonly [CountName, number];

/** Whole months from the counters; what is left at both ends from the lists, which are short in so short a time. */
export async function countsOver(
  { table }: Pick<Deps, 'table'>,
  scopes: readonly string[],
  { span, today }: { readonly span: Span; readonly today: Day },
): Promise<readonly Count[]> {
  const { months, ends } = partsOf(span, today);
  const found: Count[] = [];
  for (const scope of scopes) {
    for await (const one of months ? countsIn(table, scope, months) : owedIn(table, scope)) found.push(one);
    for (const end of ends) for await (const one of listedCounts(table, scope, end)) found.push(one);
  }
  return found;
}

async function* listedCounts(table: Table, scope: string, span: Span): AsyncGenerator<Count> {
  for await (const one of registeredIn(table, scope, span))
    yield* [...countsOf(one)].filter(([name]) => !name.startsWith('due#'));
  yield* roundsMade(table, scope, span);
}

interface Parts {
  /** The first and the last whole month. */
  readonly months?: { readonly from: string; readonly until: string };
  readonly ends: readonly Span[];
}

/** A month is whole from its first day to its last, or to now. */
function partsOf(span: Span, today: Day): Parts {
  const { from, until } = span;
  const startsWhole = from === firstOf(from);
  const endsWhole = until >= today || plusDays(until, 1) === firstOf(plusDays(until, 1));
  const first = startsWhole ? from : firstOf(plusDays(firstOf(from), 31));
  const last = endsWhole ? until : plusDays(firstOf(until), -1);
  if (first > last) return { ends: [span] };
  return {
    months: { from: first.slice(0, 7), until: last.slice(0, 7) },
    ends: [
      ...(startsWhole ? [] : [{ from, until: plusDays(first, -1) }]),
      ...(endsWhole ? [] : [{ from: firstOf(until), until }]),
    ],
  };
}

function firstOf(on: Day): Day {
  return day(`${on.slice(0, 7)}-01`);
}
