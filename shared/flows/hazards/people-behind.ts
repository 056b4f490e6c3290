import type { Case } from '../../domain/hazards/case.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import type { Address } from '../../domain/message.ts';
import { loadReporter, type Reporter } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';

/** How many different people some reports came from; of whom nothing is known any more, each is one. */
export async function peopleBehind({ table }: Deps, numbers: readonly CaseNumber[]): Promise<number> {
  const found = await Promise.all(numbers.map((number) => loadReporter(table, number)));
  const known = found.flatMap((stored) => (stored ? [stored.value] : []));
  return new Set(known.map(whoReported)).size + found.length - known.length;
}

/** One person from whatever address; a stranger is who writes from his. */
export function whoReported({ person, address }: Reporter): string {
  return person ?? addressText(address);
}

export const addressText = ({ channel, id }: Address): string => `${channel}#${id}`;

/** A case of an older table, with what its reporters show. */
export async function withPeople(deps: Deps, one: Case): Promise<Case> {
  const { also = [], people } = one;
  if (also.length === 0 || people !== undefined) return one;
  return { ...one, people: await peopleBehind(deps, [one.number, ...also]) };
}
