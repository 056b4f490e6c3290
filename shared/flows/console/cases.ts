import { listName } from '../../conversation/hazards/words-list.ts';
import { ledgerSentence } from '../../conversation/hazards/words-narrowed.ts';
import { type CaseState, caseStates, isOver } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import { casesFrom, listedOn } from '../../store/hazards.ts';
import type { Table } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { isAmong } from '../hazards/wanted.ts';
import type { Visitor } from '../speaker.ts';
import { unitKinds } from '../units.ts';
import { type CaseFilter, hasWords, partOf, wantedOf } from './case-filter.ts';
import { type CaseShown, caseShown } from './cases-open.ts';
import { totalIn } from './counted.ts';
import { scopeOf, shelfOf } from './scope.ts';

export interface CaseList {
  /** What it was narrowed to. */
  readonly name: string;
  /** What asks for the same in chat, if a sentence can. */
  readonly sentence: string | undefined;
  readonly rows: readonly CaseShown[];
  /** How many there are in all, where somebody has counted them. */
  readonly total?: number;
  /** So many were looked at, and the look ended, whatever may come behind. */
  readonly looked?: number;
  /** How many of them fit. */
  readonly fitting: number;
  /** Where the next page begins; missing on the last. */
  readonly next?: string;
}

const onPage = 50;
/** A filter that fits nothing must not read for ever, and the page is to come in a breath; the next goes on from there. */
const mostRead = 1_500;

/** The cases of his part of the district that fit, the newest of those that are open first. */
export async function caseList(
  deps: Deps,
  { visitor, filter }: { visitor: Visitor; filter: CaseFilter },
  now: Instant,
): Promise<CaseList> {
  const scope = scopeOf(visitor);
  const shelf = scope.kind === 'all' && filter.street !== '' ? `street#${filter.street}` : shelfOf(scope);
  const total = await totalOf(deps, { shelf, filter }, dayOf(now));
  const found = await lookFor(deps, { shelf, filter, total }, now);
  const { rows, fitting, isCut, next } = found;
  const isWhole = filter.after === '' && !isCut;
  const counted = total ?? (isWhole ? fitting : undefined);
  return {
    name: listName(wantedOf(filter), filter.words),
    sentence: filter.words === '' ? ledgerSentence(wantedOf(filter)) : undefined,
    rows: rows.map((one) => caseShown(one, dayOf(now))),
    ...(counted !== undefined && { total: counted }),
    ...(isCut && { looked: mostRead }),
    fitting,
    ...(next !== undefined && { next }),
  };
}

/** From the counters, where they know every filter that is set. */
async function totalOf(
  deps: Deps,
  { shelf, filter }: { shelf: string; filter: CaseFilter },
  today: Day,
): Promise<number | undefined> {
  const { state, grade, source, categories, campaign, book, kind, from, until, words } = filter;
  if ([categories, campaign, book, kind, from, until, words].some((one) => one !== '')) return undefined;
  const isOwed = state === 'overdue';
  if (isOwed && (grade !== '' || source !== '')) return undefined;
  const states = caseStates.filter((one) => state === 'all' || state === one || isAmongOpen(state, one));
  return totalIn(deps.table, shelf, { ...wantedOf(filter), ...(isOwed ? { owedOn: today } : { states }) });
}

function isAmongOpen(state: CaseFilter['state'], one: CaseState): boolean {
  return state === 'open' && !isOver({ state: one });
}

interface Placed {
  readonly place: string;
  readonly listed: Listed;
}

interface Found {
  readonly rows: readonly Listed[];
  /** How many of those that were read fit: all of them, unless the page was full and somebody else had counted. */
  readonly fitting: number;
  readonly isCut: boolean;
  readonly next: string | undefined;
}

interface Look {
  readonly shelf: string;
  readonly filter: CaseFilter;
  readonly total: number | undefined;
}

async function lookFor(deps: Deps, { shelf, filter, total }: Look, now: Instant): Promise<Found> {
  const seen = { wanted: wantedOf(filter), today: dayOf(now), kinds: await unitKinds(deps) };
  const enough = enoughOf(filter, total);
  const found: Placed[] = [];
  let [read, last, isCut] = [0, '', false];
  for await (const one of inOrder(deps.table, shelf, filter)) {
    if (found.length >= enough) break;
    isCut = read === mostRead;
    if (isCut) break;
    [read, last] = [read + 1, one.place];
    if (hasWords(one.listed, filter) && (await isAmong(deps, one.listed, seen))) found.push(one);
  }
  const rows = found.slice(0, onPage);
  const behind = isCut ? last : undefined;
  return {
    ...{ rows: rows.map(({ listed }) => listed), fitting: found.length, isCut },
    next: found.length > onPage ? rows.at(-1)?.place : behind,
  };
}

/** A page and one more; all there are where nobody else has counted them. */
function enoughOf({ after }: CaseFilter, total: number | undefined): number {
  if (after !== '') return onPage + 1;
  return total === undefined ? mostRead : Math.min(total, onPage + 1);
}

/** What is overdue is old, and presses the more the older it is. */
function inOrder(table: Table, shelf: string, { state, after }: CaseFilter): AsyncIterable<Placed> {
  if (state === 'overdue') return oldestFirst(table, shelf, after);
  return casesFrom(table, shelf, { part: partOf(state), after });
}

async function* oldestFirst(table: Table, shelf: string, after: string): AsyncGenerator<Placed> {
  for await (const listed of listedOn(table, shelf, 'open', after)) yield { place: listed.number, listed };
}
