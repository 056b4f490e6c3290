import { notAllowed } from '../../conversation/alerts/words.ts';
import { marked, plainCard } from '../../conversation/alerts/words-card.ts';
import { held, heldHead } from '../../conversation/alerts/words-follow.ts';
import { awaitingFace, broadcastRefused } from '../../conversation/alerts/words-sent.ts';
import { timeWords } from '../../conversation/clock.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { outOfNight } from '../../domain/alerts/ladder.ts';
import { hold } from '../../domain/alerts/ways-out.ts';
import { may } from '../../domain/directory/may.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type Instant, isoOf } from '../../domain/time.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { type Everybody, everybody, isReachable, planFor, signatureOf } from './audience.ts';
import { spread } from './in-pieces.ts';
import { launch, launched } from './launch.ts';
import { moved, sendOf } from './move.ts';
import { onWatch } from './on-watch.ts';
import { draftOf } from './which.ts';

/** 早上7点再发: at night people on duty and key units know at once, all others in the morning. */
export async function holdTillMorning(deps: Deps, turn: Turn): Promise<Outcome> {
  const stored = await draftOf(deps, turn);
  const who = turn.speaker.person?.id;
  if (!stored || !who) return say({ text: broadcastRefused['not-waiting'] }, true);
  if (!may(turn.speaker, 'send')) return say({ text: notAllowed }, true);
  const until = outOfNight(turn.now);
  const decision = hold(stored.value, who, { now: turn.now, until });
  if (!decision.ok) return say({ text: broadcastRefused[decision.why] }, true);
  const { next } = decision;
  const all = await everybody(deps);
  const by = await signatureOf(deps);
  const card = plainCard(next, { by, at: turn.now });
  const people = await wokenBy(deps, next, { all, now: turn.now });
  // One card for all, so that those who do not fit this transaction are told by one step.
  const early = marked(next, { ...card, text: `${heldHead}\n${card.text}` });
  const sends = people.map((person) => ({
    ...sendOf(next, { what: 'held', person, card: early }),
    card: early,
  }));
  return {
    ...join(moved(stored, next, 'alert.held'), spread(sends)),
    ...{ reply: { text: held(timeWords(until, turn.now), people.length) }, privately: true },
    face: awaitingFace(card),
  };
}

/** Who is on duty now, and the liaisons of units that are marked red. */
async function wokenBy(
  deps: Deps,
  broadcast: Broadcast,
  { all, now }: { all: Everybody; now: Instant },
): Promise<PersonId[]> {
  const [watch, plan] = await Promise.all([onWatch(deps, now, 'watch'), planFor(deps, broadcast, all)]);
  const meant = new Set(plan.meant.map(({ id }) => id));
  const key = all.units.filter(({ id, risk }) => risk === 'red' && meant.has(id));
  const people = [...watch, ...key.flatMap(({ liaison }) => liaison ?? [])];
  return [...new Set(people)].filter((id) => isReachable(all.people.get(id)));
}

/** 立即全员: an officer's word, whatever the hour. */
export async function sendHeld(deps: Deps, turn: Turn): Promise<Outcome> {
  const stored = await draftOf(deps, turn);
  if (!may(turn.speaker, 'send')) return say({ text: notAllowed }, true);
  if (stored?.value.state !== 'held') return say({ text: broadcastRefused['not-waiting'] }, true);
  const all = await everybody(deps);
  return launched(deps, stored.value, { seen: stored.version, all, now: turn.now, cause: turn.inbound.id });
}

/** The morning has come. */
export async function releaseHeld(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const start = { seen: stored.version, all: await everybody(deps), now, cause: `tick#${isoOf(now)}` };
  const done = await launch(deps, stored.value, start);
  if (done.ok) return done.outcome;
  return moved(stored, { ...stored.value, state: 'cancelled' }, 'alert.nobody');
}
