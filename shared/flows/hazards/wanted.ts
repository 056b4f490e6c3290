import { type Case, isForUnit, isOver, isOverdue } from '../../domain/hazards/case.ts';
import { type Day, dayOf } from '../../domain/time.ts';

/** Which rows of the ledger somebody asked for, of the shelves he may see. */
export interface Wanted {
  readonly shelves: readonly string[];
  readonly to: 'official' | 'unit';
  readonly unit?: string;
  readonly street?: string;
  /** A kind of enterprise. */
  readonly kind?: string;
  readonly categories?: readonly string[] | undefined;
  readonly grade?: string;
  readonly source?: string;
  readonly standing?: string;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

/** The day it was registered decides on the period. */
export function isWanted(
  one: Case,
  wanted: Wanted,
  { today, kinds }: { today: Day; kinds: ReadonlyMap<string, string> },
): boolean {
  const day = dayOf(one.openedAt);
  return [
    wanted.to === 'official' || isForUnit(one),
    wanted.unit === undefined || one.unit === wanted.unit,
    wanted.street === undefined || (one.street ?? '').endsWith(wanted.street),
    wanted.kind === undefined || (one.unit !== undefined && kinds.get(one.unit) === wanted.kind),
    wanted.categories === undefined || wanted.categories.includes(one.category ?? ''),
    wanted.grade === undefined || one.grade === wanted.grade,
    wanted.source === undefined || one.source === wanted.source,
    wanted.from === undefined || day >= wanted.from,
    wanted.until === undefined || day <= wanted.until,
    isOfStanding(one, wanted.standing, today),
  ].every(Boolean);
}

function isOfStanding(one: Case, standing: string | undefined, today: Day): boolean {
  if (standing === 'open') return !isOver(one);
  if (standing === 'closed') return one.state === 'closed';
  return standing === 'overdue' ? isOverdue(one, today) : true;
}
