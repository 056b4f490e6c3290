import { type Refusal, refuse } from '../decision.ts';
import type { CaseNumber, PersonId, UnitId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import type { Case, Step } from './case.ts';

/** 约谈, 通报: drafted by rule or word, sent when a person approves. 黑名单, 处罚: somebody's decision, only ever entered. */
export const measureKinds = ['interview', 'circular', 'blacklist', 'penalty'] as const;
export type MeasureKind = (typeof measureKinds)[number];

export interface Measure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly unit: UnitId;
  readonly unitName: string;
  readonly number?: CaseNumber;
  readonly text: string;
  readonly state: 'draft' | 'approved' | 'dropped' | 'entered';
  /** Who drafted or entered it; nobody where a rule did. */
  readonly by?: PersonId;
  readonly decidedBy?: PersonId;
  readonly at: Instant;
  readonly doc?: string;
  readonly until?: Day;
}

/** What the rules propose when a deadline passed: an interview the second time, a circular for what is major. */
export function proposed(one: Case, does: Step | undefined): 'interview' | 'circular' | undefined {
  if (does === 'overdue' && (one.missed ?? 0) >= 2) return 'interview';
  return does === 'overdue-7' && one.grade === 'major' ? 'circular' : undefined;
}

export function decide(
  one: Measure,
  { yes, by }: { yes: boolean; by: PersonId },
): { readonly ok: true; readonly next: Measure } | Refusal<'decided'> {
  if (one.state !== 'draft') return refuse('decided');
  return { ok: true, next: { ...one, state: yes ? 'approved' : 'dropped', decidedBy: by } };
}
