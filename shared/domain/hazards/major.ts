import { type Refusal, refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import { DAY_MS, type Day, HOUR_MS, type Instant, later } from '../time.ts';
import { type Case, isOver } from './case.ts';
import type { Decided } from './verify.ts';

/** That a unit reported its major hazard to one of the two it owes it to. */
export interface Proof {
  readonly by: PersonId;
  readonly at: Instant;
  readonly on: Day;
  readonly text: string;
}

/** 双报告: what the unit owes once its hazard is major, and how often it was reminded. */
export interface DoubleReport {
  readonly since: Instant;
  readonly told: number;
  readonly department?: Proof;
  readonly workers?: Proof;
}
export type ReportTo = 'department' | 'workers';

/** 挂牌督办. Whoever asked that it be taken off is not the one who takes it off. */
export interface Plate {
  readonly tier: string;
  readonly number: string;
  readonly by: PersonId;
  readonly at: Instant;
  /** When progress was last reported or asked for. */
  readonly heardAt: Instant;
  /** How many weeks it was asked for and not reported. */
  readonly silent?: number;
  readonly offAskedBy?: PersonId;
  readonly offBy?: PersonId;
  readonly offAt?: Instant;
}

/** Who answers for it on each of the three layers of the unit. */
export interface Layers {
  readonly team?: string;
  readonly department?: string;
  readonly manager?: string;
}

export type MajorRefusal =
  | 'over'
  | 'not-major'
  | 'listed'
  | 'already-listed'
  | 'not-listed'
  | 'double-report-missing'
  | 'off-not-asked'
  | 'off-by-same'
  | 'leader-only'
  | 'document-needed'
  | 'not-yet'
  | 'off-not-rectified'
  | 'settle-reason-needed';

/** Reminders while a receipt is missing, after the grade was confirmed. The statute says 及时; these are ours. */
const remindMs = [24 * HOUR_MS, 3 * DAY_MS, 7 * DAY_MS, 14 * DAY_MS, 30 * DAY_MS];
const weekMs = 7 * DAY_MS;

export function owedReports({ double }: Pick<Case, 'double'>): readonly ReportTo[] {
  if (!double) return [];
  return [
    ...(double.department ? [] : (['department'] as const)),
    ...(double.workers ? [] : (['workers'] as const)),
  ];
}

export function nextDoubleReminder(one: Case): Instant | undefined {
  const wait = one.double && remindMs[one.double.told];
  if (isOver(one) || !one.double || wait === undefined || owedReports(one).length === 0) return undefined;
  return later(one.double.since, wait);
}

export function isListed({ plate }: Pick<Case, 'plate'>): boolean {
  return plate !== undefined && plate.offAt === undefined;
}

export function nextProgress(one: Case): Instant | undefined {
  return isOver(one) || !one.plate || !isListed(one) ? undefined : later(one.plate.heardAt, weekMs);
}

/** Why a major hazard cannot be closed yet; nothing if it can, or is none. */
export function keepsOpen(one: Case): 'listed' | 'double-report-missing' | undefined {
  if (isListed(one)) return 'listed';
  return one.grade === 'major' && owedReports(one).length > 0 ? 'double-report-missing' : undefined;
}

export function fileReports(one: Case, to: readonly ReportTo[], proof: Proof): Decided<MajorRefusal> {
  if (isOver(one)) return refuse('over');
  if (!one.double) return refuse('not-major');
  const filed = Object.fromEntries(to.map((name) => [name, proof]));
  return { ok: true, next: { ...one, double: { ...one.double, ...filed } } };
}

export function list(
  one: Case,
  plate: Pick<Plate, 'tier' | 'number' | 'by'>,
  now: Instant,
): Decided<MajorRefusal> {
  if (isOver(one)) return refuse('over');
  if (one.grade !== 'major') return refuse('not-major');
  if (one.plate && isListed(one) && one.plate.tier === plate.tier && plate.number === '')
    return refuse('already-listed');
  const number = plate.number === '' ? (one.plate?.number ?? '') : plate.number;
  const before = isListed(one) ? { heardAt: one.plate?.heardAt ?? now } : { heardAt: now };
  return { ok: true, next: { ...one, plate: { ...plate, number, at: now, ...before } } };
}

/** Its progress was reported: a week begins anew. */
export function heardOf(plate: Plate, now: Instant): Plate {
  const { silent: _asked, ...rest } = plate;
  return { ...rest, heardAt: now };
}

/** Somebody asks that it be taken off; it must have been mended. */
export function askOff(one: Case, by: PersonId): Decided<MajorRefusal> {
  const no = cannotBeOff(one);
  if (no || !one.plate) return refuse(no ?? 'not-listed');
  return { ok: true, next: { ...one, plate: { ...one.plate, offAskedBy: by } } };
}

export function takeOff(one: Case, by: PersonId, now: Instant): Decided<MajorRefusal> {
  const no = cannotBeOff(one);
  if (no || !one.plate) return refuse(no ?? 'not-listed');
  if (one.plate.offAskedBy === undefined) return refuse('off-not-asked');
  if (one.plate.offAskedBy === by) return refuse('off-by-same');
  return { ok: true, next: { ...one, plate: { ...one.plate, offBy: by, offAt: now } } };
}

function cannotBeOff(one: Case): MajorRefusal | undefined {
  if (isOver(one)) return 'over';
  if (!isListed(one)) return 'not-listed';
  return one.state === 'reinspection' ? undefined : 'off-not-rectified';
}

/** Stuck for good: a leader ends it, with a reason and a document. */
export function settle(
  one: Case,
  said: { by: PersonId; isLeader: boolean; reason: string; doc: string; now: Instant },
): Decided<MajorRefusal> | Refusal<MajorRefusal> {
  const { by, isLeader, reason, doc, now } = said;
  if (isOver(one)) return refuse('over');
  if (!isLeader) return refuse('leader-only');
  if (reason.trim() === '') return refuse('settle-reason-needed');
  if (doc.trim() === '') return refuse('document-needed');
  return { ok: true, next: { ...one, state: 'closed', settled: { by, reason, doc }, closedAt: now } };
}
