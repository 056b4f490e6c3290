import type { CaseState } from '../../domain/hazards/case.ts';
import { type Counting, type CountName, casesIn, figuresOf } from '../../domain/hazards/counts.ts';
import type { Span } from '../../domain/hazards/self-check.ts';
import type { Day } from '../../domain/time.ts';
import { isCounting } from '../../store/counting.ts';
import { countsIn } from '../../store/counts.ts';
import type { Table } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { countsOver } from '../hazards/span-counts.ts';

export interface Counted {
  readonly states: Readonly<Partial<Record<CaseState, number>>>;
  readonly overdue: number;
}

/** From before the first month to after the last. */
const ever = { from: '0', until: '9999' };

/** All cases of a scope by where they stand, from the counters: what it costs does not grow with the cases. */
export async function countedIn(table: Table, scope: string, today: Day): Promise<Counted> {
  const counts = await allIn(table, scope);
  const { states, overdue } = figuresOf(counts, { ...ever, today });
  return { states, overdue };
}

/** Those registered in some days, as the chat counts them; of what is overdue the counters do not say when it came. */
export async function countedOver(
  deps: Pick<Deps, 'table'>,
  scope: string,
  { span, today }: { readonly span: Span; readonly today: Day },
): Promise<Counted> {
  const counts = await countsOver(deps, [scope], { span, today });
  const months = { from: span.from.slice(0, 7), until: span.until.slice(0, 7) };
  return { states: figuresOf(counts, { ...months, today }).states, overdue: 0 };
}

/** How many cases of a scope fit; undefined while they are still being counted. `owedOn`: what is overdue that day, of all. */
export async function totalIn(
  table: Table,
  scope: string,
  { owedOn, ...counting }: Counting & { readonly owedOn?: Day },
): Promise<number | undefined> {
  if (await isCounting(table)) return undefined;
  if (owedOn !== undefined) return (await countedIn(table, scope, owedOn)).overdue;
  return casesIn(await allIn(table, scope), counting);
}

async function allIn(table: Table, scope: string): Promise<readonly (readonly [CountName, number])[]> {
  const counts: (readonly [CountName, number])[] = [];
  for await (const one of countsIn(table, scope, ever)) counts.push(one);
  return counts;
}
