import { isPutRight } from '../../conversation/hazards/correction.ts';
import { reporterHead } from '../../conversation/hazards/words-confidence.ts';
import {
  added,
  corrected,
  missing,
  nothingToAdd,
  officerAdded,
  photosAdded,
  photosWait,
  puttingRight,
  stillMissing,
  unknownUnit,
} from '../../conversation/hazards/words-report.ts';
import { type Case, isOver } from '../../domain/hazards/case.ts';
import type { Corrected } from '../../domain/hazards/correct.ts';
import { meant } from '../../domain/hazards/number.ts';
import { type CaseNumber, type PersonId, unitId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { dayOf } from '../../domain/time.ts';
import { photosCame } from '../../store/case-photos.ts';
import { loadCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import { loadRecent, putRecent, type Recent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { knownNames } from '../names.ts';
import { join, nothing, type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { attach } from './attach.ts';
import { changed, isReporter, mayOn } from './changed.ts';
import { doubtIn } from './doubt.ts';
import { keepLoose } from './loose.ts';
import { madeOf } from './made-of.ts';
import { othersOf, whereItStands } from './siblings.ts';
import { imagesIn, isAmongOthers, justSpokenOf, photosFor, spotOf } from './spot.ts';
import { supplemented, unlessBare } from './supplement.ts';
import { tellInspectors, tellOfNew, tellPeople, tellUnit } from './tell.ts';
import { unitAnswers } from './unit-answers.ts';

/** More of a case: photos, where it is, words. */
export async function append(deps: Deps, said: Turn): Promise<Outcome> {
  const recent = await loadRecent(deps.table, spotOf(said));
  const turn = recent.value.asked === undefined ? unlessBare(said) : said;
  const stored = await target(deps, turn, recent.value);
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

/** The case that is named, quoted or was just spoken of, if he may add to it. */
async function target(deps: Deps, turn: Turn, recent: Recent): Promise<Stored<Case> | undefined> {
  const { quoted, now } = turn;
  const spoken = quoted?.topic === 'hazards' ? meant(quoted.id, '0000') : [];
  const named = answersCard(turn, spoken) ? [] : numbersNamed(turn);
  const recently = justSpokenOf(recent, now);
  const wanted: CaseNumber[] = [...named, ...spoken, ...(named.length === 0 && recently ? [recently] : [])];
  for (const number of wanted) {
    const stored = await loadCase(deps.table, number);
    if (stored && !isOver(stored.value) && (await belongs(deps, turn, stored.value)))
      return number === recently ? whereItStands(deps, turn, stored) : stored;
  }
  return undefined;
}

/** He answers the card he quotes, not what he was asked last of another case. */
function answersCard({ intent, inbound }: Turn, spoken: readonly CaseNumber[]): boolean {
  return spoken.length > 0 && intent.kind === 'hazard.answer' && inbound.kind === 'said';
}

function numbersNamed({ intent: { reference, text = '' }, now }: Turn): readonly CaseNumber[] {
  const isCase = reference !== undefined && !isPutRight(text, reference);
  return isCase ? meant(reference, dayOf(now).slice(0, 4)) : [];
}

async function belongs(deps: Deps, turn: Turn, one: Case): Promise<boolean> {
  return (
    mayOn(turn.speaker, 'verify', one) ||
    mayOn(turn.speaker, 'rectify', one) ||
    (await isReporter(deps, turn, one))
  );
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
  const outcome = await withWords(deps, turn, { stored, next, asker });
  const others = recent.asked === 'where' ? await othersOf(deps, turn, { before: stored.value, next }) : [];
  const told = others.filter((other) => other.next !== other.stored.value);
  const changes = await Promise.all(told.map((other) => withWords(deps, turn, { ...other, asker })));
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

async function withWords(
  deps: Deps,
  { now, speaker }: Turn,
  { stored, next, asker }: { stored: Stored<Case>; next: Case; asker: PersonId | undefined },
): Promise<Outcome> {
  const { unit, place, category, source } = next;
  const right = next.corrected?.at((stored.value.corrected ?? []).length);
  const facts = right
    ? { of: right.what, was: right.was ?? null, now: right.now }
    : { unit: unit ?? null, place: place ?? null, category: category ?? null };
  const byOfficer = mayOn(speaker, 'verify', next) && !next.protected;
  const who = source === 'public' ? { who: next.protected ? 'protected' : 'reporter' } : {};
  const what = right ? 'hazard.corrected' : 'hazard.supplemented';
  const change = changed(stored, next, { what, facts, ...who });
  const streets =
    stored.value.street === next.street ? [] : await tellOfNew(deps, [next], { now, photos: [] });
  const sends = [...streets, ...(await tellMore(deps, stored, { next, right, asker, now, byOfficer }))];
  // The cards that are out show it from the next tick on.
  return { ...change, writes: [...change.writes, photosCame(next.number, now)], sends };
}

interface More {
  readonly next: Case;
  readonly right: Corrected | undefined;
  readonly asker: PersonId | undefined;
  readonly now: Turn['now'];
  /** Whoever judges it says what more is to be done. */
  readonly byOfficer: boolean;
}

/** Whoever is mending it must not mend the wrong place; what was said in confidence is passed on without who said it. */
async function tellMore(
  deps: Deps,
  { value: before, version }: Stored<Case>,
  { next, right, asker, now, byOfficer }: More,
): Promise<Send[]> {
  const said = next.protected || asker ? addedWords(before, next) : '';
  const news = { head: reporterHead(said), what: `said@${version}`, now };
  const near = said === '' ? [] : await tellInspectors(deps, next, news);
  const asked = said === '' || !asker ? [] : await tellPeople(deps, next, { ...news, ids: [asker] });
  const relayed = [...near, ...asked.filter(({ once }) => near.every((other) => other.once !== once))];
  const more = byOfficer ? addedWords(before, next) : '';
  const head = right ? corrected(right) : more && officerAdded(more);
  if (!head || next.state !== 'rectifying') return relayed;
  return [...relayed, ...(await tellUnit(deps, next, { head, what: `corrected@${version}`, now }))];
}

function addedWords(before: Case, { description }: Case): string {
  return description.startsWith(before.description)
    ? description.slice(before.description.length).replace(/^；/, '')
    : '';
}
