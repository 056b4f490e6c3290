import { nameless, places } from '../../conversation/hazards/words-incident.ts';
import {
  cannotRead,
  handedOver,
  inGroup,
  inPrivate,
  isUnreadable,
} from '../../conversation/hazards/words-other.ts';
import type { Said } from '../../domain/message.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { append } from './append.ts';
import { updateIncident } from './incident-news.ts';
import { withLeftOut } from './left-out.ts';
import { keepLoose } from './loose.ts';
import { withWords } from './made-of.ts';
import { takenUpUnasked } from './reply.ts';
import { imagesIn, isOnCase, justReported, justSpokenOf, placeSent, spotOf } from './spot.ts';

/**
 * What is no intent and must not be lost: photos before their words, photos in answer to a case, a voice clip. Nothing
 * where silence is right.
 */
export async function answerOther(deps: Deps, turn: Turn): Promise<Outcome | undefined> {
  const { inbound, quoted } = turn;
  if (inbound.kind !== 'said') return undefined;
  const again = await takenUpUnasked(deps, turn);
  if (again) return withWords(turn, again);
  const unreadable = inbound.attachments.map(({ kind }) => kind).find(isUnreadable);
  const spokenTo = inbound.chat === null || inbound.mentionsBot || quoted !== undefined;
  if (unreadable && spokenTo) return handOver(deps, turn, unreadable);
  const place = placeSent(inbound);
  if (place !== undefined && (await isAwaited(deps, turn))) return append(deps, at(turn, place));
  const wordless = inbound.text.trim() === '';
  const loose = wordless && (imagesIn(inbound).length > 0 || place !== undefined);
  return (await ofWhatIsKnown(deps, turn, inbound)) ?? (loose ? keepLoose(deps, turn, inbound) : undefined);
}

/** More of the case or the emergency whose card he answers. */
async function ofWhatIsKnown(deps: Deps, turn: Turn, said: Said): Promise<Outcome | undefined> {
  if (imagesIn(said).length === 0 && said.text.trim() === '') return undefined;
  if (isOnCase(turn)) {
    const more = await append(deps, { ...turn, intent: { ...wordless, text: said.text } });
    return withLeftOut(deps, turn, more);
  }
  return turn.quoted?.topic === 'hazards' ? updateIncident(deps, turn) : undefined;
}

const wordless = { kind: 'hazard.append', sure: true } as const;

/** He was just asked where it is, or has just reported it. */
async function isAwaited(deps: Deps, turn: Turn): Promise<boolean> {
  const recent = (await loadRecent(deps.table, spotOf(turn))).value;
  const asked = recent.asked === 'where' && justSpokenOf(recent, turn.now) !== undefined;
  return asked || isOnCase(turn) || justReported(recent, turn.now) !== undefined;
}

function at(turn: Turn, place: string): Turn {
  return { ...turn, intent: { kind: 'hazard.answer', sure: true, choice: 'where', place } };
}

type Unreadable = Parameters<typeof cannotRead>[0];

/** A voice clip, a video, a file: said so, and somebody is told who can open it. */
async function handOver(deps: Deps, turn: Turn, kind: Unreadable): Promise<Outcome> {
  const { speaker, inbound, group, now } = turn;
  const { watch } = await onDuty(deps, now);
  const ids = watch.length > 0 ? watch : (await officials(deps)).officers.map(({ id }) => id);
  const others = ids.filter((id) => id !== speaker.person?.id).slice(0, mostTold);
  const name = speaker.person?.name ?? (speaker.name === '' ? nameless : speaker.name);
  const where = inbound.chat === null ? inPrivate : inGroup(group?.name ?? places.unknownGroup);
  return {
    ...say(cannotRead(kind, others.length > 0)),
    sends: others.map((person) => ({
      once: `hazard.unread#${inbound.channel}#${inbound.id}#${person}`,
      to: { kind: 'person', person },
      lane: 'answer',
      card: handedOver(kind, name, where),
    })),
  };
}

const mostTold = 4;
