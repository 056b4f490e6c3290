import { type Refusal, refuse } from '../decision.ts';
import type { PersonId, ShiftId } from '../ids.ts';
import { type Day, type Instant, later, MINUTE_MS } from '../time.ts';

/** Whose watches are looked at: all of them, or those of some streets, kinds or units. */
export interface Scope {
  readonly streets: readonly string[];
  readonly kinds: readonly string[];
  readonly units: readonly string[];
  /** So many posts drawn among them; missing for all. */
  readonly sample?: number;
}

/** One spot check: whoever is on duty at that moment is asked whether he is there. */
export interface SpotCheck {
  readonly id: string;
  /** Ordered by somebody, by a standing rule, or from the day's sealed plan. */
  readonly origin: 'order' | 'rule' | 'plan';
  readonly by?: PersonId;
  readonly scope: Scope;
  readonly at: Instant;
  /** When those who were silent were asked once more. */
  readonly secondAt?: Instant;
  readonly windowMs: number;
  /** 1, and 2 for those who were silent. */
  readonly round: 1 | 2;
  readonly state: 'planned' | 'asking' | 'over';
  /** What a sentence may carry as proof that the call was read. */
  readonly code: string;
}

export interface Answered {
  readonly at: Instant;
  readonly how: 'button' | 'code' | 'word' | 'for';
  readonly by: PersonId;
  /** What he said where he is. */
  readonly place?: string;
}

/** One person of one watch, as a check asked him. */
export interface AskedOne {
  readonly check: string;
  readonly person: PersonId;
  readonly name: string;
  readonly shift: ShiftId;
  readonly day: Day;
  /** The post as people call it; empty for the bureau. */
  readonly post: string;
  readonly street?: string;
  readonly askedAt: Instant;
  readonly againAt?: Instant;
  readonly answer?: Answered;
}

/** A post or somebody on duty whom a check means and could not ask: no watch runs, no such person, no way to reach him. */
export interface NotAsked {
  readonly who: string;
  readonly why: 'no-watch' | 'unknown' | 'no-address';
}

export const usualWindowMs = 10 * MINUTE_MS;
const longestMinutes = 60;
/** A check that was to begin and could not for so long is told to have been missed. */
export const missedMs = 30 * MINUTE_MS;

/** As long as the order says, within reason. */
export function windowOf(minutes: number | undefined): number {
  return minutes === undefined || minutes < 1 ? usualWindowMs : Math.min(minutes, longestMinutes) * MINUTE_MS;
}

/** When the round that runs ends, and what follows is due. */
export function roundEnd({ at, secondAt = at, windowMs, state }: SpotCheck): Instant {
  return state === 'planned' ? at : later(secondAt, windowMs);
}

export type AnswerRefusal = 'not-asked' | 'answered' | 'not-his';

/** An answer is kept whenever it comes; whether it came in time is told by its time. */
export function answered(
  asked: AskedOne,
  answer: Answered,
): { readonly ok: true; readonly next: AskedOne } | Refusal<AnswerRefusal> {
  if (asked.answer) return refuse('answered');
  return { ok: true, next: { ...asked, answer } };
}

export type Result = 'in-time' | 'second' | 'late' | 'silent';

/** How somebody stood the check: at the first call, at the second, after both, or not at all. */
export function resultOf(
  { answer, askedAt, againAt }: AskedOne,
  { windowMs }: Pick<SpotCheck, 'windowMs'>,
): Result {
  if (!answer) return 'silent';
  if (answer.at <= later(askedAt, windowMs)) return 'in-time';
  return againAt !== undefined && answer.at <= later(againAt, windowMs) ? 'second' : 'late';
}

/** How long an answer took, from the first call. */
export function answerMs({ answer, askedAt }: AskedOne): number | undefined {
  return answer && answer.at - askedAt;
}

/** Whether a post is meant. The bureau's own watch belongs to everything that names nothing narrower. */
export function isMeant(
  scope: Scope,
  post: { readonly unit?: string; readonly street?: string; readonly kind?: string },
): boolean {
  const { streets, kinds, units } = scope;
  if (units.length > 0) return post.unit !== undefined && units.includes(post.unit);
  return (
    (streets.length === 0 || (post.street !== undefined && streets.includes(post.street))) &&
    (kinds.length === 0 || (post.kind !== undefined && kinds.includes(post.kind)))
  );
}
