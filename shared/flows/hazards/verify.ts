import { unknownCase } from '../../conversation/hazards/words-ledger.ts';
import { numbersIn, whyNot } from '../../conversation/hazards/words-read.ts';
import { refused } from '../../conversation/hazards/words-refused.ts';
import {
  dismissed,
  gradeNeeded,
  headed,
  merged,
  unitHead,
  verified,
  verifiedMended,
} from '../../conversation/hazards/words-told.ts';
import { whyUntrue } from '../../conversation/hazards/words-untrue.ts';
import { type Case, isOver } from '../../domain/hazards/case.ts';
import { meant } from '../../domain/hazards/number.ts';
import {
  confirm,
  type Decided,
  dismiss,
  markDuplicate,
  type VerifyRefusal,
} from '../../domain/hazards/verify.ts';
import { dayOf } from '../../domain/time.ts';
import type { Stored } from '../../store/record.ts';
import { loadRecent, putRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { alone, askWhy } from './ask-why.ts';
import { mendedThen } from './at-once.ts';
import { changed, ended } from './changed.ts';
import { grown, same } from './same.ts';
import { personOf, remember, shownTo } from './shown.ts';
import { cardFor, tellReporter, tellUnit } from './tell.ts';
import { termsOf } from './terms.ts';
import { visible, type Wanted, whichCase } from './which.ts';
import { ownCase } from './withdraw.ts';

const wanted: Wanted = { act: 'verify', states: ['registered', 'verified'] };

/** An officer's word on a report: true and how grave, not true, or one that is known already. */
export async function verify(deps: Deps, turn: Turn): Promise<Outcome> {
  const { choice } = turn.intent;
  const first = choice === 'duplicate' ? firstNumber(turn) : undefined;
  const about = first === undefined ? turn : { ...turn, intent: { ...turn.intent, reference: first } };
  const which = await whichCase(deps, about, wanted);
  if (which.kind === 'said')
    return (choice === 'duplicate' && (await ofReporter(deps, turn))) || which.outcome;
  if (choice === 'duplicate') return mergeInto(deps, turn, which.stored);
  if (choice === 'invalid') return takeAsFalse(deps, turn, which.stored);
  return takeAsTrue(deps, turn, which.stored);
}

/** Whoever reported the one says that it is the other, as the button on his receipt lets him. */
async function ofReporter(deps: Deps, turn: Turn): Promise<Outcome | undefined> {
  const [reference, said] = turn.inbound.kind === 'said' ? numbersIn(turn.inbound.text) : [];
  const [other] = said === undefined ? [] : meant(said, dayOf(turn.now).slice(0, 4));
  if (reference === undefined || !other) return undefined;
  const asked = { ...turn, intent: { ...turn.intent, reference, choice: other } };
  return (await ownCase(deps, asked)) && same(deps, asked);
}

async function takeAsTrue(deps: Deps, turn: Turn, stored: Stored<Case>): Promise<Outcome> {
  const { intent, inbound, speaker, now } = turn;
  const one = stored.value;
  // The card shows these two only before anybody has judged: it was old.
  const isOld = inbound.kind === 'clicked' && intent.choice === intent.level && one.state !== 'registered';
  if (isOld) return no('already-verified');
  const seen = inbound.kind === 'said' ? mendedThen(turn, inbound.text) : {};
  // What can be mended on the spot is a general one by the definition of the grades.
  const isPlain = seen.rectified !== undefined && !one.majorHint;
  if (!intent.level && !isPlain && one.state === 'registered') {
    const card = cardFor(one, speaker, { today: dayOf(now), photos: [] });
    return { ...say(headed(gradeNeeded(one), card), true), replyAbout: { topic: 'hazards', id: one.number } };
  }
  const decision = confirm(
    { ...one, ...seen },
    {
      ...{ by: personOf(turn), grade: intent.level ?? one.grade ?? 'general' },
      ...(await termsOf(deps, turn)),
      ...(intent.person !== undefined && { responsible: intent.person.slice(0, 20) }),
      ...(intent.form?.['text'] && { brief: intent.form['text'].slice(0, 200) }),
    },
  );
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  return sentToUnit(deps, turn, { stored, next, what: 'hazard.verified' });
}

/** A verified case with a unit goes to its liaison; whoever reported it is told. */
export async function sentToUnit(
  deps: Deps,
  turn: Turn,
  { stored, next, what }: { stored: Stored<Case>; next: Case; what: string },
): Promise<Outcome> {
  const { speaker, now } = turn;
  const news = { head: unitHead(next), what: `rectify@${stored.version}`, now };
  const toUnit = next.state === 'rectifying' ? await tellUnit(deps, next, news) : [];
  const toReporter = await tellReporter(deps, next, { speaker, told: toUnit });
  const reply =
    next.state === 'reinspection' ? verifiedMended(next) : verified(next, liaisonOf(next, toUnit));
  const { grade, deadline, responsible, unit } = next;
  const facts = {
    grade: grade ?? null,
    deadline: deadline ?? null,
    responsible: responsible ?? null,
    unit: unit ?? null,
  };
  return join(changed(stored, next, { what, facts, but: { speaker, told: toUnit } }), {
    writes: await remember(deps, turn, next),
    sends: [...toUnit, ...toReporter],
    ...(await shownTo(deps, turn, { next, reply })),
  });
}

function liaisonOf({ unit }: Case, told: readonly Send[]): Parameters<typeof verified>[1] {
  if (unit === undefined) return 'no-unit';
  if (told.length === 0) return 'unreachable';
  return told.some(({ to }) => to.kind === 'person') ? 'told' : 'group';
}

async function takeAsFalse(deps: Deps, turn: Turn, stored: Stored<Case>): Promise<Outcome> {
  const { intent, inbound } = turn;
  const said = intent.reason ?? (inbound.kind === 'said' ? inbound.text : '');
  const reason = whyNot(said) === '' ? '' : said.slice(0, 200);
  const decision = dismiss(stored.value, { by: personOf(turn), reason, now: turn.now });
  if (!decision.ok && decision.why === 'reason-needed')
    return askWhy(deps, turn, { one: stored.value, card: whyUntrue(stored.value) });
  const outcome = await over(deps, turn, { stored, decision, what: 'hazard.dismissed', words: dismissed });
  const recent = await loadRecent(deps.table, alone(turn));
  const answered = decision.ok && recent.value.asked === 'reason' ? [putRecent(recent, { loose: [] })] : [];
  return { ...outcome, writes: [...outcome.writes, ...answered] };
}

async function mergeInto(deps: Deps, turn: Turn, stored: Stored<Case>): Promise<Outcome> {
  const said = otherNumber(turn, stored.value);
  if (said === undefined) return no('reason-needed');
  const [other] = await visible(deps, turn, meant(said, dayOf(turn.now).slice(0, 4)));
  if (!other) return say(unknownCase(said), true);
  const decision = markDuplicate(stored.value, { by: personOf(turn), of: other.value.number, now: turn.now });
  const mine = await over(deps, turn, { stored, decision, what: 'hazard.duplicate', words: merged });
  if (!decision.ok || isOver(other.value)) return mine;
  const { outcome } = await grown(deps, other, { dup: stored.value.number, now: turn.now });
  return join(outcome, mine);
}

interface Over {
  readonly stored: Stored<Case>;
  readonly decision: Decided<VerifyRefusal>;
  readonly what: string;
  readonly words: typeof dismissed;
}

async function over(deps: Deps, turn: Turn, { stored, decision, what, words }: Over): Promise<Outcome> {
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const facts = { reason: next.reason ?? null, of: next.duplicateOf ?? null };
  return join(join(changed(stored, next, { what, facts, but: turn }), await ended(deps, next)), {
    writes: [],
    sends: await tellReporter(deps, next, turn),
    ...(await shownTo(deps, turn, { next, reply: words(next) })),
  });
}

/** "31 和 29 重复": the first is the case; on a card of a case, any number is the other. */
function firstNumber({ inbound, quoted, intent }: Turn): string | undefined {
  if (quoted?.topic === 'hazards') return quoted.id;
  return (inbound.kind === 'said' ? numbersIn(inbound.text)[0] : undefined) ?? intent.reference;
}

function otherNumber({ inbound, intent, quoted }: Turn, one: Case): string | undefined {
  const form = intent.form?.['number']?.trim();
  if (form) return form;
  const numbers = inbound.kind === 'said' ? numbersIn(inbound.text) : [];
  const isThis = (said: string) => meant(said, one.number.slice(3, 7))[0] === one.number;
  return quoted?.topic === 'hazards' ? numbers.find((said) => !isThis(said)) : numbers[1];
}

function no(why: VerifyRefusal): Outcome {
  return { ...say({ text: refused[why] }, true), toast: { tone: 'warning', text: refused[why] } };
}
