import { refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { type Audience, type Broadcast, closedTo, type Moved, moved } from './broadcast.ts';
import { isCover } from './post.ts';
import type { Wanted } from './wanted.ts';

/** Whoever changes the audience takes the draft back from approval: what was looked at is no longer what would go. */
export function chooseAudience(
  broadcast: Broadcast,
  who: PersonId,
  { audience, now }: { audience: Audience; now: Instant },
): Moved {
  const closed = closedTo(broadcast, now);
  if (closed) return refuse(closed);
  if (broadcast.drafter !== who) return refuse('not-yours');
  const { corrects: _, ...free } = broadcast;
  return moved({ ...free, state: 'draft', audience });
}

/** As another audience: what was looked at is no longer what would go. */
export function chooseWanted(
  { wants: _, ...broadcast }: Broadcast,
  who: PersonId,
  { wants, now }: { wants: Wanted | undefined; now: Instant },
): Moved {
  const closed = closedTo(broadcast, now);
  if (closed) return refuse(closed);
  if (broadcast.drafter !== who) return refuse('not-yours');
  return moved({ ...broadcast, state: 'draft', ...(wants && { wants }) });
}

/** As the way to answer: what was looked at is no longer what would go. No minutes are no rule. */
export function chooseCover(
  { covers: _, ...broadcast }: Broadcast,
  who: PersonId,
  { minutes, now }: { minutes: number; now: Instant },
): Moved {
  const closed = closedTo(broadcast, now);
  if (closed) return refuse(closed);
  if (broadcast.drafter !== who) return refuse('not-yours');
  if (minutes !== 0 && !isCover(minutes)) return refuse('not-minutes');
  return moved({ ...broadcast, state: 'draft', ...(minutes !== 0 && { covers: minutes }) });
}

/** Words of somebody's own, which an official text is not. */
export function isOwnWords({ kind }: Pick<Broadcast, 'kind'>): boolean {
  return kind === 'notice' || kind === 'correction';
}

/** The words anew, and the hour they ask for: what was looked at is no longer what would go. */
export function chooseText(
  { statedBy: _, ...broadcast }: Broadcast,
  who: PersonId,
  { text, statedBy, now }: { text: string; statedBy: Instant | undefined; now: Instant },
): Moved {
  const closed = closedTo(broadcast, now);
  if (closed) return refuse(closed);
  if (broadcast.drafter !== who) return refuse('not-yours');
  if (!isOwnWords(broadcast)) return refuse('not-waiting');
  return moved({ ...broadcast, state: 'draft', text, ...(statedBy !== undefined && { statedBy }) });
}
