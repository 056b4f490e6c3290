import { type Refusal, refuse } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { followMs, type Incident, type Learned, learnable, mergeMs } from './incident.ts';
import type { Judged } from './incident-judged.ts';

/** It runs, and is perhaps what is reported now: the same unit's of today, or one of which nobody said whose it is. */
export function mayBeSame(one: Incident, { unit, now }: { unit: Incident['unit']; now: Instant }): boolean {
  const age = now - one.openedAt;
  if (one.state !== 'running' || one.kind !== 'incident' || age > followMs) return false;
  if (unit !== undefined && one.unit === unit) return true;
  return age <= mergeMs && (unit === undefined || one.unit === undefined);
}

/** The later is part of the earlier, which is told what only the later knew. */
export function merged(
  one: Incident,
  other: Incident,
  { by, now }: { by: PersonId; now: Instant },
): { readonly ok: true; readonly one: Incident; readonly other: Incident } | Refusal<'closed'> {
  if (one.state === 'closed' || other.state !== 'running' || one.id === other.id) return refuse('closed');
  const { like: _like, ...rest } = one;
  const isPlaced = other.unit !== undefined;
  const lent = learnable.filter(
    (what) => one[what] !== undefined && other[what] === undefined && !(isPlaced && ofUnit.has(what)),
  );
  const learned = Object.fromEntries(lent.map((what) => [what, one[what]]));
  return {
    ok: true,
    one: { ...rest, state: 'closed', closedAt: now, closedBy: by, sameAs: other.id, lent },
    other: {
      ...other,
      ...learned,
      alerted: [...new Set([...other.alerted, ...one.alerted])],
      seenBy: [...new Set([...other.seenBy, by])],
    },
  };
}

const ofUnit: ReadonlySet<Learned> = new Set(['unit', 'unitName', 'street']);

/** They were two after all: it runs by itself, from when it was first reported. */
export function parted(one: Incident): Judged {
  if (one.sameAs === undefined) return refuse('not-merged');
  const { sameAs: _same, lent: _lent, closedAt: _at, closedBy: _by, ...rest } = one;
  return { ok: true, next: { ...rest, state: 'running' } };
}

/** The other knows no more what it had from that one only. */
export function without(other: Incident, { lent = [] }: Pick<Incident, 'lent'>): Incident {
  const { unit, unitName, street, place, occurredAt, noticedAt, ...rest } = other;
  const known = { unit, unitName, street, place, occurredAt, noticedAt };
  const own = learnable.filter((what) => known[what] !== undefined && !lent.includes(what));
  return { ...rest, ...Object.fromEntries(own.map((what) => [what, known[what]])) };
}
