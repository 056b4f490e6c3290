import { refused } from '../../conversation/hazards/words-refused.ts';
import { closed, closedForUnit, sentBack, sentBackHead } from '../../conversation/hazards/words-told.ts';
import { whyFailed } from '../../conversation/hazards/words-untrue.ts';
import { close, type ReinspectRefusal, sendBack } from '../../domain/hazards/rectify.ts';
import { photosOf } from '../../store/case-photos.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { askWhy } from './ask-why.ts';
import { changed, ended } from './changed.ts';
import { personOf, remember, shownTo } from './shown.ts';
import { tellReporter, tellUnit } from './tell.ts';
import { termsOf } from './terms.ts';
import { type Wanted, whichCase } from './which.ts';

const wanted: Wanted = { act: 'reinspect', states: ['reinspection'] };

/** What was rectified is closed: by another than the one who rectified, and never without evidence. */
export async function passRecheck(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, wanted);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const photos = (await photosOf(deps.table, keys.case(stored.value.number).pk)).filter(
    ({ value }) => value.phase === 'after' && value.state === 'kept',
  );
  const decision = close(stored.value, {
    ...{ by: personOf(turn), now: turn.now, photos: photos.length },
    ofUnit: turn.speaker.units.some((unit) => unit === stored.value.unit),
  });
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const unit = await tellUnit(deps, next, { head: '', what: `closed@${stored.version}`, now: turn.now });
  const facts = { rectifiedBy: next.rectified?.by ?? null, photos: photos.length };
  const but = { speaker: turn.speaker, told: unit };
  return join(join(changed(stored, next, { what: 'hazard.closed', facts, but }), await ended(deps, next)), {
    writes: await remember(deps, turn, next),
    sends: [
      ...unit.map((send) => ({ ...send, card: closedForUnit(next) })),
      ...(await tellReporter(deps, next, but)),
    ],
    ...(await shownTo(deps, turn, { next, reply: closed(next) })),
  });
}

/** 复查不合格: back to the unit with a reason and a new day. */
export async function failRecheck(deps: Deps, turn: Turn): Promise<Outcome> {
  const which = await whichCase(deps, turn, wanted);
  if (which.kind === 'said') return which.outcome;
  const { stored } = which;
  const { intent, now } = turn;
  const terms = await termsOf(deps, turn);
  const decision = sendBack(stored.value, {
    by: personOf(turn),
    reason: (intent.reason ?? '').slice(0, 200),
    ...terms,
  });
  if (!decision.ok && decision.why === 'reason-needed' && turn.inbound.kind === 'said')
    return askWhy(deps, turn, { one: stored.value, card: whyFailed(stored.value) });
  if (!decision.ok) return no(decision.why);
  const { next } = decision;
  const news = { head: sentBackHead(next), what: `back@${stored.version}`, now };
  const facts = { reason: next.reason ?? null, deadline: next.deadline ?? null };
  return join(changed(stored, next, { what: 'hazard.sent-back', facts }), {
    writes: await remember(deps, turn, next),
    sends: await tellUnit(deps, next, news),
    ...(await shownTo(deps, turn, { next, reply: sentBack(next) })),
  });
}

function no(why: ReinspectRefusal): Outcome {
  return { ...say({ text: refused[why] }, true), toast: { tone: 'warning', text: refused[why] } };
}
