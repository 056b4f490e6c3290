import {
  added,
  missing,
  nothingToAdd,
  photosAdded,
  photosWait,
  puttingRight,
  stillMissing,
  unknownUnit,
} from '../../conversation/hazards/words-report.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { unitId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import { loadRecent, putRecent, type Recent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { join, nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { caseToAddTo } from './append-target.ts';
import { attach } from './attach.ts';
import { mayOn } from './changed.ts';
import { doubtIn } from './doubt.ts';
import { keepLoose } from './loose.ts';
import { madeOf } from './made-of.ts';
import { moreSaid } from './more-said.ts';
import { othersOf } from './siblings.ts';
import { imagesIn, isAmongOthers, photosFor, spotOf } from './spot.ts';
import { supplemented, unlessBare } from './supplement.ts';
import { unitAnswers } from './unit-answers.ts';

/** More of a case: photos, where it is, words. */
export async function append(deps: Deps, said: Turn): Promise<Outcome> {
  const recent = await loadRecent(deps.table, spotOf(said));
  const turn = recent.value.asked === undefined ? unlessBare(said) : said;
  const stored = await caseToAddTo(deps, turn, recent.value);
  if (!stored) return turn.inbound.chat === null ? say(nothingToAdd, true) : nothing;
  const doubt = recent.value.asked === 'reply' ? undefined : doubtIn(turn, stored.value);
  if (doubt) return join(say(doubt, true), await withPhotos(deps, turn));
  return addTo(deps, turn, { stored, recent });
}

/** They wait for what he answers. */
function withPhotos(deps: Deps, turn: Turn): Promise<Outcome> {
  const { inbound } = turn;
  const came = inbound.kind === 'said' && imagesIn(inbound).length > 0;
  return came ? keepLoose(deps, turn, inbound) : Promise.resolve(nothing);
}

/** What the receipt asked for: a unit chosen, a place written. */
export async function answerQuestion(deps: Deps, turn: Turn): Promise<Outcome> {
  const { choice } = turn.intent;
  if (choice?.startsWith('unit:')) return append(deps, withUnit(turn, choice.slice('unit:'.length)));
  const { units } = await knownNames(deps);
  const said = choice === 'where' ? turn.intent.unit : (choice ?? turn.intent.unit);
  const named =
    turn.intent.unitId ?? units.find(({ names }) => said !== undefined && names.includes(said))?.id;
  if (named) return append(deps, withUnit(turn, named));
  return turn.intent.unit !== undefined ? say(unknownUnit(turn.intent.unit), true) : append(deps, turn);
}

function withUnit(turn: Turn, id: string): Turn {
  return { ...turn, intent: { ...turn.intent, unitId: unitId(id) } };
}

interface Found {
  readonly stored: Stored<Case>;
  readonly recent: Stored<Recent>;
}

async function addTo(deps: Deps, turn: Turn, { stored, recent }: Found): Promise<Outcome> {
  const one = stored.value;
  const rectifies = one.state === 'rectifying' && mayOn(turn.speaker, 'rectify', one);
  const answer = rectifies ? await unitAnswers(deps, turn, { stored, recent: recent.value }) : undefined;
  if (answer) return answer;
  const photos = photosFor(turn.inbound, recent.value, turn.now);
  const next = await supplemented(deps, turn, one);
  if (next === one && photos.length === 0) return nothing;
  const phase = rectifies || one.state === 'reinspection' ? 'after' : 'before';
  const where = { owner: keys.case(one.number).pk, id: one.number } as const;
  const onto = { ...where, phase, photos, isHidden: one.protected } as const;
  const said =
    next === one ? saidNothing : await withFamily(deps, turn, { stored, recent: recent.value, next });
  const photosCard = rectifies ? photosWait(one) : photosAdded(one, photos.length);
  return join(join(attach(deps, turn, onto), said.outcome), {
    writes: [putRecent(recent, remembered(turn, recent.value, said.rest ?? next)), ...madeOf(turn, [one])],
    ...(!isQuiet(turn, recent.value, next !== one) && {
      reply: next === one ? photosCard : withRest(addedOrCorrected(turn, one, next), said.rest),
      replyAbout: { topic: 'hazards', id: one.number },
    }),
    privately: isForHimAlone(one, recent.value),
  });
}

interface Family {
  readonly outcome: Outcome;
  /** Another of the same breath, of which something is still to be said. */
  readonly rest?: Case | undefined;
}
const saidNothing: Family = { outcome: nothing };

/** What was said of the one, and of the others that he reported with it as far as it holds for them. */
async function withFamily(
  deps: Deps,
  turn: Turn,
  { stored, recent, next }: { stored: Stored<Case>; recent: Recent; next: Case },
): Promise<Family> {
  const { asker } = recent;
  const outcome = await moreSaid(deps, turn, { stored, next, asker });
  const others = recent.asked === 'where' ? await othersOf(deps, turn, { before: stored.value, next }) : [];
  const told = others.filter((other) => other.next !== other.stored.value);
  const changes = await Promise.all(told.map((other) => moreSaid(deps, turn, { ...other, asker })));
  const rest = missing(next).length > 0 ? [] : others.filter((other) => missing(other.next).length > 0);
  return {
    outcome: changes.map((change) => toTheSame(change, outcome)).reduce(join, outcome),
    rest: rest[0]?.next,
  };
}

/** Whoever was told of the one before was told of the others too. */
function toTheSame(change: Outcome, { sends: first = [] }: Outcome): Outcome {
  const people = new Set(first.map(({ to }) => JSON.stringify(to)));
  return { ...change, sends: (change.sends ?? []).filter(({ to }) => people.has(JSON.stringify(to))) };
}

function addedOrCorrected(turn: Turn, one: Case, next: Case) {
  const right = next.corrected?.at((one.corrected ?? []).length);
  return right && !isAmongOthers(turn) ? puttingRight(next, right) : added(next, isAmongOthers(turn));
}

/** Of the same breath something else is still to be said. */
const withRest = (card: Card, rest: Case | undefined): Card =>
  rest ? { ...card, text: `${card.text}\n${stillMissing(rest)}` } : card;

/** What was asked stays asked until it is answered. */
function remembered({ now }: Turn, { asked, number }: Recent, next: Case): Recent {
  const waits = asked === 'where' ? missing(next).length > 0 : asked === 'reason' && number === next.number;
  const open = waits && asked ? { asked } : {};
  return { number: next.number, at: now, loose: [], added: true, ...open };
}

/** A group reads of a case only what was reported there and then. */
function isForHimAlone(one: Case, { number }: Recent): boolean {
  return one.protected || number !== one.number;
}

/** In a group a row of photos is answered once. */
function isQuiet({ inbound }: Turn, { added: before }: Recent, words: boolean): boolean {
  return inbound.chat !== null && !words && before === true;
}
