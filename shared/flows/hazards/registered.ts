import type { Case } from '../../domain/hazards/case.ts';
import type { Span } from '../../domain/hazards/self-check.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { casesFrom, loadCase } from '../../store/hazards.ts';
import type { Table } from '../../store/table.ts';

/** Numbers are handed out in blocks, so that one may be a little younger than its neighbours. */
const outOfOrder = 60;
/** Cases loaded at the same time. */
const atOnce = 40;

/** The cases of a shelf that were registered on these days; it looks no further back than they lie. */
export async function* registeredIn(table: Table, shelf: string, span: Span): AsyncGenerator<Case> {
  const numbers = [...(await numbersIn(table, shelf, { part: 'open', span }))];
  numbers.push(...(await numbersIn(table, shelf, { part: 'over', span })));
  for (let from = 0; from < numbers.length; from += atOnce) {
    const batch = numbers.slice(from, from + atOnce);
    const found = await Promise.all(batch.map((number) => loadCase(table, number)));
    yield* found.flatMap((one) => (one && isWithin(one.value.openedAt, span) ? [one.value] : []));
  }
}

async function numbersIn(
  table: Table,
  shelf: string,
  { part, span }: { readonly part: 'open' | 'over'; readonly span: Span },
): Promise<CaseNumber[]> {
  const numbers: CaseNumber[] = [];
  let older = 0;
  for await (const { listed } of casesFrom(table, shelf, { part, after: '' })) {
    // Places of older tables do not say when: they neither count nor begin the count anew.
    if (listed.openedAt !== undefined) older = isOlder(listed.openedAt, span) ? older + 1 : 0;
    if (older > outOfOrder) return numbers;
    if (listed.openedAt === undefined || isWithin(listed.openedAt, span)) numbers.push(listed.number);
  }
  return numbers;
}

function isOlder(at: Instant, { from }: Span): boolean {
  return dayOf(at) < from;
}

function isWithin(at: Instant, { from, until }: Span): boolean {
  const on = dayOf(at);
  return on >= from && on <= until;
}
