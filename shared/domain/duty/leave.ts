import { type Refusal, refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';

/** Days on which somebody cannot be on watch, once a leader has said yes. */
export interface Leave {
  readonly id: string;
  readonly person: PersonId;
  readonly name: string;
  readonly from: Day;
  readonly until: Day;
  readonly state: 'asked' | 'granted' | 'refused' | 'withdrawn';
  readonly askedAt: Instant;
  readonly by?: PersonId;
  readonly reason?: string;
}

export type LeaveRefusal = 'settled' | 'own-leave' | 'over';

/** Whether somebody is away: a watch belongs to the day on which it begins. */
export function isOnLeave(leave: Leave, person: PersonId, on: Day): boolean {
  return leave.person === person && leave.state === 'granted' && leave.from <= on && on <= leave.until;
}

/** A leader's yes or no. Nobody lets himself go. */
export function settleLeave(
  leave: Leave,
  { by, yes, today }: { by: PersonId; yes: boolean; today: Day },
): { readonly ok: true; readonly next: Leave } | Refusal<LeaveRefusal> {
  if (leave.state !== 'asked') return refuse('settled');
  if (by === leave.person) return refuse('own-leave');
  if (leave.until < today) return refuse('over');
  return { ok: true, next: { ...leave, state: yes ? 'granted' : 'refused', by } };
}
