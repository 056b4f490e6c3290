import {
  nobodysLiaison,
  noneToConfirm,
  notYourUnit,
  noUnits,
  takenBack,
  unknownUnit,
} from '../../conversation/alerts/words.ts';
import { confirmedFace, nameOf, plainCard } from '../../conversation/alerts/words-card.ts';
import { reportHow } from '../../conversation/alerts/words-daily.ts';
import { alreadyNoted, noted } from '../../conversation/alerts/words-roll.ts';
import { notedMore } from '../../conversation/alerts/words-wanted.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keyOf } from '../../domain/alerts/plan.ts';
import { confirm, type Roll } from '../../domain/alerts/roll.ts';
import { gravest, supplement, type Told } from '../../domain/alerts/wanted.ts';
import type { PersonId } from '../../domain/ids.ts';
import { loadCopy } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { type AskedUnits, askedOf, waitingFor } from './asked.ts';
import { signatureOf } from './audience.ts';
import { acknowledgePost, confirmPosts } from './cover.ts';
import { mostAtOnce, type RollChange, rollWrites } from './roll-writes.ts';
import { standingOf } from './standing.ts';
import { alarms, fetches, photosIn, toldIn } from './told.ts';
import { namedAlert } from './which.ts';

/** 收到, by sentence or button, for every unit the speaker stands for. Whoever stands for none is not counted. */
export async function acknowledge(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, inbound } = turn;
  const person = speaker.person?.id;
  const clicked = inbound.kind === 'clicked';
  if (!person || speaker.represents.length === 0 || turn.intent.choice === 'post')
    return forPostOr(deps, turn, clicked ? forNobody(turn) : nothing);
  const standing = await standingOf(deps, turn);
  if (standing.kind === 'unknown') return say({ text: unknownUnit(standing.name) }, true);
  if (standing.kind === 'not-his') return say({ text: notYourUnit(standing.name) }, true);
  const asked = await askedOf(deps, turn, standing.units);
  if (!asked)
    return forPostOr(deps, turn, clicked || inbound.chat === null ? await noneLeft(deps, turn) : nothing);
  if (asked.broadcast.daily) return say({ text: reportHow }, true);
  return withPost(deps, turn, { asked, confirmed: await confirmAll(deps, turn, { asked, person }) });
}

/** A copy he was given once more stays where it is when the notice is taken back: then it says so. */
async function noneLeft(deps: Deps, turn: Turn): Promise<Outcome> {
  const named = namedAlert(turn);
  const state = named && (await loadBroadcast(deps.table, named))?.value.state;
  if (state !== 'recalled') return say({ text: noneToConfirm }, true);
  const card = { tone: 'grey', text: takenBack } as const;
  return { ...say(card, true), ...(turn.inbound.chat === null && { face: card }) };
}

async function forPostOr(deps: Deps, turn: Turn, other: Outcome): Promise<Outcome> {
  return (await acknowledgePost(deps, turn)) ?? other;
}

/** Who stands for a unit and is on a post as well answers for both, where his word is about this notice. */
async function withPost(
  deps: Deps,
  turn: Turn,
  { asked, confirmed }: { asked: AskedUnits; confirmed: Outcome },
): Promise<Outcome> {
  if (turn.inbound.chat !== null && !namedAlert(turn)) return confirmed;
  const post = await confirmPosts(deps, turn, asked.broadcast);
  if (!post) return confirmed;
  const words = [confirmed.reply?.text, post.reply?.text].filter((text) => text !== undefined);
  return { ...join(post, confirmed), reply: { ...confirmed.reply, text: words.join('\n') } };
}

function forNobody({ speaker }: Turn): Outcome {
  const known = speaker.person !== undefined && !speaker.roles.includes('guest');
  return say({ text: known ? nobodysLiaison : noUnits }, true);
}

async function confirmAll(
  deps: Deps,
  turn: Turn,
  { asked, person }: { asked: AskedUnits; person: PersonId },
): Promise<Outcome> {
  const { broadcast, rolls } = asked;
  const photos = photosIn(deps, turn);
  const tells = (roll: Roll) => toldIn(turn, photos, roll);
  const { fresh, more } = changesOf(asked, turn, { by: person, tells });
  const notice = nameOf(broadcast);
  const changes = [...fresh, ...more];
  if (changes.length === 0) {
    const names = rolls.map(({ value }) => value.name);
    return say({ text: alreadyNoted(names, notice) }, true);
  }
  const waiting = await waitingFor(deps, turn.speaker.represents);
  const others = waiting.filter((id) => id !== broadcast.id);
  const late = fresh.some(({ next }) => next.confirmed?.late);
  const names = changes.map(({ next }) => next.name);
  const told = gravest(changes.map(({ next }) => tells(next)));
  const loud = changes.filter(({ next }) => tells(next).state === told.state).map(({ next }) => next.name);
  const [first] = changes;
  const owner = first ? photos.map((photo) => ({ ...photo, unit: first.next.unit })) : [];
  const text = `${noted(names, { notice, late, more: others.length })}${notedMore(told, broadcast.wants)}`;
  const counted = rollWrites(broadcast.id, fresh, { amount: 1, cause: turn.inbound.id });
  return {
    ...join(counted, rollWrites(broadcast.id, more, { amount: 0, cause: turn.inbound.id })),
    ...{ reply: { text }, privately: true, errands: fetches(broadcast, turn, owner) },
    sends: await alarms(deps, turn, { broadcast, names: loud, told }),
    ...(await privateFace(deps, turn, broadcast)),
  };
}

/** Who confirms for the first time, and who says more than before. */
function changesOf(
  { broadcast, rolls }: AskedUnits,
  { inbound, now }: Turn,
  { by, tells }: { by: PersonId; tells: (roll: Roll) => Told },
): { readonly fresh: readonly RollChange[]; readonly more: readonly RollChange[] } {
  const how = { at: now, by, how: 'self', through: inbound.id } as const;
  const some = rolls.slice(0, mostAtOnce);
  const fresh = some.flatMap((before): RollChange[] => {
    const decision = confirm(before.value, { ...how, ...tells(before.value) }, broadcast.ackBy);
    return decision.ok ? [{ before, next: decision.next }] : [];
  });
  const more = some.flatMap((before): RollChange[] => {
    const next = supplement(before.value, tells(before.value));
    return next ? [{ before, next }] : [];
  });
  return { fresh, more };
}

/** Nobody else sees a private card, so it can say at once that it is done; a group's card is edited in its turn. */
async function privateFace(
  deps: Deps,
  { inbound, speaker, now }: Turn,
  broadcast: Broadcast,
): Promise<Pick<Outcome, 'face'>> {
  if (inbound.kind !== 'clicked' || inbound.chat !== null) return {};
  const home = speaker.person && keyOf({ kind: 'person', person: speaker.person.id });
  const [by, copy] = await Promise.all([
    signatureOf(deps),
    home === undefined ? undefined : loadCopy(deps.table, broadcast.id, home),
  ]);
  const measures = copy?.value.measures;
  return { face: confirmedFace(plainCard(broadcast, { by, at: broadcast.sentAt ?? now, measures }), now) };
}
