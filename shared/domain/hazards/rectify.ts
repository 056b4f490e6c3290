import { refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import { dayOf } from '../time.ts';
import { type Case, isOver } from './case.ts';
import { isCopyOpen } from './chase.ts';
import { keepsOpen } from './major.ts';
import { scheduled } from './schedule.ts';
import { type Decided, deadlineOf, isNoDay, type Terms } from './verify.ts';

export type RectifyRefusal = 'over' | 'not-verified' | 'already-rectified' | 'no-evidence' | 'not-answered';
export type ReinspectRefusal =
  | 'over'
  | 'not-rectified'
  | 'same-person'
  | 'listed'
  | 'double-report-missing'
  | 'not-answered'
  | 'copy-not-answered'
  | 'no-evidence'
  | 'reason-needed'
  | 'deadline-past'
  | 'no-such-day'
  | 'deadline-needed';
export type ExtendRefusal = 'over' | 'not-verified' | 'no-day' | 'no-such-day' | 'not-later' | 'none-asked';

/** The unit reports that it is done, with a photo or with words on what was done. */
export function rectify(
  one: Case,
  done: { by: PersonId; at: Instant; photos: number; measure?: string },
): Decided<RectifyRefusal> {
  if (isOver(one)) return refuse('over');
  if (one.state === 'registered' || one.state === 'verified') return refuse('not-verified');
  if (one.state === 'reinspection') return refuse('already-rectified');
  if (one.state === 'transferred') return refuse('not-answered');
  if (done.photos === 0 && !done.measure?.trim()) return refuse('no-evidence');
  const { extension: _answered, ...rest } = one;
  return { ok: true, next: { ...rest, state: 'reinspection', rectified: done } };
}

/** Another than the one who rectified has looked: it is closed. */
export function close(
  one: Case,
  { by, now, photos, ofUnit = false }: { by: PersonId; now: Instant; photos: number; ofUnit?: boolean },
): Decided<ReinspectRefusal> {
  const no = cannotReinspect(one, by) ?? (ofUnit ? 'same-person' : keepsOpen(one));
  if (no) return refuse(no);
  if (isCopyOpen(one)) return refuse('copy-not-answered');
  if (photos === 0 && !one.rectified?.photos && !one.rectified?.measure) return refuse('no-evidence');
  return { ok: true, next: { ...one, state: 'closed', reinspector: by, closedAt: now } };
}

/** It is not done: back to the unit, with a reason and a new day. */
export function sendBack(
  one: Case,
  said: { by: PersonId; reason: string; now: Instant } & Terms,
): Decided<ReinspectRefusal> {
  const no = cannotReinspect(one, said.by);
  if (no) return refuse(no);
  if (said.reason.trim() === '') return refuse('reason-needed');
  const named = deadlineOf(said, one.grade, said.now);
  if (isNoDay(named)) return refuse(named);
  const deadline = laterOf(one, said, named);
  const { rectified: _undone, ...rest } = one;
  return {
    ok: true,
    next: scheduled(
      { ...rest, state: 'rectifying', reason: said.reason, deadline, sentBack: (one.sentBack ?? 0) + 1 },
      said.now,
      said.counting,
    ),
  };
}

/** Where nobody names a day, what was granted before still holds. */
function laterOf({ deadline: granted }: Case, { date, days }: Terms, usual: Day): Day {
  const isNamed = date !== undefined || days !== undefined;
  return !isNamed && granted !== undefined && granted > usual ? granted : usual;
}

function cannotReinspect(one: Case, by: PersonId): ReinspectRefusal | undefined {
  if (isOver(one)) return 'over';
  if (one.state === 'transferred') return 'not-answered';
  if (one.state !== 'reinspection') return 'not-rectified';
  return one.rectified?.by === by ? 'same-person' : undefined;
}

/** The unit asks for more time: only the verifier's side can give it. */
export function askExtension(
  one: Case,
  asked: { by: PersonId; until?: Day | undefined; noSuchDay?: string | undefined; reason?: string },
): Decided<ExtendRefusal> {
  if (isOver(one)) return refuse('over');
  if (one.state !== 'rectifying') return refuse('not-verified');
  if (asked.noSuchDay !== undefined) return refuse('no-such-day');
  if (asked.until === undefined) return refuse('no-day');
  if (one.deadline !== undefined && asked.until <= one.deadline) return refuse('not-later');
  const { by, until, reason } = asked;
  return { ok: true, next: { ...one, extension: { by, until, ...(reason !== undefined && { reason }) } } };
}

export function decideExtension(
  one: Case,
  { yes, now, counting }: { yes: boolean; now: Instant } & Pick<Terms, 'counting'>,
): Decided<ExtendRefusal> {
  if (isOver(one)) return refuse('over');
  if (!one.extension) return refuse('none-asked');
  const { extension, ...rest } = one;
  if (!yes) return { ok: true, next: rest };
  if (extension.until < dayOf(now)) return refuse('not-later');
  return { ok: true, next: scheduled({ ...rest, deadline: extension.until }, now, counting) };
}
