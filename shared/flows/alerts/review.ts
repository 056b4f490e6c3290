import { notAllowed } from '../../conversation/alerts/words.ts';
import {
  reviewCard,
  reviewedFace,
  reviewedWords,
  reviewNoted,
  reviewOwed,
} from '../../conversation/alerts/words-approval.ts';
import { nameOf, plainCard } from '../../conversation/alerts/words-card.ts';
import { broadcastRefused } from '../../conversation/alerts/words-sent.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { goFirst, lookAfter } from '../../domain/alerts/ways-out.ts';
import { may } from '../../domain/directory/may.ts';
import type { Instant } from '../../domain/time.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { approvalOf, approversOf } from './approvers.ts';
import { everybody, signatureOf } from './audience.ts';
import { launched } from './launch.ts';
import { moved, sendOf, toDrafter } from './move.ts';
import { draftOf, namedAlert } from './which.ts';

/** 先发后审: a red warning goes out at once; the second persons get it to look at afterwards. */
export async function sendFirst(deps: Deps, turn: Turn): Promise<Outcome> {
  const stored = await draftOf(deps, turn);
  const who = turn.speaker.person?.id;
  if (!stored || !who) return say({ text: broadcastRefused['not-waiting'] }, true);
  if (!may(turn.speaker, 'send-first')) return say({ text: notAllowed }, true);
  const decision = goFirst(stored.value, who, turn.now);
  if (!decision.ok) return say({ text: broadcastRefused[decision.why] }, true);
  const all = await everybody(deps);
  const start = { seen: stored.version, all, now: turn.now, cause: turn.inbound.id };
  const outcome = await launched(deps, decision.next, start);
  if (outcome.writes.length === 0) return outcome;
  const by = await signatureOf(deps);
  const card = reviewCard(
    plainCard(decision.next, { by, at: turn.now }),
    decision.next.id,
    turn.speaker.name,
  );
  const seconds = await approversOf(deps, all, { drafter: who, now: turn.now });
  const sends = seconds.map(({ id }) => sendOf(decision.next, { what: 'review', person: id, card }));
  return join(outcome, { writes: [], sends });
}

/** 同意 or 有异议 on what is out already: recorded, and told to its drafter. */
export async function reviewSent(deps: Deps, turn: Turn): Promise<Outcome> {
  const id = namedAlert(turn);
  const stored = id && (await loadBroadcast(deps.table, id));
  const who = turn.speaker.person?.id;
  const { allowed, forLeader } = await approvalOf(deps, turn);
  if (!stored || !who || !allowed) return say({ text: notAllowed }, true);
  const agrees = turn.intent.choice === 'ok';
  const decision = lookAfter(stored.value, who, agrees);
  if (!decision.ok) return say({ text: broadcastRefused[decision.why] }, true);
  const next = { ...decision.next, ...(forLeader && { approvedFor: forLeader }) };
  const reason = turn.intent.form?.['reason'] ?? turn.intent.reason ?? '';
  const name = turn.speaker.name;
  const text = reviewedWords(nameOf(next), { who: name, agrees, reason });
  const by = await signatureOf(deps);
  return {
    ...moved(stored, next, agrees ? 'alert.approved-after' : 'alert.objected'),
    sends: toDrafter(next, 'reviewed', { text, ...(!agrees && { tone: 'red' }) }),
    ...{ reply: { text: reviewNoted(agrees) }, privately: true },
    face: reviewedFace(plainCard(next, { by, at: next.sentAt ?? turn.now }), name, agrees),
  };
}

/** Ten minutes on: a look that is still owed is asked for once more, and its drafter knows. */
export async function askForReview(deps: Deps, stored: Stored<Broadcast>, now: Instant): Promise<Outcome> {
  const { value } = stored;
  const climbed = moved(stored, { ...value, rung: value.rung + 1 }, 'alert.review-looked-at');
  if (value.review !== 'owed') return climbed;
  const seconds = await approversOf(deps, await everybody(deps), { drafter: value.drafter, now });
  const people = [...seconds.map(({ id }) => id), ...(value.drafter ? [value.drafter] : [])];
  const card = reviewOwed(nameOf(value));
  return {
    ...climbed,
    sends: people.map((person) => sendOf(value, { what: 'review-owed', person, card })),
  };
}
