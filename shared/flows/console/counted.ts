import type { CaseState } from '../../domain/hazards/case.ts';
import { type CountName, figuresOf } from '../../domain/hazards/counts.ts';
import type { Day } from '../../domain/time.ts';
import { countsIn } from '../../store/counts.ts';
import type { Table } from '../../store/table.ts';

export interface Counted {
  readonly states: Readonly<Partial<Record<CaseState, number>>>;
  readonly overdue: number;
}

/** From before the first month to after the last. */
const ever = { from: '0', until: '9999' };

/** All cases of a scope by where they stand, from the counters: what it costs does not grow with the cases. */
export async function countedIn(table: Table, scope: string, today: Day): Promise<Counted> {
  const counts: (readonly [CountName, number])[] = [];
  for await (const one of countsIn(table, scope, ever)) counts.push(one);
  const { states, overdue } = figuresOf(counts, { ...ever, today });
  return { states, overdue };
}
