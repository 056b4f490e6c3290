import { notAllowed } from '../../conversation/alerts/words.ts';
import { nameOf, plainCard } from '../../conversation/alerts/words-card.ts';
import { approvalCard, previewCard } from '../../conversation/alerts/words-preview.ts';
import {
  approvedWords,
  awaitingApproval,
  awaitingFace,
  broadcastRefused,
  cancelled,
  returned,
  returnedCard,
} from '../../conversation/alerts/words-sent.ts';
import { cancelledCard } from '../../conversation/alerts/words-withdraw.ts';
import { type Broadcast, cancelDraft, confirmDraft, giveBack } from '../../domain/alerts/broadcast.ts';
import { may } from '../../domain/directory/may.ts';
import type { PersonId } from '../../domain/ids.ts';
import { putBroadcast } from '../../store/alerts.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, type Send, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { approvalOf, approversOf } from './approvers.ts';
import { type Everybody, everybody, laneOf, previewOf } from './audience.ts';
import { entryOf } from './entry.ts';
import { launched } from './launch.ts';
import { draftOf } from './which.ts';

/** 确认发送: the drafter's yes, or the second person's. */
export async function confirmSend(deps: Deps, turn: Turn): Promise<Outcome> {
  const stored = await draftOf(deps, turn);
  const who = turn.speaker.person?.id;
  if (!stored || !who) return refused('not-waiting');
  const isSecond = stored.value.state === 'approval';
  const { allowed, forLeader } = await approvalOf(deps, turn);
  if (isSecond ? !allowed : !may(turn.speaker, 'send')) return say({ text: notAllowed }, true);
  const decision = confirmDraft(stored.value, who, turn.now);
  if (!decision.ok) return refused(decision.why);
  const all = await everybody(deps);
  const next = { ...decision.next, ...(isSecond && forLeader && { approvedFor: forLeader }) };
  if (next.state === 'approval') return askSecond(deps, { stored, next }, { turn, all });
  const outcome = await launched(deps, next, {
    seen: stored.version,
    all,
    now: turn.now,
    cause: turn.inbound.id,
  });
  return next.approver && outcome.writes.length > 0
    ? { ...outcome, sends: [...approvedSends(next, turn)] }
    : outcome;
}

function approvedSends(broadcast: Broadcast, turn: Turn): Send[] {
  if (!broadcast.drafter) return [];
  const text = approvedWords(turn.speaker.name, nameOf(broadcast));
  return [
    {
      once: `alert.approved#${broadcast.id}`,
      to: { kind: 'person', person: broadcast.drafter },
      lane: 'answer',
      card: { text },
      about: aboutOf(broadcast),
    },
  ];
}

export type Change = { readonly stored: Stored<Broadcast>; readonly next: Broadcast };

async function askSecond(
  deps: Deps,
  { stored, next }: Change,
  { turn, all }: { turn: Turn; all: Everybody },
): Promise<Outcome> {
  const preview = await previewOf(deps, next, { all, now: turn.now });
  const card = approvalCard(next, preview, turn.speaker.name);
  const seconds = await approversOf(deps, all, { drafter: next.drafter, now: turn.now });
  const sends = seconds.map(
    (person): Send => ({
      ...{
        once: `alert.approve#${next.id}#${stored.version}#${person.id}`,
        to: { kind: 'person', person: person.id },
      },
      ...{ lane: laneOf(next), card, about: aboutOf(next) },
    }),
  );
  const shown = plainCard(next, { by: preview.by, at: turn.now });
  return {
    ...changed({ stored, next }, 'alert.submitted'),
    ...{ sends, reply: { text: awaitingApproval }, privately: true },
    face: awaitingFace(shown),
  };
}

/** 取消 by the drafter, 退回 with a reason by the second person. */
export async function cancelOrReturn(deps: Deps, turn: Turn): Promise<Outcome> {
  const stored = await draftOf(deps, turn);
  const who = turn.speaker.person?.id;
  if (!stored || !who) return refused('not-waiting');
  const returns = turn.intent.choice === 'return';
  if (returns && !(await approvalOf(deps, turn)).allowed) return say({ text: notAllowed }, true);
  const decision = (returns ? giveBack : cancelDraft)(stored.value, who, turn.now);
  if (!decision.ok) return refused(decision.why);
  const change = { stored, next: decision.next };
  if (!returns) {
    const reply = cancelledCard(decision.next);
    return { ...changed(change, 'alert.cancelled'), reply, privately: true, face: cancelled };
  }
  return { ...changed(change, 'alert.returned'), ...(await backToDrafter(deps, change, turn)) };
}

async function backToDrafter(
  deps: Deps,
  { stored, next }: Change,
  turn: Turn,
): Promise<Omit<Outcome, 'writes'>> {
  const reason = turn.intent.form?.['reason'] ?? turn.intent.reason ?? '';
  const preview = await previewOf(deps, next, { all: await everybody(deps), now: turn.now });
  const card = returnedCard(previewCard(next, preview), { who: turn.speaker.name, reason });
  const send = (person: PersonId): Send => ({
    ...{ once: `alert.returned#${next.id}#${stored.version}`, to: { kind: 'person', person } },
    ...{ lane: 'answer', card, about: aboutOf(next) },
  });
  return {
    sends: next.drafter ? [send(next.drafter)] : [],
    reply: returned,
    privately: true,
    face: returned,
  };
}

export function changed({ stored, next }: Change, what: string): Outcome {
  return { writes: [putBroadcast(next, stored.version)], entries: [entryOf(next, stored.version + 1, what)] };
}

export function refused(why: keyof typeof broadcastRefused): Outcome {
  return say({ text: broadcastRefused[why] }, true);
}

export function aboutOf({ id }: Pick<Broadcast, 'id'>): { readonly topic: 'alerts'; readonly id: string } {
  return { topic: 'alerts', id };
}
