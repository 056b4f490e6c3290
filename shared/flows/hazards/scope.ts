import type { Asked, Scope } from '../../conversation/hazards/words-ledger.ts';
import { may } from '../../domain/directory/may.ts';
import { isOver, isOverdue } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import { byNumber } from '../../domain/hazards/number.ts';
import { dayOf, plusDays } from '../../domain/time.ts';
import { casesOn, listed, loadCase } from '../../store/hazards.ts';
import { reportedBy } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

interface InScope {
  readonly scope: Scope;
  readonly cases: readonly Listed[];
}

/** Every case the speaker may know of, in the order of their numbers. */
export async function inScope(deps: Deps, turn: Turn, only?: 'open'): Promise<InScope> {
  const { speaker } = turn;
  const shelves = shelvesOf(turn);
  if (!shelves) return reported(deps, turn, only);
  const found = (await Promise.all(shelves.of.map((shelf) => casesOn(deps.table, shelf, only)))).flat();
  const visible = found.filter(
    (one) => shelves.scope !== 'units' || one.unit === undefined || speaker.units.includes(one.unit),
  );
  return { scope: shelves.scope, cases: sorted(visible) };
}

/** Where the cases lie that he may see; nothing for somebody who may see none. */
export function shelvesOf({ speaker }: Turn): { scope: Scope; of: string[] } | undefined {
  if (!may(speaker, 'see-ledger')) return undefined;
  if (speaker.roles.some((role) => ['officer', 'administrator', 'leader', 'auditor'].includes(role)))
    return { scope: 'bureau', of: ['all'] };
  const units = speaker.units.map((id) => `unit#${id}`);
  if (speaker.roles.includes('street'))
    return { scope: 'street', of: [`street#${speaker.street ?? ''}`, ...units] };
  return { scope: 'units', of: units };
}

/** Whoever looks after no unit sees what he reported himself. */
export async function reported(deps: Deps, { speaker }: Turn, only?: 'open'): Promise<InScope> {
  const numbers = await reportedBy(deps.table, speaker.address);
  const found = await Promise.all(numbers.map((number) => loadCase(deps.table, number)));
  const cases = found.flatMap((stored) =>
    stored && !(only && isOver(stored.value)) ? [listed(stored.value)] : [],
  );
  return { scope: 'own', cases: sorted(cases) };
}

function sorted(cases: readonly Listed[]): Listed[] {
  const once = new Map(cases.map((one) => [one.number, one]));
  return [...once.values()].sort((one, other) => byNumber(one.number, other.number));
}

export function narrowed(
  cases: readonly Listed[],
  asked: Asked,
  { now }: Pick<Turn, 'now'>,
): readonly Listed[] {
  const today = dayOf(now);
  switch (asked) {
    case 'all':
      return cases;
    case 'open':
      return cases.filter((one) => !isOver(one));
    case 'overdue':
      return cases.filter((one) => isOverdue(one, today));
    case 'due':
      return cases.filter(
        ({ state, deadline }) =>
          state === 'rectifying' &&
          deadline !== undefined &&
          deadline >= today &&
          deadline <= plusDays(today, 1),
      );
  }
}
