import { refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { type Broadcast, closedTo, confirmDraft, type Moved, moved } from './broadcast.ts';

/** Red does not wait: minutes count, and the second person looks at it afterwards. */
export function mayGoFirst({ grave, warning, state }: Broadcast): boolean {
  return grave && warning?.colour === 'red' && (state === 'draft' || state === 'approval');
}

/** The green channel: it goes out now, and its second look is owed. */
export function goFirst(broadcast: Broadcast, who: PersonId, now: Instant): Moved {
  const closed = closedTo(broadcast, now);
  if (closed) return refuse(closed);
  if (broadcast.drafter !== who) return refuse('not-yours');
  if (!mayGoFirst(broadcast)) return refuse('not-red');
  return moved({ ...broadcast, state: 'sending', review: 'owed' });
}

/** The second person's look at what is out already. */
export function lookAfter(broadcast: Broadcast, who: PersonId, agrees: boolean): Moved {
  if (broadcast.review !== 'owed') return refuse('not-waiting');
  if (broadcast.drafter === who) return refuse('needs-another');
  return moved({ ...broadcast, review: agrees ? 'approved' : 'objected', approver: who });
}

/** It is wanted, but not before the morning. */
export function hold(
  broadcast: Broadcast,
  who: PersonId,
  { now, until }: { now: Instant; until: Instant },
): Moved {
  const decision = confirmDraft(broadcast, who, now);
  if (!decision.ok || decision.next.state !== 'sending')
    return decision.ok ? refuse('needs-another') : decision;
  return moved({ ...decision.next, state: 'held', heldUntil: until });
}

/** Nobody need be asked any more. */
export function supersede(broadcast: Broadcast, last: number): Broadcast {
  return { ...broadcast, superseded: true, rung: Math.max(broadcast.rung, last) };
}
