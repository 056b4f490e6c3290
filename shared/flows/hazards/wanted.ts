import { type Case, isForUnit, isOver, isOverdue } from '../../domain/hazards/case.ts';
import { type Book, booksOf, type Listed } from '../../domain/hazards/listed.ts';
import { type Day, dayOf, instant } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Deps } from '../deps.ts';

/** Which rows of the ledger somebody asked for, of the shelves he may see. */
export interface Wanted {
  readonly shelves: readonly string[];
  readonly to: 'official' | 'unit';
  /** 'cut': he sees no mobile numbers. */
  readonly phones?: string;
  readonly unit?: string;
  readonly street?: string;
  /** A kind of enterprise. */
  readonly kind?: string;
  readonly categories?: readonly string[] | undefined;
  readonly grade?: string;
  readonly source?: string;
  /** A campaign, or part of its name. */
  readonly campaign?: string;
  /** 'open', 'overdue', or where a case stands. */
  readonly standing?: string;
  /** A ledger of its own kind: 'plate', 'double', 'handed-over'. */
  readonly book?: string;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

/** What decides on a row: a case, or as much of it as lists show. */
type Asked = Pick<
  Case,
  'state' | 'unit' | 'street' | 'category' | 'grade' | 'deadline' | 'campaigns' | 'openedAt'
> &
  Partial<Pick<Case, 'source' | 'protected' | 'plate' | 'handedOver'>> & { readonly books?: readonly Book[] };

interface Seen {
  readonly today: Day;
  /** Which kind of enterprise each unit is. */
  readonly kinds: ReadonlyMap<string, string>;
}

const unknown = instant(0);

/** By what lists show; of an older table the case itself is asked, where its list does not tell. */
export async function isAmong(
  deps: Pick<Deps, 'table'>,
  one: Listed,
  { wanted, ...seen }: Seen & { wanted: Wanted },
) {
  const { openedAt, source } = one;
  const isOld = openedAt === undefined || source === undefined;
  const asks = (isOld && asksMore(wanted)) || isUntold(one, wanted);
  if (!asks) return isWanted({ ...one, openedAt: openedAt ?? unknown }, wanted, seen);
  const stored = await loadCase(deps.table, one.number);
  return stored !== undefined && isWanted(stored.value, wanted, seen);
}

/** Its list does not tell whether it stands in that ledger; its grade it always tells. */
export function isUntold({ books }: Listed, { book }: Wanted): boolean {
  return books === undefined && book !== undefined && book !== 'double';
}

/** More than lists have always shown. */
function asksMore({ categories, source, campaign, from, until }: Wanted): boolean {
  return [categories, source, campaign, from, until].some((one) => one !== undefined);
}

/** The day it was registered decides on the period. */
export function isWanted(one: Asked, wanted: Wanted, { today, kinds }: Seen): boolean {
  return [
    wanted.to === 'official' || isForUnit({ state: one.state, protected: one.protected === true }),
    isAs(wanted.unit, one.unit),
    wanted.street === undefined || (one.street ?? '').endsWith(wanted.street),
    isAs(wanted.kind, kinds.get(one.unit ?? '')),
    wanted.categories === undefined || wanted.categories.includes(one.category ?? ''),
    isAs(wanted.grade, one.grade),
    isAs(wanted.source, one.source),
    wanted.campaign === undefined || isOfCampaign(one, wanted.campaign),
    isOfDays(one, wanted),
    wanted.book === undefined || (one.books ?? booksOf(one)).some((book) => book === wanted.book),
    isOfStanding(one, wanted.standing, today),
  ].every(Boolean);
}

function isAs(said: string | undefined, found: string | undefined): boolean {
  return said === undefined || said === found;
}

function isOfCampaign({ campaigns = [] }: Asked, said: string): boolean {
  return campaigns.some((name) => name.includes(said) || said.includes(name));
}

function isOfDays({ openedAt }: Asked, { from, until }: Wanted): boolean {
  if (from === undefined && until === undefined) return true;
  const day = dayOf(openedAt);
  return (from === undefined || day >= from) && (until === undefined || day <= until);
}

function isOfStanding(one: Asked, standing: string | undefined, today: Day): boolean {
  if (standing === undefined) return true;
  if (standing === 'open') return !isOver(one);
  return standing === 'overdue' ? isOverdue(one, today) : one.state === standing;
}
