import { type Refusal, refuse } from '../decision.ts';
import type { GroupId, PersonId, UnitId } from '../ids.ts';
import { type Instant, later, MINUTE_MS } from '../time.ts';
import type { Home } from './plan.ts';
import type { Told } from './wanted.ts';

/** How a unit said that it knows. `by` is who said so to us; `spoke` whom an officer had on the phone. */
export interface Confirmation extends Told {
  readonly at: Instant;
  readonly by: PersonId;
  readonly how: 'self' | 'phone';
  readonly late: boolean;
  /** The message that said so. */
  readonly through: string;
  readonly spoke?: string;
  /** The hour named for the call. */
  readonly calledAt?: Instant;
}

/** One unit on the roll of a broadcast. */
export interface Roll {
  readonly unit: UnitId;
  readonly name: string;
  readonly street: string;
  readonly home: Home;
  readonly cards: readonly GroupId[];
  readonly confirmed?: Confirmation;
}

export type RollDecision<Why extends string> = { readonly ok: true; readonly next: Roll } | Refusal<Why>;

/** After this a confirmation stands; a person can still tell the office. */
export const undoMs = 30 * MINUTE_MS;

/** The first confirmation counts; one after the deadline counts as late. */
export function confirm(
  roll: Roll,
  how: Omit<Confirmation, 'late'>,
  ackBy: Instant | undefined,
): RollDecision<'already'> {
  if (roll.confirmed) return refuse('already');
  const late = ackBy !== undefined && (how.calledAt ?? how.at) > ackBy;
  return { ok: true, next: { ...roll, confirmed: { ...how, late } } };
}

/** Whoever confirmed may take it back for a while. */
export function undo(roll: Roll, who: PersonId, now: Instant): RollDecision<'nothing-to-undo'> {
  const { confirmed, ...open } = roll;
  if (confirmed?.by !== who || now > later(confirmed.at, undoMs)) return refuse('nothing-to-undo');
  return { ok: true, next: open };
}

export interface Missing<T> {
  readonly street: string;
  readonly rolls: readonly T[];
}

/** Those who have not confirmed, by street. */
export function byStreet<T extends Pick<Roll, 'street'>>(rolls: readonly T[]): Missing<T>[] {
  const streets = [...new Set(rolls.map(({ street }) => street))].sort();
  return streets.map((street) => ({ street, rolls: rolls.filter((roll) => roll.street === street) }));
}

/** The shard of a card's counter that a unit's answers go to, so that thousands of answers do not meet in one row. */
export function shardOf(unit: UnitId): number {
  return [...unit].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 8, 7);
}
