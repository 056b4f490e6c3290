import type { PersonId, WeatherId } from '../ids.ts';
import { HOUR_MS, type Instant, later } from '../time.ts';
import { type Colour, colours } from './warning.ts';

/** What the bureau makes of a grave warning: a person's word, due two hours after it came. */
export interface Assessment {
  readonly event: WeatherId;
  readonly colour: Colour;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly reminded: boolean;
  readonly done?: { readonly by: PersonId; readonly at: Instant; readonly words: string };
}

const dueMs = 2 * HOUR_MS;

/** Opened by orange and above; once more by a graver colour than the one it was made for. */
export function openAssessment(
  before: Assessment | undefined,
  { event, colour, now }: { readonly event: WeatherId; readonly colour: Colour; readonly now: Instant },
): Assessment | undefined {
  if (colours.indexOf(colour) < colours.indexOf('orange')) return undefined;
  if (before && colours.indexOf(colour) <= colours.indexOf(before.colour)) return undefined;
  return { event, colour, openedAt: now, dueAt: later(now, dueMs), reminded: false };
}
