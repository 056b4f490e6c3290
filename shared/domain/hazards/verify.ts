import { type Refusal, refuse } from '../decision.ts';
import type { CaseNumber, PersonId, UnitId } from '../ids.ts';
import { type Day, dayOf, type Instant } from '../time.ts';
import { type Case, type Grade, isOver } from './case.ts';
import { isListed } from './major.ts';
import { scheduled } from './schedule.ts';
import { type Counting, dueIn, weekends } from './working-days.ts';

export type VerifyRefusal =
  | 'over'
  | 'already-verified'
  | 'deadline-past'
  | 'no-such-day'
  | 'deadline-needed'
  | 'reason-needed'
  | 'same-case'
  | 'still-listed';

export type Decided<Why extends string> = { readonly ok: true; readonly next: Case } | Refusal<Why>;

/** General hazards get three working days unless somebody says otherwise; a major one gets what a person says. */
const generalDays = 3;

export interface Terms {
  readonly date?: Day | undefined;
  readonly days?: number | undefined;
  readonly noSuchDay?: string | undefined;
  /** Without it only weekends are rest days. */
  readonly counting?: Counting;
}

/** The day it must be done by, in the words of whoever decides. */
export function deadlineOf(
  terms: Terms,
  grade: Grade | undefined,
  now: Instant,
): Day | 'deadline-past' | 'no-such-day' | 'deadline-needed' {
  const today = dayOf(now);
  if (terms.noSuchDay !== undefined) return 'no-such-day';
  const days = terms.days ?? (grade === 'major' ? undefined : generalDays);
  const wanted =
    terms.date ?? (days === undefined ? undefined : dueIn(today, days, terms.counting ?? weekends));
  if (wanted === undefined) return 'deadline-needed';
  return wanted < today ? 'deadline-past' : wanted;
}

/** A person says that it is true, and how grave. With a unit it goes to be rectified at once. */
export function confirm(
  one: Case,
  said: { by: PersonId; grade: Grade; responsible?: string; brief?: string; now: Instant } & Terms,
): Decided<VerifyRefusal> {
  if (isOver(one)) return refuse('over');
  const regraded = one.state === 'rectifying' && one.grade !== said.grade;
  if (one.state !== 'registered' && one.state !== 'verified' && !regraded) return refuse('already-verified');
  if (said.grade === 'general' && isListed(one)) return refuse('still-listed');
  // What was mended on the spot needs no day.
  const mended = one.rectified !== undefined;
  const deadline = mended ? dayOf(said.now) : deadlineOf(said, said.grade, said.now);
  if (isNoDay(deadline)) return refuse(deadline);
  const { by, grade, responsible, brief } = said;
  const verified = {
    ...one,
    ...{ grade, verifier: by, deadline, state: 'verified' as const },
    ...(responsible !== undefined && { responsible }),
    ...(brief !== undefined && { brief }),
    ...(grade === 'major' && { double: one.double ?? { since: said.now, told: 0 } }),
  };
  return { ok: true, next: sentOn(verified, said) };
}

/** What is being mended, or lies with a department, ends by no word but that of its re-inspection. */
function isJudged(one: Case): 'over' | 'already-verified' | undefined {
  if (isOver(one)) return 'over';
  return one.state === 'registered' || one.state === 'verified' ? undefined : 'already-verified';
}

export function dismiss(
  one: Case,
  { by, reason, now }: { by: PersonId; reason: string; now: Instant },
): Decided<VerifyRefusal> {
  const no = isJudged(one);
  if (no) return refuse(no);
  if (reason.trim() === '') return refuse('reason-needed');
  return { ok: true, next: { ...one, state: 'invalid', verifier: by, reason, closedAt: now } };
}

export function markDuplicate(
  one: Case,
  { by, of, now }: { by: PersonId; of: CaseNumber; now: Instant },
): Decided<VerifyRefusal> {
  const no = isJudged(one);
  if (no) return refuse(no);
  if (one.number === of) return refuse('same-case');
  return { ok: true, next: { ...one, state: 'duplicate', verifier: by, duplicateOf: of, closedAt: now } };
}

/** Whose it is; what is verified already goes to be rectified. */
export function assign(
  one: Case,
  to: { unit: UnitId; unitName: string; street: string },
  said: { responsible?: string; now: Instant } & Terms,
): Decided<VerifyRefusal> {
  if (isOver(one)) return refuse('over');
  if (one.state === 'reinspection' || one.state === 'transferred') return refuse('already-verified');
  const named = said.date ?? said.days ?? said.noSuchDay;
  const deadline = named === undefined ? one.deadline : deadlineOf(said, one.grade, said.now);
  if (deadline !== undefined && isNoDay(deadline)) return refuse(deadline);
  const next = {
    ...one,
    ...to,
    ...(deadline && { deadline }),
    ...(said.responsible !== undefined && { responsible: said.responsible }),
  };
  return { ok: true, next: sentOn(next, said) };
}

function sentOn(one: Case, { now, counting }: Pick<Terms, 'counting'> & { now: Instant }): Case {
  const ready = one.state !== 'registered' && one.unit !== undefined && one.deadline !== undefined;
  if (!ready) return one;
  if (one.rectified) return { ...one, state: 'reinspection' };
  return scheduled({ ...one, state: 'rectifying' }, now, counting);
}

/** Why a named day cannot be a deadline. */
export type No = 'deadline-past' | 'no-such-day' | 'deadline-needed';
export function isNoDay(found: Day | No): found is No {
  return found === 'deadline-past' || found === 'no-such-day' || found === 'deadline-needed';
}
