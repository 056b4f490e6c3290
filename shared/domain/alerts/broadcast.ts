import { type Decision, refuse } from '../decision.ts';
import type { AlertId, PersonId, UnitId } from '../ids.ts';
import { HOUR_MS, type Instant, later, SECOND_MS } from '../time.ts';
import type { Wanted } from './wanted.ts';
import { isGrave, type Warning } from './warning.ts';

/** Whom a broadcast is for. An empty list does not narrow. */
export interface Audience {
  readonly streets: readonly string[];
  readonly kinds: readonly string[];
  readonly units: readonly UnitId[];
}

export interface Reached {
  readonly units: number;
  readonly groups: number;
  readonly people: number;
  readonly unreachable: number;
}

/** A notice, a relayed warning, a correction of either, or a period's push, from its draft to its end. */
export interface Broadcast {
  readonly id: AlertId;
  readonly kind: 'notice' | 'warning' | 'correction' | 'period';
  readonly text: string;
  /** The head of a period's push. */
  readonly title?: string;
  readonly warning?: Warning;
  /** It goes to exactly those who got this one. */
  readonly corrects?: AlertId;
  /** What units are asked to report each day of a period. */
  readonly daily?: 'zero' | 'supply';
  /** Each unit reads the checklist of its kind with it. */
  readonly lists?: boolean;
  /** The editions of the office's own texts that were in force; what is not named was the house's own. */
  readonly editions?: Readonly<Record<string, number>>;
  /** It is an exercise: marked on every message, and it climbs to nobody real. */
  readonly drill?: boolean;
  /** What it takes the place of: nobody is chased for that any more. */
  readonly supersedes?: AlertId;
  /** Another took its place: its button chases nobody any more. */
  readonly superseded?: boolean;
  /** What it speaks of is over. */
  readonly lifts?: boolean;
  /** The weather event it relays. */
  readonly event?: string;
  readonly audience: Audience;
  /** Mentions everybody in the groups. */
  readonly everyone: boolean;
  /** A second person must approve it, and it takes the red lane. */
  readonly grave: boolean;
  /** Whether units are asked to confirm. */
  readonly asks: boolean;
  /** What they are asked for beside "received". */
  readonly wants?: Wanted;
  /** Within so many minutes every post on duty must have answered. */
  readonly covers?: number;
  /** Who was on a post when it went out. */
  readonly posted?: readonly PersonId[];
  /** The deadline the text itself states. */
  readonly statedBy?: Instant;
  readonly state: 'draft' | 'approval' | 'held' | 'sending' | 'sent' | 'cancelled' | 'recalled';
  /** Missing where the house itself pushes. */
  readonly drafter?: PersonId;
  readonly draftedAt: Instant;
  /** When its second persons were asked, and how often they were asked again. */
  readonly submittedAt?: Instant;
  readonly nudges?: number;
  /** Of rows before `nudges`: they were asked again. */
  readonly reminded: boolean;
  readonly approver?: PersonId;
  /** In whose place the approver stood. */
  readonly approvedFor?: PersonId;
  /** It went out before its second person had looked. */
  readonly review?: 'owed' | 'approved' | 'objected';
  /** Held until the morning, so that nobody is woken. */
  readonly heldUntil?: Instant;
  /** It goes out in a period whose nights are no rest. */
  readonly awake?: boolean;
  /** After this it is no longer worth saying. */
  readonly notAfter?: Instant;
  readonly sentAt?: Instant;
  readonly ackBy?: Instant;
  readonly reached?: Reached;
  /** Expansions begun so far: the sending, each chase, a recall. */
  readonly waves: number;
  readonly chasedAt?: Instant;
  /** Steps of the ladder done. */
  readonly rung: number;
}

export type BroadcastRefusal =
  | 'not-yours'
  | 'needs-another'
  | 'already-sent'
  | 'over'
  | 'stale'
  | 'not-waiting'
  | 'too-late'
  | 'not-red'
  | 'not-minutes'
  | 'nobody';

export type Moved = Decision<Broadcast, BroadcastRefusal>;

/** After a day nobody remembers what a draft was about, and the directory has changed. */
export const draftLifeMs = 24 * HOUR_MS;
export const recallMs = 60 * SECOND_MS;

export type Draft = Pick<Broadcast, 'id' | 'kind' | 'text' | 'audience'> &
  Partial<
    Pick<
      Broadcast,
      | 'wants'
      | 'title'
      | 'warning'
      | 'corrects'
      | 'supersedes'
      | 'lists'
      | 'editions'
      | 'drill'
      | 'daily'
      | 'lifts'
      | 'event'
      | 'everyone'
      | 'grave'
      | 'asks'
      | 'statedBy'
      | 'covers'
      | 'drafter'
      | 'notAfter'
    >
  >;

export function draft(about: Draft, now: Instant): Broadcast {
  const base = { everyone: false, grave: isGrave(about.warning), asks: !about.warning?.lifted };
  return { ...base, ...about, state: 'draft', draftedAt: now, reminded: false, waves: 0, rung: 0 };
}

export function needsSecond(broadcast: Broadcast): boolean {
  return broadcast.grave || broadcast.everyone;
}

/** The drafter says yes. A grave one then waits for another; `next.state` tells which. */
export function confirmDraft(broadcast: Broadcast, who: PersonId, now: Instant): Moved {
  const closed = closedTo(broadcast, now);
  if (closed) return refuse(closed);
  if (broadcast.state === 'approval') return approve(broadcast, who);
  if (broadcast.drafter !== who) return refuse('not-yours');
  if (!needsSecond(broadcast)) return moved({ ...broadcast, state: 'sending' });
  return moved({ ...broadcast, state: 'approval', submittedAt: now, nudges: 0 });
}

function approve(broadcast: Broadcast, who: PersonId): Moved {
  if (broadcast.drafter === who) return refuse('needs-another');
  return moved({ ...broadcast, state: 'sending', approver: who });
}

/** The second person sends it back to its drafter, who can change the audience or drop it. */
export function giveBack(broadcast: Broadcast, who: PersonId, now: Instant): Moved {
  const closed = closedTo(broadcast, now);
  if (closed) return refuse(closed);
  if (broadcast.state !== 'approval') return refuse('not-waiting');
  if (broadcast.drafter === who) return refuse('needs-another');
  return moved({ ...broadcast, state: 'draft' });
}

export function cancelDraft(broadcast: Broadcast, who: PersonId, now: Instant): Moved {
  const closed = closedTo(broadcast, now);
  if (closed && broadcast.state !== 'held') return refuse(closed);
  if (broadcast.drafter !== who) return refuse('not-yours');
  return moved({ ...broadcast, state: 'cancelled' });
}

/** It goes out now. `ackBy` is when units are to have confirmed. */
export function begin(
  broadcast: Broadcast,
  { now, ackBy, reached }: { now: Instant; ackBy: Instant; reached: Reached },
): Moved {
  if (reached.groups + reached.people === 0) return refuse('nobody');
  const asked = broadcast.asks ? { ackBy: broadcast.statedBy ?? ackBy } : {};
  return moved({
    ...broadcast,
    ...asked,
    state: 'sending',
    sentAt: now,
    reached,
    waves: broadcast.waves + 1,
  });
}

export function recall(broadcast: Broadcast, now: Instant): Moved {
  if (broadcast.sentAt === undefined || isDraft(broadcast)) return refuse('not-waiting');
  if (broadcast.state === 'recalled') return refuse('over');
  if (now > later(broadcast.sentAt, recallMs)) return refuse('too-late');
  return moved({ ...broadcast, state: 'recalled', waves: broadcast.waves + 1 });
}

export function isDraft({ state }: Broadcast): boolean {
  return state === 'draft' || state === 'approval';
}

export function isOut({ state }: Broadcast): boolean {
  return state === 'sending' || state === 'sent';
}

/** Why a draft can no longer be let go or changed. */
export function closedTo(broadcast: Broadcast, now: Instant): BroadcastRefusal | undefined {
  if (isOut(broadcast)) return 'already-sent';
  if (!isDraft(broadcast)) return 'over';
  return now > later(broadcast.draftedAt, draftLifeMs) ? 'stale' : undefined;
}

export function moved(next: Broadcast): Moved {
  return { ok: true, next, notices: [] };
}
