import { refuse } from '../decision.ts';
import { DAY_MS, type Instant, later } from '../time.ts';
import { type Case, isOver } from './case.ts';
import type { Decided } from './verify.ts';

export type WithdrawRefusal = 'over' | 'judged';
export type ReopenRefusal = 'not-over' | 'too-late' | 'reason-needed' | 'merged';

/** Longer after its end what comes again is a new case. */
const reopenMs = 90 * DAY_MS;

/** The reporter takes it back: only until somebody has judged it. */
export function withdraw(one: Case, said: { reason?: string; now: Instant }): Decided<WithdrawRefusal> {
  if (isOver(one)) return refuse('over');
  if (one.state !== 'registered') return refuse('judged');
  const reason = said.reason === undefined ? {} : { reason: said.reason };
  return { ok: true, next: { ...one, ...reason, state: 'withdrawn', closedAt: said.now } };
}

/** It is not mended, or was no lie: back to be judged, with all that is known of it. */
export function reopen(one: Case, { reason, now }: { reason: string; now: Instant }): Decided<ReopenRefusal> {
  if (one.state === 'duplicate') return refuse('merged');
  if (!isOver(one)) return refuse('not-over');
  if (reason.trim() === '') return refuse('reason-needed');
  if (one.closedAt !== undefined && now > later(one.closedAt, reopenMs)) return refuse('too-late');
  const { closedAt: _ended, rectified: _undone, reinspector: _left, settled: _settled, ...rest } = one;
  const reopened = (one.reopened ?? 0) + 1;
  return { ok: true, next: { ...rest, state: 'registered', reason, reopened, told: [] } };
}
