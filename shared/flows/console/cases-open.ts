import { withoutMobiles } from '../../conversation/delivery.ts';
import { standing, stateNames } from '../../conversation/hazards/words.ts';
import { caseStates, isOver, isOverdue } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import type { Day } from '../../domain/time.ts';
import { casesFrom, listedOn } from '../../store/hazards.ts';
import type { Deps } from '../deps.ts';
import { countedIn } from './counted.ts';
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
  {
    keyOf: ({ scope, today }: { scope: Scope; today: Day; most: number }) => `${shelfOf(scope)}@${today}`,
  },
  countOpen,
);

async function countOpen(
  deps: Deps,
  { scope, today, most }: { scope: Scope; today: Day; most: number },
): Promise<OpenCases> {
  const { states, overdue } = await countedIn(deps.table, shelfOf(scope), today);
  const open = caseStates.filter((state) => !isOver({ state }));
  return {
    ...{ open: open.reduce((sum, state) => sum + (states[state] ?? 0), 0), overdue },
    counts: stages.map((state) => ({ state, name: stateNames[state], count: states[state] ?? 0 })),
    first: (await mostPressing(deps, { shelf: shelfOf(scope), today, overdue, most })).map((one) =>
      caseShown(one, today),
    ),
  };
}

/** Whatever is overdue is old: it is looked for so far from the oldest on. */
const mostLookedAt = 500;

interface Pressing {
  readonly shelf: string;
  readonly today: Day;
  readonly overdue: number;
  readonly most: number;
}

/** Overdue ones, the oldest first, then the newest. */
async function mostPressing(deps: Deps, pressing: Pressing): Promise<Listed[]> {
  const { shelf, most, overdue } = pressing;
  const found = overdue === 0 ? [] : await longOverdue(deps, pressing);
  const known = new Set(found.map(({ number }) => number));
  for await (const { listed } of casesFrom(deps.table, shelf, { part: 'open', after: '' })) {
    if (found.length >= most) break;
    if (!known.has(listed.number)) found.push(listed);
  }
  return found;
}

async function longOverdue(deps: Deps, { shelf, today, overdue, most }: Pressing): Promise<Listed[]> {
  const found: Listed[] = [];
  let looked = 0;
  for await (const one of listedOn(deps.table, shelf, 'open')) {
    looked += 1;
    if (isOverdue(one, today)) found.push(one);
    if (found.length >= Math.min(most, overdue) || looked >= mostLookedAt) break;
  }
  return found;
}

/** As it stands in lists and on the wall, where nobody needs a number that somebody typed. */
export function caseShown(one: Listed, today: Day): CaseShown {
  const { number, state, unitName = '', street = '', place = '', about, deadline = '', grade } = one;
  return {
    ...{ number, state, street, deadline, unit: unitName },
    ...{ place: withoutMobiles(place), about: withoutMobiles(about) },
    ...{ standing: standing(one, today), overdue: isOverdue(one, today), major: grade === 'major' },
  };
}
