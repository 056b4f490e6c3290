import type { Case } from '../../domain/hazards/case.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import { loadReporter } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';

/** How many different people some reports came from; of whom nothing is known any more, each is one. */
export async function peopleBehind({ table }: Deps, numbers: readonly CaseNumber[]): Promise<number> {
  const found = await Promise.all(numbers.map((number) => loadReporter(table, number)));
  const known = found.flatMap((stored) => (stored ? [stored.value] : []));
  const ids = known.map(({ person, address }) => person ?? `${address.channel}#${address.id}`);
  return new Set(ids).size + found.length - known.length;
}

/** A case of an older table, with what its reporters show. */
export async function withPeople(deps: Deps, one: Case): Promise<Case> {
  const { also = [], people } = one;
  if (also.length === 0 || people !== undefined) return one;
  return { ...one, people: await peopleBehind(deps, [one.number, ...also]) };
}
