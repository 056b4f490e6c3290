import { at, type Day, type Instant, later, plusDays } from '../time.ts';
import type { Scope } from './spot-check.ts';

/** What must come with a check-in. */
export type Proof = 'photo' | 'place' | 'code';

/** What the bureau asks of its watches beside the roster; nothing, until somebody with the right says so. */
export interface DutyRules {
  readonly proofs: readonly Proof[];
  /** Only on days of heightened care, or always. */
  readonly proofsWhen: 'always' | 'risk';
  /** How far from the post a check-in's place may be. */
  readonly radiusM?: number;
  /** Checks at the same time each day. */
  readonly daily: readonly { readonly clock: string; readonly scope: Scope }[];
  /** Random checks of a day, and how many posts each looks at. */
  readonly random: number;
  readonly sample?: number;
  /** What makes the codes of days; nobody sees it. */
  readonly secret: string;
}

export const usualRadiusM = 500;

export const noRules: Omit<DutyRules, 'secret'> = {
  proofs: [],
  proofsWhen: 'risk',
  daily: [],
  random: 0,
};

/** Each morning, before the watches of the day, the day's checks are laid down. */
export const planClock = '07:00';

export function nextPlanning(now: Instant, today: Day): Instant {
  const morning = at(today, planClock);
  return now < morning ? morning : at(plusDays(today, 1), planClock);
}

/** Random checks of a day: in heightened care at least one. */
export function randomOf({ random }: Pick<DutyRules, 'random'>, isRisk: boolean): number {
  return isRisk ? Math.max(1, random) : random;
}

/** Between which moments random checks fall: the watch day, without the hour of change at both ends. */
export function randomSpan(on: Day): { readonly from: Instant; readonly until: Instant } {
  return { from: at(on, '08:30'), until: at(plusDays(on, 1), '06:30') };
}

const revealClock = '22:00';

/** When a plan is opened: at night, and not before its last check is over. */
export function revealOf(on: Day, times: readonly Instant[]): Instant {
  const night = at(on, revealClock);
  const last = times.at(-1);
  const over = last === undefined ? night : later(last, 30 * 60_000);
  return over > night ? over : night;
}

export function asksFor({ proofs, proofsWhen }: DutyRules, isRisk: boolean): readonly Proof[] {
  return proofsWhen === 'always' || isRisk ? proofs : [];
}
