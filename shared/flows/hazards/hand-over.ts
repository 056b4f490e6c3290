import { answerIn } from '../../conversation/hazards/commands.ts';
import {
  answeredCard,
  authorityAnswering,
  authorityIn,
  handedOver,
  isItsAnswer,
  isSameAuthority,
  modeIn,
  movedHead,
  numbered,
  receivedCard,
  tellsOfWork,
  toWhom,
} from '../../conversation/hazards/words-hand-over.ts';
import { docIn } from '../../conversation/hazards/words-major.ts';
import { letterName } from '../../conversation/hazards/words-papers-asked.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { isCopyOpen } from '../../domain/hazards/chase.ts';
import { adds, answerHandOver, handOver, receiveHandOver } from '../../domain/hazards/hand-over.ts';
import { dueIn } from '../../domain/hazards/working-days.ts';
import { dayOf } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import { want } from '../../store/papers.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { restDays } from '../workdays.ts';
import { done, no, wordsOf } from './act.ts';
import { mayOn } from './changed.ts';
import { putOnList } from './plate.ts';
import { inScope } from './scope.ts';
import { personOf } from './shown.ts';
import { tellUnit } from './tell.ts';
import { termsOf } from './terms.ts';
import { numberSaid, type Wanted, type Which, whichCase } from './which.ts';

const gives: Wanted = {
  act: 'verify',
  states: ['registered', 'verified', 'rectifying', 'reinspection', 'transferred'],
};
const answers: Wanted = { act: 'verify', states: ['transferred'], fits: isCopyOpen };

/** Unless a day is said. */
const feedbackDays = 15;
const mostNameLetters = 40;

/** 抄告, 函送, 移交 to the department that is competent; its number and the day of its answer are asked for once. */
export async function giveOver(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, gives);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const { now } = turn;
  const one = stored.value;
  const said = await saidOf(deps, turn, one);
  if (isOfPlate(one, said)) return putOnList(deps, turn);
  if (isToNobody(one, said))
    return { ...say(toWhom(one), true), replyAbout: { topic: 'hazards', id: one.number } };
  const decision = handOver(one, said, now);
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const { mode = '', to = '' } = next.handedOver ?? {};
  const facts = { mode, to, doc: said.doc ?? null, feedbackBy: said.feedbackBy };
  const news = { head: movedHead, what: `moved@${stored.version}`, now };
  const isAdded = adds(one, said);
  const reply = isAdded && said.doc ? numbered(next) : handedOver(next);
  const outcome = await done(deps, turn, {
    ...{ stored, next, what: 'hazard.handed-over', facts, reply },
    sends: one.state === 'rectifying' && next.state === 'transferred' ? await tellUnit(deps, next, news) : [],
  });
  // The letter is drafted once the case is given over; what only adds its number asks for none.
  return isAdded ? outcome : { ...outcome, writes: [...outcome.writes, letter(deps, turn, next)] };
}

/** It was given to nobody, or has been answered, and no department is said. */
function isToNobody({ handedOver: given }: Case, { to, doc }: Parameters<typeof handOver>[1]): boolean {
  return to === undefined && (given === undefined || (given.outcome !== undefined && !doc));
}

/** Where it is listed and was given to nobody, a document's number is that of its plate. */
function isOfPlate({ plate, handedOver: given }: Case, { to, doc }: Parameters<typeof handOver>[1]): boolean {
  return to === undefined && doc !== undefined && plate !== undefined && given === undefined;
}

/** A letter to be checked, numbered, signed and sent. */
function letter(deps: Deps, { inbound, speaker }: Turn, { number, handedOver: given }: Case) {
  const kind = given?.mode ?? 'clue';
  const args = { number, kind, ...(given && { to: given.to }) };
  const to = { kind: 'address', address: speaker.address } as const;
  const name = letterName(number, kind);
  return want({ id: deps.newId('file'), kind: 'hazards.letter', args, name, to, cause: inbound.id });
}

/** To whom, by what paper, until when: as said, or as it stood. */
async function saidOf(deps: Deps, turn: Turn, one: Case): Promise<Parameters<typeof handOver>[1]> {
  const { intent, now } = turn;
  const { doc, named, mode } = spoken(turn, wordsOf(turn));
  const before = one.handedOver?.to;
  const to = named && before && isSameAuthority(named, before) ? before : named;
  const counting = { isRest: await restDays(deps, now) };
  const isSame = to === undefined || to === before;
  const standing = isSame ? one.handedOver?.feedbackBy : undefined;
  const usual = standing ?? dueIn(dayOf(now), feedbackDays, counting);
  const counted = intent.days === undefined ? usual : dueIn(dayOf(now), intent.days, counting);
  const feedbackBy = intent.date ?? counted;
  return { mode, to, feedbackBy, by: personOf(turn), ...(doc && { doc }) };
}

/** On a form each has a field of its own; in a sentence they are looked for. */
function spoken({ intent, inbound }: Turn, text: string) {
  if (inbound.kind === 'said')
    return { doc: docIn(text), named: intent.choice ?? authorityIn(text), mode: modeIn(text) };
  const { to, mode = '' } = intent.form ?? {};
  return { doc: text.trim(), named: to?.trim().slice(0, mostNameLetters), mode: modeIn(mode) };
}

/** What the department did. */
export async function writeBack(deps: Deps, turn: Turn): Promise<Outcome> {
  const ofNamed = await ofDepartment(deps, turn);
  const which = ofNamed ?? (await whichCase(deps, turn, answers));
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const { intent, inbound } = turn;
  const isNamed = ofNamed !== undefined || inbound.kind !== 'said' || numberSaid(turn) !== undefined;
  if (!isNamed && !tellsOfWork(inbound.text))
    return { ...say(isItsAnswer(stored.value, inbound.text), true), replyAbout: subjectOf(stored.value) };
  // Who wrote no number is understood by what his words lean to, and said the rest in them.
  const isGuessed = inbound.kind === 'said' && intent.reason === undefined;
  const { reason = '', choice } = isGuessed ? answerIn(inbound.text) : intent;
  const text = intent.form?.['text'] ?? reason;
  if (choice === 'receipt') return receive(deps, turn, { stored, text });
  const sentBack = choice === 'back';
  const said = { text: text.slice(0, 500), by: personOf(turn), now: turn.now };
  const { counting } = await termsOf(deps, turn);
  const decision = answerHandOver(stored.value, { ...said, sentBack, ...(counting && { counting }) });
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const facts = { text: said.text, back: sentBack };
  return done(deps, turn, { stored, next, what: 'hazard.answered', facts, reply: answeredCard(next) });
}

const subjectOf = ({ number }: Case) => ({ topic: 'hazards', id: number }) as const;

/** 已签收: the department has the letter, its answer is still owed. */
async function receive(
  deps: Deps,
  turn: Turn,
  { stored, text }: { stored: Stored<Case>; text: string },
): Promise<Outcome> {
  const receipt = { text: text.trim().slice(0, 100), by: personOf(turn), at: turn.now };
  const decision = receiveHandOver(stored.value, receipt);
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const facts = { text: receipt.text };
  return done(deps, turn, { stored, next, what: 'hazard.received', facts, reply: receivedCard(next) });
}

/** The one case that waits for the department he names, where he names no number. */
async function ofDepartment(deps: Deps, turn: Turn): Promise<Which | undefined> {
  const { inbound } = turn;
  const named =
    inbound.kind === 'said' && numberSaid(turn) === undefined ? authorityAnswering(inbound.text) : undefined;
  if (named === undefined) return undefined;
  const waiting = (await inScope(deps, turn, 'open')).cases.filter(
    (one) => one.state === 'transferred' && mayOn(turn.speaker, 'verify', one),
  );
  const found = await Promise.all(
    waiting.slice(0, mostRead).map(({ number }) => loadCase(deps.table, number)),
  );
  const [only, other] = found.flatMap((stored) => {
    const to = stored?.value.handedOver?.to;
    return stored && to !== undefined && isSameAuthority(named, to) ? [stored] : [];
  });
  return only && !other ? { kind: 'case', stored: only } : undefined;
}

/** With more than these waiting, the number is asked for. */
const mostRead = 50;
