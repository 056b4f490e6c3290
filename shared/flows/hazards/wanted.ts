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
  /** A campaign, or part of its name. */
  readonly campaign?: string;
  readonly standing?: string;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

/** What decides on a row: a case, or as much of it as lists show. */
type Asked = Pick<
  Case,
  'state' | 'unit' | 'street' | 'category' | 'grade' | 'deadline' | 'campaigns' | 'openedAt'
> & { readonly source?: Case['source']; readonly protected?: boolean };

/** The day it was registered decides on the period. */
export function isWanted(
  one: Asked,
  wanted: Wanted,
  { today, kinds }: { today: Day; kinds: ReadonlyMap<string, string> },
): boolean {
  const day = dayOf(one.openedAt);
  return [
    wanted.to === 'official' || isForUnit({ state: one.state, protected: one.protected === true }),
    isAs(wanted.unit, one.unit),
    wanted.street === undefined || (one.street ?? '').endsWith(wanted.street),
    isAs(wanted.kind, kinds.get(one.unit ?? '')),
    wanted.categories === undefined || wanted.categories.includes(one.category ?? ''),
    isAs(wanted.grade, one.grade),
    isAs(wanted.source, one.source),
    wanted.campaign === undefined || isOfCampaign(one, wanted.campaign),
    wanted.from === undefined || day >= wanted.from,
    wanted.until === undefined || day <= wanted.until,
    isOfStanding(one, wanted.standing, today),
  ].every(Boolean);
}

function isAs(said: string | undefined, found: string | undefined): boolean {
  return said === undefined || said === found;
}

function isOfCampaign({ campaigns = [] }: Asked, said: string): boolean {
  return campaigns.some((name) => name.includes(said) || said.includes(name));
}

function isOfStanding(one: Asked, standing: string | undefined, today: Day): boolean {
  if (standing === 'open') return !isOver(one);
  if (standing === 'closed') return one.state === 'closed';
  return standing === 'overdue' ? isOverdue(one, today) : true;
}
