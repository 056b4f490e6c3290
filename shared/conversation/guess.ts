import {
  authorityTold,
  deadline,
  describes,
  levelOf,
  responsible,
  tierOf,
  verdictOf,
  which,
} from './case.ts';
import { mayBeGuessed } from './guessable.ts';
import type { Intent, IntentKind, Slots } from './intent.ts';
import { isLearned, leaningOf } from './leaning.ts';
import { categoryIn, hintsAtMajor, soundsUrgent } from './lexicon.ts';
import { referenceIn } from './sentence/figures.ts';
import { blank, placeIn } from './sentence/place.ts';
import {
  countSlot,
  dateSlot,
  likely,
  personSlot,
  phoneSlot,
  placeSlot,
  type Sentence,
  shiftSlot,
  surely,
  timeSlot,
  unitSlot,
  whereSlot,
} from './sentence.ts';
import { never, type Standing, standingOf } from './standing.ts';

/** A guess is sure from there on, and an alarm already from here: on sentences never seen, few went wrong above. */
const asGoodAsSaid = 0.8;
const alarming = 0.6;

/** The less it leans to talk among people, the sooner a guess is worth an answer. */
const worthSaying: readonly { readonly talk: number; readonly share: number }[] = [
  { talk: 0.02, share: 0.16 },
  { talk: 0.1, share: 0.3 },
  { talk: 1, share: 0.4 },
];

const ofCases = /^(?:hazard|incident|inspection|ledger|stats)\./;

/** No page heard it: what its words lean to, if that may be asked now and is likely enough. */
export function guessed(sentence: Sentence): Intent | undefined {
  if (sentence.plain.length > 200 || saysLittle(sentence)) return undefined;
  const { kind, share, talk } = leaningOf(sentence);
  if (!mayBeGuessed(kind, sentence) || share < enough(kind, talk)) return undefined;
  return leaned(kind, share, sentence);
}

function enough(kind: IntentKind, talk: number): number {
  if (kind === 'incident.report') return alarming;
  if (kind.startsWith('ack') || (talk >= 0.02 && !ofCases.test(kind))) return 0.5;
  return worthSaying.find((step) => talk < step.talk)?.share ?? 1;
}

/** A likely alarm is an alarm. */
function leaned(kind: IntentKind, share: number, sentence: Sentence): Intent {
  const isSure = share >= asGoodAsSaid || kind === 'incident.report';
  return (isSure ? surely : likely)(kind, slotsOf(kind, sentence));
}

/** A page that heard one word of a sentence, while all its words together say another thing: that thing. */
export function outweighed(sentence: Sentence, heard: Intent): Intent | undefined {
  const standing = standingOf(sentence, heard);
  if (standing.other === never || !isLearned(heard.kind)) return undefined;
  const { kind, share } = leaningOf(sentence);
  const isFound =
    heard.kind === 'hazard.report' && kind === 'inspection.record' && /发现/.test(sentence.plain);
  if (isFound || kind === heard.kind || !mayBeGuessed(kind, sentence)) return undefined;
  return share < leastAgainst(standing, heard.kind, kind) ? undefined : leaned(kind, share, sentence);
}

function leastAgainst({ kin, other }: Standing, heard: IntentKind, kind: IntentKind): number {
  if (kind === 'incident.report') return alarming;
  return ofCases.test(heard) && ofCases.test(kind) ? kin : other;
}

/** Heard by a word that means something else here: everything around it is small talk. An alarm is never doubted so. */
export function isSmallTalk(sentence: Sentence, heard: Intent): boolean {
  const { talk } = standingOf(sentence, heard);
  if (talk === never) return false;
  const leaning = leaningOf(sentence);
  return leaning.kind === 'none' && leaning.share >= talk;
}

/** Only a name and a place: said in answer to something, it means nothing by itself. */
function saysLittle({ plain, units, people }: Sentence): boolean {
  const unnamed = blank(plain, [...units, ...people]);
  const rest = unnamed.replace(placeIn(plain, units) ?? '', '').replace(/[\s\d,.!?:;~-]+/g, '');
  return rest.length < 2 && /[\u4e00-\u9fff]/.test(plain) && rest !== plain;
}

function slotsOf(kind: IntentKind, sentence: Sentence): Slots {
  const { plain } = sentence;
  const named = { ...unitSlot(sentence.units[0]), ...personSlot(sentence.people[0]), ...dateSlot(sentence) };
  const text = { text: sentence.said };
  if (kind === 'hazard.report' || kind.startsWith('incident')) {
    const category = categoryIn(plain);
    return {
      ...(kind !== 'hazard.report' && { ...dateSlot(sentence, false), ...timeSlot(sentence) }),
      ...whereSlot(sentence),
      ...countSlot(sentence),
      ...(category && { category: category.code }),
      ...(hintsAtMajor(plain) && { majorHint: true }),
      ...((kind === 'incident.report' || soundsUrgent(plain)) && { urgent: true }),
      ...text,
    };
  }
  if (/^(?:duty|report|ack)/.test(kind))
    return { ...named, ...timeSlot(sentence), ...shiftSlot(plain), ...phoneSlot(sentence), ...text };
  if (kind.startsWith('hazard.')) return { ...ofCase(kind, sentence), ...text };
  const reference = referenceIn(plain, false);
  return { ...named, ...placeSlot(sentence), ...(reference !== undefined && { reference }), ...text };
}

/** What an order or a word about a case names besides: the same as if a page had heard it. */
function ofCase(kind: IntentKind, sentence: Sentence): Slots {
  const { plain } = sentence;
  const to = kind === 'hazard.transfer' ? authorityTold(plain) : undefined;
  return {
    ...unitSlot(sentence.units[0]),
    ...personSlot(sentence.people[0]),
    ...responsible(sentence),
    ...placeSlot(sentence),
    ...deadline(sentence),
    ...(/verify|dispatch|query/.test(kind) && levelOf(plain)),
    ...(kind === 'hazard.append' && { reference: 'last' }),
    ...(kind === 'hazard.rectify.done' && describes(plain) && { reference: 'fuzzy' }),
    ...which(sentence),
    ...(kind === 'hazard.verify' && verdictOf(plain)),
    ...(kind === 'hazard.escalate' && tierOf(plain)),
    ...(to !== undefined && { choice: to }),
  };
}
