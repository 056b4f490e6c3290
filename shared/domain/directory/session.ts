import type { PersonId } from '../ids.ts';
import { HOUR_MS, MINUTE_MS } from '../time.ts';

/** A way into the console, good once and for whom it was made. Times are of the wall clock. */
export interface Link {
  readonly person: PersonId;
  readonly untilMs: number;
}

/** Somebody who is in. */
export interface Session {
  readonly person: PersonId;
  readonly enteredMs: number;
  readonly untilMs: number;
}

export const linkLifeMs = 10 * MINUTE_MS;
export const sessionLifeMs = 12 * HOUR_MS;
