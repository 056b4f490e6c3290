import { type Stand, standChoices } from '../../conversation/hazards/words-list.ts';
import {
  bookChoices,
  type Choice,
  categoryChoices,
  gradeChoices,
  sourceChoices,
} from '../../conversation/hazards/words-narrowed.ts';
import { kindNames } from '../../conversation/kinds.ts';
import { caseStates, isOver } from '../../domain/hazards/case.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import { dayFrom, dayOf, type Instant } from '../../domain/time.ts';
import { campaignsBefore } from '../campaigns.ts';
import type { Deps } from '../deps.ts';
import type { Wanted } from '../hazards/wanted.ts';
import type { Visitor } from '../speaker.ts';
import { scopeOf } from './scope.ts';

/** What a list of cases is narrowed to; it lives in the address of the page, '' where it names nothing. */
export interface CaseFilter {
  readonly state: Stand;
  readonly street: string;
  /** Codes of the hazard lexicon, with commas between. */
  readonly categories: string;
  readonly grade: string;
  readonly source: string;
  readonly campaign: string;
  /** A ledger of its own kind. */
  readonly book: string;
  /** A kind of enterprise. */
  readonly kind: string;
  /** The days of registration, first and last. */
  readonly from: string;
  readonly until: string;
  readonly words: string;
  readonly after: string;
}

/** As an address names it; what is open where it names no state, and nothing where it names what is not there. */
export function filterFrom(asked: (name: string) => string, visitor: Visitor): CaseFilter {
  const known = (name: string, choices: readonly Choice[]) =>
    choices.some(({ code }) => code === asked(name)) ? asked(name) : '';
  const state = ([...caseStates, 'overdue', 'all'] as const).find((one) => one === asked('state'));
  return {
    state: state ?? 'open',
    // Whoever sees one street only has it narrowed already.
    street: scopeOf(visitor).kind === 'all' ? asked('street') : '',
    categories: known('categories', categoryChoices),
    grade: known('grade', gradeChoices),
    source: known('source', sourceChoices),
    campaign: asked('campaign'),
    book: known('book', bookChoices),
    kind: Object.hasOwn(kindNames, asked('kind')) ? asked('kind') : '',
    ...{ from: dayFrom(asked('from')) ?? '', until: dayFrom(asked('until')) ?? '' },
    ...{ words: asked('words'), after: asked('after') },
  };
}

/** As the chat narrows a ledger. */
export function wantedOf({ state, ...filter }: CaseFilter): Wanted {
  const { street, categories, grade, source, campaign, book, kind, from, until } = filter;
  return {
    ...{ shelves: [], to: 'official' },
    ...(street !== '' && { street }),
    ...(categories !== '' && { categories: categories.split(',') }),
    ...(grade !== '' && { grade }),
    ...(source !== '' && { source }),
    ...(campaign !== '' && { campaign }),
    ...(book !== '' && { book }),
    ...(kind !== '' && { kind }),
    ...{ from: dayFrom(from), until: dayFrom(until) },
    ...(state !== 'all' && { standing: state }),
  };
}

/** In which part of a shelf such cases lie. */
export function partOf(state: CaseFilter['state']): 'open' | 'over' | 'both' {
  if (state === 'all') return 'both';
  if (state === 'open' || state === 'overdue') return 'open';
  return isOver({ state }) ? 'over' : 'open';
}

export function hasWords({ number, unitName, place, about }: Listed, { words }: CaseFilter): boolean {
  return words === '' || [number, unitName, place, about].join(' ').includes(words);
}

/** What a list can be narrowed to. */
export interface CaseChoices {
  readonly states: readonly Choice[];
  readonly categories: readonly Choice[];
  readonly grades: readonly Choice[];
  readonly sources: readonly Choice[];
  readonly books: readonly Choice[];
  readonly campaigns: readonly Choice[];
}

export async function caseChoices(deps: Deps, visitor: Visitor, now: Instant): Promise<CaseChoices> {
  const scope = scopeOf(visitor);
  const street = scope.kind === 'street' ? scope.street : undefined;
  return {
    states: standChoices,
    ...{ categories: categoryChoices, grades: gradeChoices, sources: sourceChoices, books: bookChoices },
    campaigns: (await campaignsBefore(deps, dayOf(now), street)).map((name) => ({ code: name, name })),
  };
}
