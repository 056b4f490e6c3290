import { type Refusal, refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Incident } from './incident.ts';

export type IncidentRefusal =
  | 'closed'
  | 'no-clock'
  | 'in-future'
  | 'judge-first'
  | 'not-doubtful'
  | 'not-merged'
  | 'reason-needed';
export type Judged = { readonly ok: true; readonly next: Incident } | Refusal<IncidentRefusal>;

/** A report went out: the unit's own, the bureau's first, or one that follows it. */
export function reportedUp(
  one: Incident,
  by: 'unit' | 'bureau',
  { at, now }: { at: Instant; now: Instant },
): Judged {
  if (one.kind === 'drill' || !one.limits) return refuse('no-clock');
  if (at > now) return refuse('in-future');
  if (by === 'unit') return { ok: true, next: { ...one, unitReportedAt: at } };
  // What is said to have gone up before the first one was that first one.
  return one.bureauReportedAt === undefined || at < one.bureauReportedAt
    ? { ok: true, next: { ...one, bureauReportedAt: at } }
    : { ok: true, next: { ...one, followedAt: at } };
}

/** What may have been a drill: a person who telephoned says which. What was found to be none may prove to be one. */
export function judged(one: Incident, as: 'incident' | 'drill'): Judged {
  if (one.dismissed && as === 'incident') {
    const { dismissed: _none, closedAt: _at, closedBy: _by, ...rest } = one;
    return { ok: true, next: { ...rest, kind: as, state: 'running' } };
  }
  if (one.kind !== 'doubtful') return refuse('not-doubtful');
  return {
    ok: true,
    next: as === 'drill' ? { ...one, kind: 'drill', state: 'closed' } : { ...one, kind: as },
  };
}

/** An officer says that it is over; its changed casualties are still watched until their time is. */
export function closed(one: Incident, by: PersonId, now: Instant): Judged {
  if (one.state === 'closed') return refuse('closed');
  if (one.kind === 'doubtful') return refuse('judge-first');
  return { ok: true, next: { ...one, state: 'closed', closedAt: now, closedBy: by } };
}

/** A false alarm, or no accident that is to be reported: a person says so, and on what grounds. */
export function dismissed(one: Incident, by: PersonId, said: { reason: string; now: Instant }): Judged {
  const { reason, now } = said;
  if (one.state === 'closed') return refuse('closed');
  if (reason.trim() === '') return refuse('reason-needed');
  const ended = { state: 'closed', closedAt: now, closedBy: by } as const;
  return { ok: true, next: { ...one, ...ended, dismissed: { by, at: now, reason: reason.trim() } } };
}
