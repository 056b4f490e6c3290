import { notAllowed } from '../../conversation/alerts/words.ts';
import {
  nothingToApprove,
  nothingWaits,
  whichToApprove,
  whyNot,
} from '../../conversation/alerts/words-approval.ts';
import { nameOf } from '../../conversation/alerts/words-card.ts';
import { timeWords } from '../../conversation/clock.ts';
import { waitingSince, waitsForSecond } from '../../domain/alerts/approval.ts';
import { type Broadcast, closedTo, isOut } from '../../domain/alerts/broadcast.ts';
import { alertsBefore, lastAlert, loadBroadcast } from '../../store/alerts.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { approvalOf } from './approvers.ts';
import { reviewSent } from './review.ts';
import { cancelOrReturn, confirmSend } from './send.ts';
import { namedAlert } from './which.ts';

/** Whatever waits is among the last that were drafted: after a day a draft is stale. */
const looksBack = 40;

/** 同意 and 不同意 in words, and what waits: the one that is quoted, else the only one there is. */
export async function approveInWords(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  if (!(await approvalOf(deps, turn)).allowed) return say({ text: notAllowed }, true);
  const waiting = await waitingFor(deps, turn);
  const [only, ...more] = waiting;
  if (!only) return say({ text: intent.choice === 'list' ? nothingWaits : nothingToApprove }, true);
  if (more.length > 0 || intent.choice === 'list') {
    const listed = waiting.map((one) => ({
      ...{ id: one.id, name: nameOf(one), isOut: isOut(one) },
      since: timeWords(waitingSince(one), now),
    }));
    return say(whichToApprove(listed), true);
  }
  const agrees = intent.choice === 'ok';
  if (!agrees && (intent.reason ?? '').trim() === '') return say({ text: whyNot(nameOf(only)) }, true);
  return decideOn(deps, { ...turn, speaker, intent: { ...intent, reference: only.id } }, only);
}

function decideOn(deps: Deps, turn: Turn, broadcast: Broadcast): Promise<Outcome> {
  if (isOut(broadcast)) return reviewSent(deps, turn);
  if (turn.intent.choice === 'ok') return confirmSend(deps, turn);
  return cancelOrReturn(deps, { ...turn, intent: { ...turn.intent, choice: 'return' } });
}

async function waitingFor(deps: Deps, turn: Turn): Promise<readonly Broadcast[]> {
  const named = namedAlert(turn);
  const found = named
    ? [(await loadBroadcast(deps.table, named))?.value].flatMap((one) => one ?? [])
    : await lately(deps);
  return found.filter(
    (one) =>
      waitsForSecond(one) &&
      one.drafter !== turn.speaker.person?.id &&
      (isOut(one) || closedTo(one, turn.now) === undefined),
  );
}

/** The list may lack what was drafted this moment; that is the last of whoever drafted it, and rows of their own name those. */
async function lately(deps: Deps): Promise<readonly Broadcast[]> {
  const { found } = await alertsBefore(deps.table, undefined, looksBack);
  const { officers } = await officials(deps);
  const last = await Promise.all(officers.map(({ id }) => lastAlert(deps.table, id, 'draft')));
  const unlisted = last.filter((id) => id !== undefined && !found.some((one) => one.id === id));
  const loaded = await Promise.all([...new Set(unlisted)].map((id) => id && loadBroadcast(deps.table, id)));
  return [...loaded.flatMap((one) => (one ? one.value : [])), ...found];
}
