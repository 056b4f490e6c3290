import { standing, stateNames } from '../../conversation/hazards/words.ts';
import { isOverdue } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import type { Day } from '../../domain/time.ts';
import { casesOn } from '../../store/hazards.ts';
import type { Deps } from '../deps.ts';
import { keeping } from './kept.ts';
import { type Scope, shelfOf } from './scope.ts';

export interface CaseShown {
  readonly number: string;
  readonly state: Listed['state'];
  readonly standing: string;
  readonly overdue: boolean;
  readonly major: boolean;
  readonly unit: string;
  readonly street: string;
  readonly place: string;
  readonly about: string;
  readonly deadline: string;
}

export interface OpenCases {
  readonly open: number;
  readonly overdue: number;
  readonly counts: readonly {
    readonly state: Listed['state'];
    readonly name: string;
    readonly count: number;
  }[];
  /** Overdue ones first, then the newest. */
  readonly first: readonly CaseShown[];
}

const stages = ['registered', 'verified', 'rectifying', 'reinspection'] as const;

/** Every case that is not over, counted; the most pressing few by name. */
export const openCases = keeping(
  ({ scope, today }: { scope: Scope; today: Day; most: number }) => `${shelfOf(scope)}@${today}`,
  countOpen,
);

async function countOpen(
  deps: Deps,
  { scope, today, most }: { scope: Scope; today: Day; most: number },
): Promise<OpenCases> {
  const cases = await casesOn(deps.table, shelfOf(scope), 'open');
  const overdue = cases.filter((one) => isOverdue(one, today));
  const rest = cases.filter((one) => !isOverdue(one, today)).reverse();
  return {
    ...{ open: cases.length, overdue: overdue.length },
    counts: stages.map((state) => ({
      ...{ state, name: stateNames[state] },
      count: cases.filter((one) => one.state === state).length,
    })),
    first: [...overdue, ...rest].slice(0, most).map((one) => caseShown(one, today)),
  };
}

export function caseShown(one: Listed, today: Day): CaseShown {
  const { number, state, unitName = '', street = '', place = '', about, deadline = '', grade } = one;
  return {
    ...{ number, state, street, place, about, deadline, unit: unitName },
    ...{ standing: standing(one, today), overdue: isOverdue(one, today), major: grade === 'major' },
  };
}
