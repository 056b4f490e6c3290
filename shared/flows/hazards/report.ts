import { withoutPlea } from '../../conversation/hazards/confidence.ts';
import { checksTold } from '../../conversation/hazards/records.ts';
import { opensACase } from '../../conversation/hazards/words-read.ts';
import { howToReport, howToTellHidden, missing } from '../../conversation/hazards/words-report.ts';
import { type Case, register } from '../../domain/hazards/case.ts';
import type { CasePhoto } from '../../domain/hazards/photo.ts';
import { rowFacts } from '../../domain/hazards/row-facts.ts';
import type { Card } from '../../domain/message.ts';
import { loadCase, putCase } from '../../store/hazards.ts';
import { keys } from '../../store/keys.ts';
import { loadRecent, newReporter, putRecent, type Recent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { append } from './append.ts';
import { attach } from './attach.ts';
import { draftOf } from './draft-of.ts';
import { madeOf } from './made-of.ts';
import { numbersFor } from './numbers-given.ts';
import { partsOf, placed } from './parts.ts';
import { receiptFor } from './receipt-for.ts';
import { roundWithFindings } from './rounds.ts';
import { likeOf } from './same.ts';
import { isOnCase, justReported, photosFor, placeFor, spotOf } from './spot.ts';
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
