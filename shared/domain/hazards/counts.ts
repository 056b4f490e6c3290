import { type Day, dayOf, daysBetween, type Instant } from '../time.ts';
import { byAuthority, type Case, type CaseState, type Grade, isForUnit, type Source } from './case.ts';

/** Counters of cases by the month in which they were registered: where it stands, how long it took, what is owed until when. */
export type CountName = string;

/** What one case counts for, by the names of the counters. A case lies in exactly one cell. */
export function countsOf(one: Case): ReadonlyMap<CountName, number> {
  const month = dayOf(one.openedAt).slice(0, 7);
  const counts = new Map<CountName, number>([
    [`cell#${month}#${one.source}#${one.grade ?? '-'}#${one.state}`, 1],
  ]);
  if (one.state === 'rectifying' && one.deadline) counts.set(`due#${one.deadline}`, 1);
  if (one.state === 'closed' && one.closedAt !== undefined) {
    counts.set(`days#${month}`, daysBetween(dayOf(one.openedAt), dayOf(one.closedAt)));
    const mended = dayOf(mendedAt(one, one.closedAt));
    if (one.deadline && mended > one.deadline) counts.set(`late#${month}`, 1);
  }
  return counts;
}

/** While the department had it, the unit's own deadline stood still; not for a copy. */
function mendedAt({ rectified, handedOver }: Case, closedAt: Instant): Instant {
  const isGiven = handedOver && handedOver.mode !== 'copy' && handedOver.outcome === undefined;
  if (handedOver && (rectified?.by === byAuthority || (!rectified && isGiven))) return handedOver.at;
  return rectified?.at ?? closedAt;
}

/**
 * Where a case is counted: everywhere, in its street, at its unit; in so many rows each that few wait for one another.
 * What was told in confidence is no figure of its unit either, until the unit has to mend it.
 * Cases of one message were opened at one moment and share a row, since a transaction has no room for more.
 */
export function scopesOf(one: Case): readonly { readonly scope: string; readonly shard: number }[] {
  return countedAt(one, isForUnit(one));
}

/** Where a case was counted when it was last written. */
function scopesSince(one: Case): ReturnType<typeof scopesOf> {
  return one.counted === true ? countedAt(one, true) : scopesOf(one);
}

/** It was counted at its unit, which is not to know of it. */
export function isMiscounted(one: Case): boolean {
  return one.counted === true && scopesSince(one).length > scopesOf(one).length;
}

function countedAt({ openedAt, street, unit }: Case, forUnit: boolean): ReturnType<typeof scopesOf> {
  return [
    { scope: 'all', shard: openedAt % 8 },
    ...(street === undefined ? [] : [{ scope: `street#${street}`, shard: openedAt % 4 }]),
    ...(unit === undefined || !forUnit ? [] : [{ scope: `unit#${unit}`, shard: 0 }]),
  ];
}

export interface Moved {
  readonly scope: string;
  readonly shard: number;
  readonly name: CountName;
  readonly amount: number;
}

/** What a change adds to the counters. What was not counted before takes nothing away. */
export function moved(next: Case, before: Case | undefined): readonly Moved[] {
  const sums = new Map<string, Moved>();
  const add = (one: Case, scopes: ReturnType<typeof scopesOf>, sign: 1 | -1) => {
    for (const { scope, shard } of scopes)
      for (const [name, amount] of countsOf(one)) {
        const key = `${scope}#${name}#${shard}`;
        sums.set(key, { scope, shard, name, amount: (sums.get(key)?.amount ?? 0) + sign * amount });
      }
  };
  add(next, scopesOf(next), 1);
  if (before?.counted) add(before, scopesSince(before), -1);
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}

/** Which of the cases in the counters are meant; all that are not named. */
export interface Counting {
  readonly states?: readonly CaseState[];
  readonly source?: string | undefined;
  readonly grade?: string | undefined;
}

/** How many cases of all months fit. */
export function casesIn(
  counts: Iterable<readonly [CountName, number]>,
  { states, source, grade }: Counting,
): number {
  let sum = 0;
  for (const [name, amount] of counts) {
    const [what, , from, judged, state] = name.split('#');
    const fits =
      what === 'cell' &&
      (source === undefined || source === from) &&
      (grade === undefined || grade === judged) &&
      (states === undefined || states.some((one) => one === state));
    if (fits) sum += amount;
  }
  return sum;
}

/** What a round counts for: whether it found anything, on its day. Older tables counted it by its month. */
export function roundName(day: Day, kind: 'clean' | 'figures'): CountName {
  return `round#${day}#${kind}`;
}

/** How many rounds were made, as counters of a span tell it. */
export function roundsIn(counts: Iterable<readonly [CountName, number]>): { clean: number; figures: number } {
  const sums = { clean: 0, figures: 0 };
  for (const [name, amount] of counts) {
    const [what, , kind] = name.split('#');
    if (what === 'round' && (kind === 'clean' || kind === 'figures')) sums[kind] += amount;
  }
  return sums;
}

/** What counters say of a span of months. */
export interface Figures {
  readonly registered: number;
  readonly by: Readonly<Record<Source, number>>;
  readonly states: Readonly<Partial<Record<CaseState, number>>>;
  readonly grades: Readonly<Partial<Record<Grade, number>>>;
  /** Days from registration to closing, of all that are closed. */
  readonly days: number;
  /** Closed ones that were mended after their deadline. */
  readonly late: number;
  /** Being mended, and their deadline is over: of all months. */
  readonly overdue: number;
}

/** Sums what lies in the counters, of months from the first to the last. */
export function figuresOf(
  counts: readonly (readonly [CountName, number])[],
  { from, until, today }: { readonly from: string; readonly until: string; readonly today: Day },
): Figures {
  const parts = counts.map(([name, amount]) => ({ parts: name.split('#'), amount }));
  const within = parts.filter(({ parts: [, when = ''] }) => when >= from && when <= until);
  const cells = within.filter(({ parts: [what] }) => what === 'cell');
  const total = (of: typeof parts) => of.reduce((sum, { amount }) => sum + amount, 0);
  const named = (what: string) => within.filter(({ parts: [first] }) => first === what);
  const sumBy = (place: number) => {
    const sums: Record<string, number> = {};
    for (const { parts: names, amount } of cells)
      sums[names[place] ?? ''] = (sums[names[place] ?? ''] ?? 0) + amount;
    return sums;
  };
  return {
    registered: total(cells),
    by: { public: 0, self: 0, inspection: 0, ...sumBy(2) },
    grades: sumBy(3),
    states: sumBy(4),
    days: total(named('days')),
    late: total(named('late')),
    overdue: total(parts.filter(({ parts: [what, when = ''] }) => what === 'due' && when < today)),
  };
}
