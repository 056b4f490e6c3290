import { gaps } from '../../domain/hazards/number.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import { casesOn } from '../../store/hazards.ts';
import { handedOut } from '../../store/numbers.ts';
import type { Deps } from '../deps.ts';

/** The numbers of a year that were handed out and are no case: lost with a process, or still in one's hand. */
export async function numbersUnused(
  { table }: Pick<Deps, 'table'>,
  year: string,
): Promise<readonly CaseNumber[]> {
  const [last, cases] = await Promise.all([handedOut(table, year), casesOn(table, 'all')]);
  return gaps(
    year,
    last,
    cases.map(({ number }) => number),
  );
}
