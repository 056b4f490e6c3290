import { stateNames } from '../../conversation/hazards/words.ts';
import { type CaseState, caseStates, isOverdue } from '../../domain/hazards/case.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import { casesFrom } from '../../store/hazards.ts';
import type { Table } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { type AlertCounted, alertsOut } from './answers.ts';
import { keeping } from './kept.ts';
import { scopeOf, shelfOf } from './scope.ts';

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
  readonly alerts: readonly AlertCounted[];
  readonly asOf: Day;
}

/** Cases counted by street and state, and how the open notices are answered. */
export async function figures(deps: Deps, visitor: Visitor, now: Instant): Promise<Figures> {
  const scope = scopeOf(visitor);
  const today = dayOf(now);
  const { value: streets } = await countedOn(deps, { shelf: shelfOf(scope), day: today });
  return {
    ...{ streets, asOf: today, all: sumOf(streets), alerts: (await alertsOut(deps, { scope, now })).value },
    states: caseStates.map((state) => ({ state, name: stateNames[state] })),
  };
}

const countedOn = keeping(
  ({ shelf, day }: { shelf: string; day: Day }) => `${shelf}@${day}`,
  ({ table }: Deps, { shelf, day }) => counted(table, shelf, day),
);

async function counted(table: Table, shelf: string, today: Day): Promise<StreetFigures[]> {
  const found = new Map<string, StreetFigures>();
  for await (const { listed } of casesFrom(table, shelf, { part: 'both', after: '' })) {
    const street = listed.street ?? '';
    const before = found.get(street) ?? none(street);
    found.set(street, {
      ...{ street, total: before.total + 1, overdue: before.overdue + (isOverdue(listed, today) ? 1 : 0) },
      counts: new Map(before.counts).set(listed.state, countIn(before, listed.state) + 1),
    });
  }
  return [...found.values()].sort((one, other) => one.street.localeCompare(other.street, 'zh'));
}

export function countIn({ counts }: Pick<StreetFigures, 'counts'>, state: CaseState): number {
  return counts.get(state) ?? 0;
}

function none(street: string): StreetFigures {
  return { street, counts: new Map(), overdue: 0, total: 0 };
}

function sumOf(streets: readonly StreetFigures[]): StreetFigures {
  const add = (of: (one: StreetFigures) => number) => streets.reduce((sum, one) => sum + of(one), 0);
  return {
    ...{ street: '', overdue: add(({ overdue }) => overdue), total: add(({ total }) => total) },
    counts: new Map(caseStates.map((state) => [state, add((one) => countIn(one, state))])),
  };
}
