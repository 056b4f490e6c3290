import { numberLeading } from '../../conversation/hazards/shown-case.ts';
import { ambiguous, noneFits, unknownCase, whichOne } from '../../conversation/hazards/words-ledger.ts';
import { leadingNumber, mostLike } from '../../conversation/hazards/words-read.ts';
import { refused } from '../../conversation/hazards/words-refused.ts';
import { plain } from '../../conversation/sentence/plain.ts';
import type { Act } from '../../domain/directory/may.ts';
import { type Case, type CaseState, isForUnit, isOver } from '../../domain/hazards/case.ts';
import { meant } from '../../domain/hazards/number.ts';
import type { CaseNumber } from '../../domain/ids.ts';
import { dayOf } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Stored } from '../../store/record.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { isReporter, mayOn } from './changed.ts';
import { inScope } from './scope.ts';
import { justSpokenOf, spotOf } from './spot.ts';

/** What somebody wants to do to a case, and in which states that makes sense. */
export interface Wanted {
  readonly act: Act;
  readonly states: readonly CaseState[];
  /** A case that was just spoken of may be meant in other states too. */
  readonly fits?: (one: Case) => boolean;
  readonly refusal?: 'not-yours' | 'not-the-unit' | 'off-by-officials';
}

export type Which =
  | { readonly kind: 'case'; readonly stored: Stored<Case> }
  | { readonly kind: 'said'; readonly outcome: Outcome };

/** The case he means: by its number, by the card he answers, else the only one that fits. What is unclear is said so. */
export async function whichCase(deps: Deps, turn: Turn, wanted: Wanted): Promise<Which> {
  const number = numberSaid(turn);
  if (number !== undefined) return byNumber(deps, turn, { wanted, number });
  const recent = justSpokenOf((await loadRecent(deps.table, spotOf(turn))).value, turn.now);
  const spoken = recent && turn.intent.reference !== 'fuzzy' ? await loadCase(deps.table, recent) : undefined;
  const isMeant = spoken && (fits(turn, wanted, spoken.value) || fitsToo(turn, wanted, spoken.value));
  if (isMeant) return { kind: 'case', stored: spoken };
  return onlyOne(deps, turn, wanted);
}

/** The number in the words, else that of the card he answers. */
export function numberSaid({ intent, quoted, inbound }: Turn): string | undefined {
  const leading = inbound.kind === 'said' ? leadingNumber(inbound.text) : undefined;
  if (leading !== undefined) return leading;
  const named = namedIn(intent);
  if (named !== undefined) return named;
  const begun = inbound.kind === 'said' ? numberLeading(plain(inbound.text)) : undefined;
  if (begun !== undefined) return begun;
  return quoted?.topic === 'hazards' && quoted.id.startsWith('YH-') ? quoted.id : undefined;
}

/** The number that was understood; 这条 and 那条 are none. */
export function namedIn({ reference }: Turn['intent']): string | undefined {
  return reference === 'last' || reference === 'fuzzy' ? undefined : reference;
}

async function byNumber(
  deps: Deps,
  turn: Turn,
  { wanted, number }: { wanted: Wanted; number: string },
): Promise<Which> {
  const seen = await visible(deps, turn, meant(number, dayOf(turn.now).slice(0, 4)));
  const open = seen.filter(({ value }) => !isOver(value));
  const [only, other] = open.length > 0 ? open : seen;
  if (!only) return { kind: 'said', outcome: say(unknownCase(number), true) };
  if (other) return { kind: 'said', outcome: say(ambiguous(seen.map(({ value }) => value.number)), true) };
  if (mayOn(turn.speaker, wanted.act, only.value)) return { kind: 'case', stored: only };
  return { kind: 'said', outcome: say({ text: refused[wanted.refusal ?? 'not-yours'] }, true) };
}

/** The cases of these numbers that he may know of. */
export async function visible(
  deps: Deps,
  turn: Turn,
  numbers: readonly CaseNumber[],
): Promise<Stored<Case>[]> {
  const found = await Promise.all(numbers.map((number) => loadCase(deps.table, number)));
  const known = await Promise.all(
    found.map(async (stored) => {
      if (!stored) return [];
      const one = stored.value;
      const told =
        isForUnit(one) || mayOn(turn.speaker, 'verify', one) || mayOn(turn.speaker, 'see-evidence', one);
      const open = (told && mayOn(turn.speaker, 'see-unit', one)) || (await isReporter(deps, turn, one));
      return open ? [stored] : [];
    }),
  );
  return known.flat();
}

function fits({ speaker }: Turn, { act, states }: Wanted, one: Case): boolean {
  return states.includes(one.state) && mayOn(speaker, act, one);
}

function fitsToo({ speaker }: Turn, wanted: Wanted, one: Case): boolean {
  return wanted.fits?.(one) === true && mayOn(speaker, wanted.act, one);
}

async function onlyOne(deps: Deps, turn: Turn, wanted: Wanted): Promise<Which> {
  const cases = (await inScope(deps, turn, 'open')).cases.filter(
    (one) => wanted.states.includes(one.state) && mayOn(turn.speaker, wanted.act, one),
  );
  const said = turn.inbound.kind === 'said' ? turn.inbound.text : '';
  const like = mostLike(
    said,
    cases.map((item) => ({ item, text: [item.unitName, item.place, item.about].join(' ') })),
  );
  const found = cases.length === 1 ? cases[0] : cases.length > 1 ? like : undefined;
  const stored = found && (await loadCase(deps.table, found.number));
  if (stored && fits(turn, wanted, stored.value)) return { kind: 'case', stored };
  if (cases.length > 0) return { kind: 'said', outcome: say(whichOne(cases), true) };
  const silent = turn.inbound.chat !== null && turn.inbound.kind === 'said' && !turn.inbound.mentionsBot;
  return { kind: 'said', outcome: silent ? nothing : say(noneFits, true) };
}
