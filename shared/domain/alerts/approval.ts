import { type Instant, later, MINUTE_MS } from '../time.ts';
import type { Broadcast } from './broadcast.ts';

/** The second persons are asked again after so many minutes, each time with whoever waits for them. */
const nudgeMinutes = [10, 30, 60] as const;

type Submitted = Pick<Broadcast, 'draftedAt' | 'submittedAt' | 'nudges' | 'reminded'>;

/** The next time a submitted one is asked about; undefined when it was often enough. */
export function nextNudge({ draftedAt, submittedAt, nudges, reminded }: Submitted) {
  const minutes = nudgeMinutes[nudges ?? (reminded ? nudgeMinutes.length : 0)];
  if (minutes === undefined) return undefined;
  return { at: later(submittedAt ?? draftedAt, minutes * MINUTE_MS), minutes };
}

/** Its second person has been asked and has not answered: before it went out, or after. */
export function waitsForSecond({ state, review }: Pick<Broadcast, 'state' | 'review'>): boolean {
  return state === 'approval' || (review === 'owed' && (state === 'sending' || state === 'sent'));
}

export function waitingSince({ submittedAt, sentAt, draftedAt }: Broadcast): Instant {
  return sentAt ?? submittedAt ?? draftedAt;
}
