import type { PersonId, UnitId } from '../ids.ts';
import { type Instant, later, MINUTE_MS } from '../time.ts';
import type { Limits } from './incident-clocks.ts';

/** An emergency somebody reported. Everything said of it lies beside it, a row each. */
export interface Incident {
  readonly id: string;
  /** SG-2026-0003; drills have none, nor what was opened before there were numbers. */
  readonly number?: string;
  /** When we heard of it: from here the bureau's own clock runs. */
  readonly openedAt: Instant;
  readonly text: string;
  readonly where: string;
  readonly place?: string;
  readonly unit?: UnitId;
  readonly unitName?: string;
  readonly street?: string;
  readonly kind: 'incident' | 'doubtful' | 'drill';
  /** final: somebody reported the end of it; closed: an officer said so. */
  readonly state: 'running' | 'final' | 'closed';
  /** Who was told, so that what follows reaches the same people. */
  readonly alerted: readonly PersonId[];
  readonly seenBy: readonly PersonId[];
  /** How often the alarm was given. */
  readonly rounds: number;
  readonly occurredAt?: Instant;
  /** When the head of the unit knew: from here the unit's clock runs. */
  readonly noticedAt?: Instant;
  /** What decides how long changed casualties must be reported. */
  readonly nature?: Nature;
  /** As they were configured when it was opened; without them no clock runs. */
  readonly limits?: Limits;
  readonly unitReportedAt?: Instant;
  readonly bureauReportedAt?: Instant;
  /** The last report that went up after the first. */
  readonly followedAt?: Instant;
  /** Reminders that were given, each with the end it was of. */
  readonly told: readonly string[];
  /** When the end of it was reported. */
  readonly finalAt?: Instant;
  readonly closedAt?: Instant;
  readonly closedBy?: PersonId;
  /** The number of another that runs already and is perhaps the same: for a person to say. */
  readonly like?: string;
  /** It was the same: what is said of it belongs to that one. */
  readonly sameAs?: string;
  /** An officer found that it is none to be reported: a false alarm, or no accident. He says on what grounds. */
  readonly dismissed?: { readonly by: PersonId; readonly at: Instant; readonly reason: string };
  /** What that one learned from it, to be taken back if they are two after all. */
  readonly lent?: readonly Learned[];
}

export const learnable = ['unit', 'unitName', 'street', 'place', 'occurredAt', 'noticedAt'] as const;
export type Learned = (typeof learnable)[number];

export const natures = ['fire', 'traffic', 'other'] as const;
export type Nature = (typeof natures)[number];

/** Repeats of one emergency within this time are one. */
export const mergeMs = 30 * MINUTE_MS;
/** News of an emergency still belong to it for so long. */
export const followMs = 24 * 60 * MINUTE_MS;

/** While nobody said that he knows, the alarm is given again so long after the first. */
const roundsMs = [3 * MINUTE_MS, 10 * MINUTE_MS];

export function nextRound({ kind, state, seenBy, rounds, openedAt }: Incident): Instant | undefined {
  const wait = roundsMs[rounds - 1];
  const quiet = kind === 'drill' || state !== 'running' || seenBy.length > 0;
  return quiet || wait === undefined ? undefined : later(openedAt, wait);
}

/** All rounds that fell due are one. */
export function ring(one: Incident, now: Instant, alerted: readonly PersonId[]): Incident {
  const due = roundsMs.filter((wait) => later(one.openedAt, wait) <= now).length;
  return {
    ...one,
    rounds: Math.max(one.rounds + 1, due + 1),
    alerted: [...new Set([...one.alerted, ...alerted])],
  };
}

/** He was alarmed, nobody of his name said that he knows, and it still runs. */
export function isRinging({ state, kind, alerted, seenBy }: Incident, who: PersonId | undefined): boolean {
  const isTold = who !== undefined && alerted.includes(who) && !seenBy.includes(who);
  return state === 'running' && kind !== 'drill' && isTold;
}

export function seen(one: Incident, by: PersonId): Incident {
  return one.seenBy.includes(by) ? one : { ...one, seenBy: [...one.seenBy, by] };
}
