import { keys } from './keys.ts';
import type { Table } from './table.ts';

type Counted = AsyncGenerator<readonly [string, number]>;

/** The counters of a scope, their shards not yet summed: those of months from one to another, and what is owed by now. */
export async function* countsIn(
  table: Table,
  scope: string,
  { from, until }: { readonly from: string; readonly until: string },
): Counted {
  yield* named(table, scope, [
    { from: `cell#${from}`, to: `cell#${until}~` },
    { from: `days#${from}`, to: `days#${until}~` },
    { from: `late#${from}`, to: `late#${until}~` },
  ]);
  yield* owedIn(table, scope);
  yield* roundsMade(table, scope, { from, until });
}

/** What must be mended by which day, of whatever month. */
export function owedIn(table: Table, scope: string): Counted {
  return named(table, scope, [{ from: 'due#', to: 'due$' }]);
}

/** The rounds of months or of days, from one to another. */
export function roundsMade(
  table: Table,
  scope: string,
  { from, until }: { readonly from: string; readonly until: string },
): Counted {
  return named(table, scope, [{ from: `round#${from}`, to: `round#${until}~` }]);
}

async function* named(
  table: Table,
  scope: string,
  ranges: readonly { readonly from: string; readonly to: string }[],
): Counted {
  const { pk } = keys.count(scope, '', 0);
  for (const range of ranges)
    for await (const { sk, count = 0 } of table.query({ pk, ...range }))
      if (count !== 0) yield [sk.slice(0, sk.lastIndexOf('#')), count];
}
