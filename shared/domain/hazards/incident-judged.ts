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
  | 'not-merged';
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
  return one.bureauReportedAt === undefined
    ? { ok: true, next: { ...one, bureauReportedAt: at } }
    : { ok: true, next: { ...one, followedAt: at } };
}

/** What may have been a drill: a person who telephoned says which. */
export function judged(one: Incident, as: 'incident' | 'drill'): Judged {
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
