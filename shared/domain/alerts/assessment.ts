import type { PersonId, WeatherId } from '../ids.ts';
import { HOUR_MS, type Instant, later } from '../time.ts';
import { type Colour, colours } from './warning.ts';

/** What is asked of a colour, and what was written. */
export interface Judgement {
  readonly colour: Colour;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly done?: { readonly by: PersonId; readonly at: Instant; readonly words: string };
}

/** What the bureau makes of a grave warning: a person's word, due two hours after it came. */
export interface Assessment extends Judgement {
  readonly event: WeatherId;
  readonly reminded: boolean;
  /** Those of its milder colours before, oldest first. */
  readonly past?: readonly Judgement[];
}

const dueMs = 2 * HOUR_MS;

/** Opened by orange and above; once more by a graver colour than the one it was made for. */
export function openAssessment(
  before: Assessment | undefined,
  { event, colour, now }: { readonly event: WeatherId; readonly colour: Colour; readonly now: Instant },
): Assessment | undefined {
  if (colours.indexOf(colour) < colours.indexOf('orange')) return undefined;
  if (before && colours.indexOf(colour) <= colours.indexOf(before.colour)) return undefined;
  const past = before ? [...(before.past ?? []), judgementOf(before)] : [];
  return {
    ...{ event, colour, openedAt: now, dueAt: later(now, dueMs), reminded: false },
    ...(past.length > 0 && { past }),
  };
}

/** What is asked once a colour turned out to be a mistake: what was asked before it, or nothing. */
export function withoutColour({ past = [], event }: Assessment): Assessment | undefined {
  const before = past.at(-1);
  return before && { ...before, event, reminded: true, past: past.slice(0, -1) };
}

/** By when a warning of a colour wants its word; undefined where none is wanted, or it has one. */
export function assessmentDueBy(
  before: Assessment | undefined,
  wanted: { readonly event: WeatherId; readonly colour: Colour; readonly now: Instant },
): Instant | undefined {
  const wait = openAssessment(before, wanted) ?? before;
  return wait?.done ? undefined : wait?.dueAt;
}

/** All that was asked about one warning, oldest first. */
export const judgementsOf = (assessment: Assessment): readonly Judgement[] => [
  ...(assessment.past ?? []),
  judgementOf(assessment),
];

function judgementOf({ colour, openedAt, dueAt, done }: Assessment): Judgement {
  return { colour, openedAt, dueAt, ...(done && { done }) };
}
