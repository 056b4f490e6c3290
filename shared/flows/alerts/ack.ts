import {
  nobodysLiaison,
  noneToConfirm,
  notYourUnit,
  noUnits,
  unknownUnit,
} from '../../conversation/alerts/words.ts';
import { confirmedFace, nameOf, plainCard } from '../../conversation/alerts/words-card.ts';
import { alreadyNoted, noted } from '../../conversation/alerts/words-roll.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { confirm } from '../../domain/alerts/roll.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { type AskedUnits, askedOf, waitingFor } from './asked.ts';
import { signatureOf } from './audience.ts';
import { mostAtOnce, type RollChange, rollWrites } from './roll-writes.ts';
import { standingOf } from './standing.ts';

/** 收到, by sentence or button, for every unit the speaker stands for. Whoever stands for none is not counted. */
export async function acknowledge(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, inbound } = turn;
  const person = speaker.person?.id;
  const clicked = inbound.kind === 'clicked';
  if (!person || speaker.represents.length === 0) return clicked ? forNobody(turn) : nothing;
  const standing = await standingOf(deps, turn);
  if (standing.kind === 'unknown') return say({ text: unknownUnit(standing.name) }, true);
  if (standing.kind === 'not-his') return say({ text: notYourUnit(standing.name) }, true);
  const asked = await askedOf(deps, turn, standing.units);
  if (!asked) return clicked || inbound.chat === null ? say({ text: noneToConfirm }, true) : nothing;
  return confirmAll(deps, turn, { asked, person });
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
  const { broadcast } = asked;
  const changes = changesOf(asked, turn, person);
  const notice = nameOf(broadcast);
  if (changes.length === 0)
    return say(
      {
        text: alreadyNoted(
          asked.rolls.map(({ value }) => value.name),
          notice,
        ),
      },
      true,
    );
  const others = (await waitingFor(deps, turn.speaker.represents)).filter((id) => id !== broadcast.id);
  const late = changes.some(({ next }) => next.confirmed?.late);
  const names = changes.map(({ next }) => next.name);
  return {
    ...rollWrites(broadcast.id, changes, { amount: 1, cause: turn.inbound.id }),
    ...{ reply: { text: noted(names, { notice, late, more: others.length }) }, privately: true },
    ...(await privateFace(deps, turn, broadcast)),
  };
}

function changesOf({ broadcast, rolls }: AskedUnits, { inbound, now }: Turn, by: PersonId): RollChange[] {
  const how = { at: now, by, how: 'self', through: inbound.id } as const;
  return rolls
    .flatMap((before) => {
      const decision = confirm(before.value, how, broadcast.ackBy);
      return decision.ok ? [{ before, next: decision.next }] : [];
    })
    .slice(0, mostAtOnce);
}

/** Nobody else sees a private card, so it can say at once that it is done; a group's card is edited in its turn. */
async function privateFace(
  deps: Deps,
  { inbound, now }: Turn,
  broadcast: Broadcast,
): Promise<Pick<Outcome, 'face'>> {
  if (inbound.kind !== 'clicked' || inbound.chat !== null) return {};
  const by = await signatureOf(deps);
  return { face: confirmedFace(plainCard(broadcast, { by, at: broadcast.sentAt ?? now }), now) };
}
