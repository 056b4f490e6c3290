import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** The counters of a scope, their shards not yet summed: those of months and days from one to another. */
export async function* countsIn(
  table: Table,
  scope: string,
  { from, until }: { readonly from: string; readonly until: string },
): AsyncGenerator<readonly [string, number]> {
  const { pk } = keys.count(scope, '', 0);
  const ranges = [
    { from: `cell#${from}`, to: `cell#${until}~` },
    { from: `days#${from}`, to: `days#${until}~` },
    { from: 'due#', to: 'due$' },
    { from: `late#${from}`, to: `late#${until}~` },
    { from: `round#${from}`, to: `round#${until}~` },
  ];
  for (const range of ranges)
    for await (const { sk, count = 0 } of table.query({ pk, ...range }))
      if (count !== 0) yield [sk.slice(0, sk.lastIndexOf('#')), count];
}
