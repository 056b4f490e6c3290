import { stateNames } from '../../conversation/hazards/words.ts';
import { type CaseState, caseStates, isOverdue } from '../../domain/hazards/case.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import { casesFrom } from '../../store/hazards.ts';
import type { Table } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { type AlertCounted, alertsOut } from './answers.ts';
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
  const streets = await countedOnce(deps, shelfOf(scope), today);
  return {
    ...{ streets, asOf: today, all: sumOf(streets), alerts: await alertsOut(deps, scope, now) },
    states: caseStates.map((state) => ({ state, name: stateNames[state] })),
  };
}

interface Counted {
  readonly day: Day;
  readonly streets: Promise<StreetFigures[]>;
  /** Until when nobody need count again; unknown while it is being counted. */
  untilMs: number;
}

const kept = new WeakMap<Table, Map<string, Counted>>();
/** A count is good for so many times as long as it took: a town's is always fresh, a city's is done once a minute. */
const goodFor = 30;

function countedOnce({ table, wall }: Deps, shelf: string, day: Day): Promise<StreetFigures[]> {
  const shelves = kept.get(table) ?? new Map<string, Counted>();
  kept.set(table, shelves);
  const before = shelves.get(shelf);
  const beganMs = wall.now();
  if (before && before.day === day && beganMs < before.untilMs) return before.streets;
  const now: Counted = { day, untilMs: Number.POSITIVE_INFINITY, streets: counted(table, shelf, day) };
  shelves.set(shelf, now);
  now.streets.then(
    () => {
      now.untilMs = wall.now() + goodFor * (wall.now() - beganMs);
    },
    () => shelves.delete(shelf),
  );
  return now.streets;
}

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
