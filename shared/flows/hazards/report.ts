import { withoutPlea } from '../../conversation/hazards/confidence.ts';
import { checksTold } from '../../conversation/hazards/records.ts';
import { near, opensACase, wordOf } from '../../conversation/hazards/words-read.ts';
import {
  type Choice,
  howToReport,
  howToTellHidden,
  missing,
  protectedFromGroup,
  receipt,
  receipts,
} from '../../conversation/hazards/words-report.ts';
import type { Slots } from '../../conversation/intent.ts';
import { isOfficial } from '../../domain/directory/person.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { type Case, register, shortened } from '../../domain/hazards/case.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import { rowFacts } from '../../domain/hazards/row-facts.ts';
import { morningAfter } from '../../domain/hazards/schedule.ts';
import { unitId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import { dayOf } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import { loadCase, putCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import { loadRecent, newReporter, putRecent, type Recent } from '../../store/reporters.ts';
import { campaignsOn } from '../campaigns.ts';
import type { Deps } from '../deps.ts';
import { knownNames, unitAtPlace } from '../names.ts';
import { join, nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { append } from './append.ts';
import { mendedThen, verifyBy } from './at-once.ts';
import { attach } from './attach.ts';
import { madeOf } from './made-of.ts';
import { numbersFor } from './numbers-given.ts';
import { partsOf, placed } from './parts.ts';
import { roundWithFindings } from './rounds.ts';
import { likeOf } from './same.ts';
import { isAmongOthers, isOnCase, justReported, photosFor, placeFor, spotOf } from './spot.ts';
import { tellOfNew } from './tell.ts';

/** 隐患 …: a case of its own, or, without the word, more of the case just reported. */
export async function report(deps: Deps, turn: Turn): Promise<Outcome> {
  const { inbound, intent, now } = turn;
  const recent = await loadRecent(deps.table, spotOf(turn));
  const said = inbound.kind === 'said' ? inbound.text : '';
  const waitsForReason = recent.value.asked === 'reason';
  const continues = (!waitsForReason && justReported(recent.value, now) !== undefined) || isOnCase(turn);
  const isOwn = opensACase(said) || checksTold(said).length > 0;
  if (continues && !isOwn && !intent.items && !(await isElsewhere(deps, turn, recent.value)))
    return append(deps, turn);
  const photos = photosFor(inbound, recent.value, now);
  if ((intent.text ?? '') === '' && !intent.items && photos.length === 0) return say(howToReport);
  return open(deps, turn, { hidden: false });
}

/** A hazard at another unit is none of the case just reported. */
async function isElsewhere(deps: Deps, turn: Turn, recent: Recent): Promise<boolean> {
  const { intent, now } = turn;
  const number = isOnCase(turn) || !intent.unitId ? undefined : justReported(recent, now);
  const one = number && (await loadCase(deps.table, number))?.value;
  return one?.unit !== undefined && one.unit !== intent.unitId;
}

/** 举报…, 别说是我说的: in a group not a word; whoever said it is answered privately. */
export async function reportHidden(deps: Deps, turn: Turn): Promise<Outcome> {
  const recent = await loadRecent(deps.table, { ...spotOf(turn), chat: null });
  const saysNothing = withoutPlea(turn.intent.text ?? '') === '' && turn.intent.unitId === undefined;
  if (saysNothing && photosFor(turn.inbound, recent.value, turn.now).length === 0)
    return say(howToTellHidden, true);
  const outcome = await open(deps, turn, { hidden: true });
  return { ...outcome, privately: true };
}

async function open(deps: Deps, turn: Turn, { hidden }: { hidden: boolean }): Promise<Outcome> {
  const { inbound, now, speaker } = turn;
  const spot = { ...spotOf(turn), ...(hidden && { chat: null }) };
  const recent = await loadRecent(deps.table, spot);
  const photos = photosFor(inbound, recent.value, now);
  const parts = placed(partsOf(turn), placeFor(inbound, recent.value, now));
  const drafts = await Promise.all(parts.map((slots) => draftOf(deps, turn, { slots, hidden })));
  const numbers = await numbersFor(deps, turn, drafts.length);
  const made = drafts.flatMap(({ draft }, place) => {
    const number = numbers[place];
    return number === undefined ? [] : [register({ ...draft, number }, now)];
  });
  const cases = await Promise.all(made.map((one) => withLike(deps, one)));
  const [first] = cases;
  if (!first) return say(howToReport);
  const attached = attach(deps, turn, {
    owner: keys.case(first.number).pk,
    id: first.number,
    phase: 'before',
    photos,
    isHidden: hidden,
  });
  const asked = cases.find((one) => missing(one).length > 0);
  const told = {
    number: (asked ?? first).number,
    at: now,
    loose: [],
    ...(asked && { asked: 'where' as const }),
  };
  const coming = photos.map((): CasePhoto => ({ id: '', phase: 'before', state: 'fetching', at: now }));
  const { id, name } = speaker.person ?? { id: undefined, name: speaker.name };
  const kept: Outcome = {
    writes: [
      ...cases.flatMap((one) => putCase(one, 0)),
      ...cases.flatMap(({ number }) =>
        newReporter({
          ...{ number, address: speaker.address, name },
          ...(id && { person: id }),
          ...(hidden && turn.intent.text && { words: turn.intent.text.slice(0, 800) }),
        }),
      ),
      putRecent(recent, told),
      ...madeOf(turn, cases),
    ],
    entries: cases.map((one) => ({
      ...{
        pk: keys.case(one.number).pk,
        version: 1,
        what: 'hazard.reported',
        facts: { ...factsOf(one, photos.length), ...rowFacts(one) },
      },
      ...(one.source === 'public' && { who: one.protected ? 'protected' : 'reporter' }),
    })),
    sends: await tellOfNew(deps, cases, { now, photos: coming }),
    reply: await receiptFor(deps, turn, { cases, photos: photos.length, cut: drafts.some(({ cut }) => cut) }),
    replyAbout: { topic: 'hazards', id: first.number },
  };
  const round = hidden ? nothing : await roundWithFindings(deps, turn, cases.length);
  return join(
    join(attached, kept),
    round.reply ? { ...round, reply: under(kept.reply, round.reply) } : round,
  );
}

const under = (card: Card | undefined, more: Card): Card =>
  card ? { ...card, text: `${card.text}\n${more.text}` } : more;

async function withLike(deps: Deps, one: Case): Promise<Case> {
  const like = await likeOf(deps, one);
  return like === undefined ? one : { ...one, like };
}

interface Drafted {
  readonly draft: Omit<Parameters<typeof register>[0], 'number'>;
  readonly cut: boolean;
}

async function draftOf(
  deps: Deps,
  turn: Turn,
  { slots, hidden }: { slots: Slots; hidden: boolean },
): Promise<Drafted> {
  const said = slots.text ?? '';
  const { text, cut } = shortened(hidden ? withoutPlea(said) : said);
  const unit = await unitFor(deps, turn, { slots, hidden });
  const campaigns = await campaignsOn(deps, dayOf(turn.now), unit?.street);
  const urgent = (slots.urgent ?? turn.intent.urgent) === true;
  const draft = {
    ...{ description: text, source: sourceOf(turn, unit, hidden), protected: hidden },
    ...{ majorHint: (slots.majorHint ?? turn.intent.majorHint) === true },
    ...{ verifyBy: await verifyBy(deps, turn.now, urgent) },
    ...(!hidden && mendedThen(turn, text)),
    ...(campaigns.length > 0 && { campaigns }),
    ...(unit && { unit: unit.id, unitName: unit.name, street: unit.street, ...untilMorning(turn, urgent) }),
    ...(slots.place !== undefined && { place: slots.place.slice(0, 60) }),
    ...(slots.category !== undefined && { category: slots.category, ...decidedBy(slots.category, text) }),
  };
  return { draft, cut };
}

function untilMorning({ now }: Turn, urgent: boolean): Pick<Case, 'streetAt'> {
  const morning = urgent ? undefined : morningAfter(now);
  return morning === undefined ? {} : { streetAt: morning };
}

function decidedBy(category: string, text: string): Pick<Case, 'word'> {
  const word = wordOf(category, text);
  return word ? { word } : {};
}

/** The unit he names; his own, if he names none and stands for one only. A protected reporter's own unit is no clue. */
async function unitFor(
  deps: Deps,
  { speaker }: Turn,
  { slots, hidden }: { slots: Slots; hidden: boolean },
): Promise<Unit | undefined> {
  if (slots.unitId) return (await loadUnit(deps.table, slots.unitId))?.value;
  const [own, ...others] = speaker.represents;
  if (slots.unit === undefined && !hidden && own && others.length === 0) return own;
  const there = own ? undefined : await unitAtPlace(deps, slots.place);
  return there === undefined ? undefined : (await loadUnit(deps.table, unitId(there)))?.value;
}

function sourceOf({ speaker }: Turn, unit: Unit | undefined, hidden: boolean): Case['source'] {
  if (hidden) return 'public';
  if (unit && speaker.units.includes(unit.id)) return 'self';
  return isOfficial(speaker) ? 'inspection' : 'public';
}

function factsOf(one: Case, photos: number) {
  const { unit, place, category, word, source } = one;
  return {
    unit: unit ?? null,
    place: place ?? null,
    category: category ?? null,
    word: word ?? null,
    source,
    photos,
  };
}

async function receiptFor(
  deps: Deps,
  turn: Turn,
  got: { cases: readonly Case[]; photos: number; cut: boolean },
) {
  const { cases, photos, cut } = got;
  const [first, second] = cases;
  const amongOthers = isAmongOthers(turn);
  const unplaced = cases.find((one) => one.unit === undefined);
  const choices = unplaced ? await choicesFor(deps, turn, unplaced) : [];
  if (!first || second) return receipts(cases, { photos, amongOthers, choices });
  if (first.protected && turn.inbound.chat !== null) return protectedFromGroup(first.number);
  return receipt(first, { photos, cut, choices, amongOthers });
}

/** The units he stands for, else those whose names are like what he said. */
async function choicesFor(deps: Deps, { speaker, intent }: Turn, one: Case): Promise<Choice[]> {
  const own = one.protected ? [] : speaker.represents.map(({ id, name }) => ({ id, name }));
  if (own.length > 0) return own.slice(0, mostChoices);
  const { units } = await knownNames(deps);
  const said = (intent.unit ?? intent.text ?? '').slice(0, readLetters);
  return near(said, units)
    .slice(0, mostChoices)
    .map(({ id, names }) => ({ id: unitId(id), name: names[0] ?? '' }));
}

const mostChoices = 4;
const readLetters = 30;
