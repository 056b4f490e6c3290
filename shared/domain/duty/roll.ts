import { type Instant, later, MINUTE_MS } from '../time.ts';

/**
 * Those of many posts who have not signed in for watches that began together: one list for a street, and one for the
 * bureau's watch and its leader.
 */
export interface AbsenceRoll {
  readonly start: Instant;
  /** A street, or '' for the bureau. */
  readonly street: string;
  /** How many of its rungs are done. */
  readonly done: number;
  /** Counts the lists of one start: a watch found only after all was told begins another. */
  readonly round: number;
}

/** The list half an hour after the start, and the digest an hour after it. */
const rungs = [30 * MINUTE_MS, 60 * MINUTE_MS] as const;

export function newRoll(start: Instant, street: string): AbsenceRoll {
  return { start, street, done: 0, round: 1 };
}

/** One more watch is missing somebody: a list that was told already is told again, with whoever is missing then. */
export function reopened(roll: AbsenceRoll): AbsenceRoll {
  return rollDue(roll) === undefined ? { ...roll, done: 0, round: roll.round + 1 } : roll;
}

/** When the list is owed next; undefined when all of it is done. The street is told once. */
export function rollDue({ start, street, done }: AbsenceRoll): Instant | undefined {
  const after = street !== '' && done > 0 ? undefined : rungs[done];
  return after === undefined ? undefined : later(start, after);
}
