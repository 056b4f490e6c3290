import { type Refusal, refuse } from '../decision.ts';
import type { PersonId, ShiftId } from '../ids.ts';
import { HOUR_MS, type Instant } from '../time.ts';
import { endOf, type Shift, startOf } from './shift.ts';

/** What the product knows to be open when a watch ends. */
export interface OpenMatters {
  /** Hazards not closed, the first numbers, and how many are overdue. */
  readonly hazards: { readonly count: number; readonly overdue: number; readonly first: readonly string[] };
  /** Broadcasts that units have not all confirmed. */
  readonly unconfirmed: readonly { readonly head: string; readonly missing: number }[];
  /** Official warnings that were relayed and are not over. */
  readonly warnings: readonly string[];
  readonly incidents: readonly string[];
}

/** A call, a letter or anything else somebody noted during the watch. */
export interface WatchNote {
  readonly at: Instant;
  readonly by: PersonId;
  readonly name: string;
  readonly text: string;
}

/** A watch given over to the next. */
export interface Handover {
  readonly from: ShiftId;
  readonly to?: ShiftId;
  readonly by: PersonId;
  readonly name: string;
  readonly at: Instant;
  /** In the words of whoever goes. */
  readonly text: string;
  /** Keys, duty phone, seal. */
  readonly items: readonly string[];
  readonly matters: OpenMatters;
  readonly notes: readonly WatchNote[];
  readonly verdict?: Verdict;
}

export interface Verdict {
  readonly kind: 'accepted' | 'refused';
  readonly by: PersonId;
  readonly name: string;
  readonly at: Instant;
  readonly words: string;
}

export type VerdictRefusal = 'nothing' | 'settled' | 'own' | 'not-next' | 'reason';

/** Whoever comes takes it, or does not and says why. A refused one may be handed over anew, or taken after all. */
export function judge(
  handover: Handover | undefined,
  next: Shift | undefined,
  verdict: Verdict,
): { readonly ok: true; readonly next: Handover } | Refusal<VerdictRefusal> {
  if (!handover) return refuse('nothing');
  if (handover.verdict?.kind === 'accepted') return refuse('settled');
  if (verdict.by === handover.by) return refuse('own');
  if (!next?.places.some(({ person, role }) => person === verdict.by && role !== 'standby'))
    return refuse('not-next');
  if (verdict.kind === 'refused' && verdict.words === '') return refuse('reason');
  return { ok: true, next: { ...handover, verdict } };
}

/** The watch of the same post that begins when this one ends; with hours of their own they may overlap a little. */
export function nextOfWatch(shift: Shift, others: readonly Shift[]): Shift | undefined {
  const end = endOf(shift);
  return nearest(end, { shift, others, edge: startOf });
}

export function previousOfWatch(shift: Shift, others: readonly Shift[]): Shift | undefined {
  const start = startOf(shift);
  return nearest(start, { shift, others, edge: endOf });
}

function nearest(
  moment: Instant,
  { shift, others, edge }: { shift: Shift; others: readonly Shift[]; edge: (shift: Shift) => Instant },
): Shift | undefined {
  const away = (other: Shift) => Math.abs(edge(other) - moment);
  return others
    .filter((other) => other.id !== shift.id && isSamePost(other, shift) && away(other) <= HOUR_MS)
    .sort((one, other) => away(one) - away(other))[0];
}

function isSamePost(one: Shift, other: Shift): boolean {
  return one.post?.key === other.post?.key;
}
