import { mendedElsewhere, mendedElsewhereHead } from '../../conversation/hazards/words-hand-over.ts';
import { measureIn, mendedOnTheSpot } from '../../conversation/hazards/words-read.ts';
import { refused } from '../../conversation/hazards/words-refused.ts';
import { photosAdded } from '../../conversation/hazards/words-report.ts';
import { rectifiedDone, reinspectHead } from '../../conversation/hazards/words-told.ts';
import { isOfficial } from '../../domain/directory/person.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { rectify } from '../../domain/hazards/rectify.ts';
import { photosOf } from '../../store/case-photos.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { wordsOf } from './act.ts';
import { attach } from './attach.ts';
import { changed } from './changed.ts';
import { personOf, remember, shownTo } from './shown.ts';
import { photosFor, spotOf } from './spot.ts';
import { reinspectNews, tellInspectors, tellPeople } from './tell.ts';
import { verify } from './verify.ts';
import { numberSaid, type Wanted, whichCase } from './which.ts';

const wanted: Wanted = { act: 'rectify', states: ['rectifying'], refusal: 'not-the-unit' };

/** "31整改好了" with a photo, or the button with what was done: then somebody else looks. */
export async function rectifyDone(deps: Deps, turn: Turn): Promise<Outcome> {
  if (await wasSeenMended(deps, turn)) {
    const intent = { ...turn.intent, kind: 'hazard.verify', choice: 'valid' } as const;
    return verify(deps, { ...turn, intent });
  }
  const which = await whichCase(deps, turn, wanted);
  return which.kind === 'said' ? which.outcome : rectifyCase(deps, turn, which.stored);
}

/** 1现场已整改: an inspector judges what he saw mended, before anybody was told to mend it. */
async function wasSeenMended(deps: Deps, turn: Turn): Promise<boolean> {
  const { inbound, speaker } = turn;
  if (inbound.kind !== 'said' || !mendedOnTheSpot(inbound.text) || numberSaid(turn) === undefined)
    return false;
  const official = isOfficial(speaker);
  const which = official ? await whichCase(deps, turn, { act: 'verify', states: ['registered'] }) : undefined;
  return which?.kind === 'case' && which.stored.value.state === 'registered';
}

export async function rectifyCase(deps: Deps, turn: Turn, stored: Stored<Case>): Promise<Outcome> {
  const { inbound, intent, now } = turn;
  const one = stored.value;
  const owner = keys.case(one.number).pk;
  const recent = (await loadRecent(deps.table, spotOf(turn))).value;
  const photos = photosFor(inbound, recent, now);
  const before = (await photosOf(deps.table, owner)).filter(
    ({ value }) => value.phase === 'after' && value.state !== 'no-image' && value.state !== 'too-large',
  );
  const measure = (intent.form?.['text'] ?? measureIn(inbound.kind === 'said' ? inbound.text : ''))?.slice(
    0,
    500,
  );
  const by = personOf(turn);
  const decision = rectify(one, {
    by,
    at: now,
    photos: photos.length + before.length,
    ...(measure && { measure }),
  });
  if (!decision.ok && decision.why === 'already-rectified' && photos.length > 0)
    return join(attach(deps, turn, { owner, id: one.number, phase: 'after', photos }), {
      ...say(photosAdded(one, photos.length), true),
      replyAbout: { topic: 'hazards', id: one.number },
    });
  if (!decision.ok && decision.why === 'not-answered') return mendedAway(deps, turn, { stored, photos });
  if (!decision.ok) {
    const asks = decision.why === 'no-evidence' ? await remember(deps, turn, one, 'evidence') : [];
    const about = { topic: 'hazards', id: one.number } as const;
    return {
      ...say({ text: `${one.number} ${refused[decision.why]}` }, true),
      writes: asks,
      replyAbout: about,
    };
  }
  const { next } = decision;
  const news = { head: reinspectHead, what: reinspectNews(next), now };
  const facts = { photos: photos.length + before.length, measure: measure ?? null };
  const onto = { owner, id: one.number, phase: 'after', photos } as const;
  return join(join(attach(deps, turn, onto), changed(stored, next, { what: 'hazard.rectified', facts })), {
    writes: await remember(deps, turn, next),
    sends: await tellInspectors(deps, next, news),
    ...(await shownTo(deps, turn, { next, reply: rectifiedDone(next) })),
  });
}

/** A department has it: what the unit sends is kept, and whoever gave it away hears of it. */
async function mendedAway(
  deps: Deps,
  turn: Turn,
  { stored, photos }: { stored: Stored<Case>; photos: Parameters<typeof attach>[2]['photos'] },
): Promise<Outcome> {
  const one = stored.value;
  const text = wordsOf(turn);
  const by = one.handedOver?.by;
  const news = { head: mendedElsewhereHead(one), what: `mended-away@${stored.version}`, now: turn.now };
  const onto = { owner: keys.case(one.number).pk, id: one.number, phase: 'after', photos } as const;
  const facts = { kind: turn.intent.kind, text };
  return join(join(attach(deps, turn, onto), changed(stored, one, { what: 'hazard.noted', facts })), {
    writes: [],
    sends:
      by === undefined || by === personOf(turn) ? [] : await tellPeople(deps, one, { ...news, ids: [by] }),
    ...(await shownTo(deps, turn, { next: one, reply: mendedElsewhere(one) })),
  });
}
