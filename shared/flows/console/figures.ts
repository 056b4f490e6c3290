import { stateNames } from '../../conversation/hazards/words.ts';
import { type CaseState, caseStates } from '../../domain/hazards/case.ts';
import type { Span } from '../../domain/hazards/self-check.ts';
import { type Day, day, dayFrom, dayOf, type Instant } from '../../domain/time.ts';
import { isCounting } from '../../store/counting.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { activeUnits } from '../units.ts';
import { type AlertsOut, alertsOut } from './answers.ts';
import { type Counted, countedIn, countedOver } from './counted.ts';
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
  readonly days: DaysAsked;
  /** An older table is still being counted: what is shown says too little. */
  readonly isCounting: boolean;
}

/** The days of registration as an address names them, '' where it names none. */
export interface DaysAsked {
  readonly from: string;
  readonly until: string;
  /** What is counted; an end before its beginning is nothing. */
  readonly span: Span | 'all' | 'none';
}

interface Asked {
  readonly visitor: Visitor;
  readonly from: string;
  readonly until: string;
}

/** Cases counted by street and state, all or those registered in some days, and how the open notices are answered. */
export async function figures(deps: Deps, asked: Asked, now: Instant): Promise<Figures> {
  const scope = scopeOf(asked.visitor);
  const today = dayOf(now);
  const days = daysOf(asked, today);
  const streets = await streetsOf(deps, { scope, today }, days);
  return {
    ...{ streets, days, asOf: today, all: sumOf(streets) },
    ...{ alerts: (await alertsOut(deps, { scope, now })).value, isCounting: await isCounting(deps.table) },
    states: caseStates.map((state) => ({ state, name: stateNames[state] })),
  };
}

/** Before any house was. */
const ever = day('2000-01-01');

function daysOf(asked: Asked, today: Day): DaysAsked {
  const [from, until] = [dayFrom(asked.from), dayFrom(asked.until)];
  const shown = { from: from ?? '', until: until ?? '' };
  if (!from && !until) return { ...shown, span: 'all' };
  const span = { from: from ?? ever, until: until ?? today };
  return { ...shown, span: span.from <= span.until ? span : 'none' };
}

async function streetsOf(
  deps: Deps,
  counting: Pick<Counting, 'scope' | 'today'>,
  { span }: DaysAsked,
): Promise<readonly StreetFigures[]> {
  if (span === 'none') return [];
  return span === 'all' ? (await countedOn(deps, counting)).value : counted(deps, { ...counting, span });
}

interface Counting {
  readonly scope: Scope;
  readonly today: Day;
  /** All there ever were where none is named. */
  readonly span?: Span;
}

/** Whoever looks within so long of each other sees the same numbers, and their charts are drawn once. */
const sameMs = 5_000;

const countedOn = keeping(
  { keyOf: ({ scope, today }: Counting) => `${shelfOf(scope)}@${today}`, sameMs },
  counted,
);

/** Street by street; what no street is known of stands on a row of its own. */
async function counted(deps: Deps, { scope, today, span }: Counting): Promise<StreetFigures[]> {
  const countedAt = (shelf: string) =>
    span ? countedOver(deps, shelf, { span, today }) : countedIn(deps.table, shelf, today);
  const streets = [...new Set((await activeUnits(deps)).map(({ street }) => street))];
  const named = await Promise.all(
    streets
      .filter((street) => isWithin(scope, street))
      .map(async (street) => rowOf(street, await countedAt(`street#${street}`))),
  );
  const whole = rowOf('', await countedAt(shelfOf(scope)));
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
