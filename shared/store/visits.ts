import type { Visits } from '../domain/hazards/visits.ts';
import type { Day } from '../domain/time.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

const scope = 'visits';
const shards = 4;

/** Adds what somebody of the office looked at on a day to its sums. */
export function visitWrites(day: Day, { units, people }: Visits, at: number): Write[] {
  const add = (what: string, amount: number): Write => ({
    kind: 'add',
    key: keys.count(scope, `${day}#${what}`, at % shards),
    amount,
  });
  return [add('times', 1), add('units', units), add('people', people)].filter(
    (write) => write.kind !== 'add' || write.amount > 0,
  );
}

/** What the office looked at from one day to another; undefined where nobody said so. */
export async function visitsWithin(
  table: Table,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<Visits | undefined> {
  const sums = new Map<string, number>();
  const { pk } = keys.count(scope, '', 0);
  for await (const { sk, count = 0 } of table.query({ pk, from: `${from}#`, to: `${until}~` })) {
    const [, what = ''] = sk.split('#');
    sums.set(what, (sums.get(what) ?? 0) + count);
  }
  if (sums.size === 0) return undefined;
  return { units: sums.get('units') ?? 0, people: sums.get('people') ?? 0 };
}
