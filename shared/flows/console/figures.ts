import { stateNames } from '../../conversation/hazards/words.ts';
import { type CaseState, caseStates } from '../../domain/hazards/case.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { activeUnits } from '../units.ts';
import { type AlertsOut, alertsOut } from './answers.ts';
import { type Counted, countedIn } from './counted.ts';
import { keeping } from './kept.ts';
import { isWithin, type Scope, scopeOf, shelfOf } from './scope.ts';

export interface StreetFigures {
  readonly street: string;
  readonly counts: ReadonlyMap<CaseState, number>;
  readonly overdue: number;
  readonly total: number;
}

export interface Figures {
  readonly states: readonly { readonly state: CaseState; readonly name: string }[];
  readonly streets: readonly StreetFigures[];
  readonly all: StreetFigures;
  readonly alerts: AlertsOut;
  readonly asOf: Day;
}

/** Cases counted by street and state, and how the open notices are answered. */
export async function figures(deps: Deps, visitor: Visitor, now: Instant): Promise<Figures> {
  const scope = scopeOf(visitor);
  const today = dayOf(now);
  const { value: streets } = await countedOn(deps, { scope, day: today });
  return {
    ...{ streets, asOf: today, all: sumOf(streets), alerts: (await alertsOut(deps, { scope, now })).value },
    states: caseStates.map((state) => ({ state, name: stateNames[state] })),
  };
}

const countedOn = keeping(
  { keyOf: ({ scope, day }: { scope: Scope; day: Day }) => `${shelfOf(scope)}@${day}` },
  (deps: Deps, { scope, day }) => counted(deps, scope, day),
);

/** Street by street; what no street is known of stands on a row of its own. */
async function counted(deps: Deps, scope: Scope, today: Day): Promise<StreetFigures[]> {
  const streets = [...new Set((await activeUnits(deps)).map(({ street }) => street))];
  const named = await Promise.all(
    streets
      .filter((street) => isWithin(scope, street))
      .map(async (street) => rowOf(street, await countedIn(deps.table, `street#${street}`, today))),
  );
  const whole = rowOf('', await countedIn(deps.table, shelfOf(scope), today));
  return [...named, less(whole, sumOf(named))]
    .filter(({ total }) => total > 0)
    .sort((one, other) => one.street.localeCompare(other.street, 'zh'));
}

function rowOf(street: string, { states, overdue }: Counted): StreetFigures {
  const counts = new Map(caseStates.map((state) => [state, states[state] ?? 0]));
  return { street, counts, overdue, total: [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

function less(whole: StreetFigures, part: StreetFigures): StreetFigures {
  return {
    ...{ street: '', overdue: whole.overdue - part.overdue, total: whole.total - part.total },
    counts: new Map(caseStates.map((state) => [state, countIn(whole, state) - countIn(part, state)])),
  };
}

export function countIn({ counts }: Pick<StreetFigures, 'counts'>, state: CaseState): number {
  return counts.get(state) ?? 0;
}

function sumOf(streets: readonly StreetFigures[]): StreetFigures {
  const add = (of: (one: StreetFigures) => number) => streets.reduce((sum, one) => sum + of(one), 0);
  return {
    ...{ street: '', overdue: add(({ overdue }) => overdue), total: add(({ total }) => total) },
    counts: new Map(caseStates.map((state) => [state, add((one) => countIn(one, state))])),
  };
}
