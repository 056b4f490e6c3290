import type { Day } from '../time.ts';
import { covers, type Period } from './periods.ts';

/** What a period switches on while it runs. */
export interface Mode {
  /** Every unit says once a day that nothing happened. */
  readonly zero: boolean;
  /** Shops and markets of daily needs report stock and prices once a day. */
  readonly supply: boolean;
  /** A watch round the clock with a leader: officers hear of days that nobody is on the roster for. */
  readonly watch: boolean;
  /** Units are reminded each day, rest days too, and not on the first only. */
  readonly daily: boolean;
  /** Units go through the list of their kind each day and say how they stand. */
  readonly checks: boolean;
  /** Nights are no rest: an orange warning is chased through them as a red one is. */
  readonly awake: boolean;
}

export type Switches = Readonly<Partial<Mode>>;

/**
 * Switched on by itself only where somebody is sure to want it: holidays, sessions, and what a bureau opened for itself. What
 * costs units work or sleep is switched on by a person, but for the nights of sessions.
 */
export function modeOf({ kind, status }: Period, set: Switches = {}): Mode {
  const guarded = status === 'confirmed' && (kind === 'holiday' || kind === 'lianghui' || kind === 'own');
  const awake = guarded && kind === 'lianghui';
  return { zero: guarded, supply: false, watch: guarded, daily: false, checks: false, awake, ...set };
}

/** The periods that ask for something on a day. */
export function asking(
  periods: readonly Period[],
  on: Day,
  { wants, modes }: { readonly wants: keyof Mode; readonly modes: Readonly<Record<string, Switches>> },
): Period[] {
  return periods.filter((period) => covers(period, on) && modeOf(period, modes[period.id])[wants]);
}
