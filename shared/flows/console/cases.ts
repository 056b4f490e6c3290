import { stateNames } from '../../conversation/hazards/words.ts';
import { type CaseState, caseStates, isOver, isOverdue } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import { casesFrom } from '../../store/hazards.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { type CaseShown, caseShown } from './cases-open.ts';
import { scopeOf, shelfOf } from './scope.ts';

/** What a list of cases is narrowed to; it lives in the address of the page. */
export interface CaseFilter {
  readonly state: CaseState | 'open' | 'overdue' | 'all';
  readonly street: string;
  readonly words: string;
  readonly after: string;
}

export interface CaseList {
  readonly rows: readonly CaseShown[];
  /** Where the next page begins; missing on the last. */
  readonly next?: string;
  readonly states: readonly { readonly state: string; readonly name: string }[];
}

const onPage = 50;
/** A filter that fits nothing must not read for ever; the next page goes on from there. */
const mostRead = 3_000;

/** The cases of his part of the district that fit, the newest of those that are open first. */
export async function caseList(
  deps: Deps,
  { visitor, filter }: { visitor: Visitor; filter: CaseFilter },
  now: Instant,
): Promise<CaseList> {
  const today = dayOf(now);
  const scope = scopeOf(visitor);
  const shelf = scope.kind === 'all' && filter.street !== '' ? `street#${filter.street}` : shelfOf(scope);
  const rows: Listed[] = [];
  let [read, next] = [0, ''];
  for await (const { place, listed } of casesFrom(deps.table, shelf, {
    part: partOf(filter),
    after: filter.after,
  })) {
    read += 1;
    if (fits(listed, filter, today)) rows.push(listed);
    if (rows.length < onPage && read < mostRead) continue;
    next = place;
    break;
  }
  return {
    rows: rows.map((one) => caseShown(one, today)),
    ...(next !== '' && { next }),
    states: caseStates.map((state) => ({ state, name: stateNames[state] })),
  };
}

function partOf({ state }: CaseFilter): 'open' | 'over' | 'both' {
  if (state === 'all') return 'both';
  if (state === 'open' || state === 'overdue') return 'open';
  return isOver({ state }) ? 'over' : 'open';
}

function fits(one: Listed, { state, words }: CaseFilter, today: Day): boolean {
  if (state === 'overdue' && !isOverdue(one, today)) return false;
  if (state !== 'overdue' && state !== 'open' && state !== 'all' && one.state !== state) return false;
  const text = [one.number, one.unitName, one.place, one.about].join(' ');
  return words === '' || text.includes(words);
}

/** The filter an address names; what is open where it names none. */
export function stateFrom(text: string): CaseFilter['state'] {
  const known = [...caseStates, 'overdue', 'all'] as const;
  return known.find((state) => state === text) ?? 'open';
}
