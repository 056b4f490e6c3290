import { type Refusal, refuse } from '../decision.ts';
import type { PersonId, ShiftId } from '../ids.ts';
import { HOUR_MS, type Instant, instant, later } from '../time.ts';
import type { Role } from './shift.ts';
import type { Hand } from './swapped.ts';

/** One place of one watch, to change hands. */
export interface Part {
  readonly shift: ShiftId;
  readonly role: Role;
}

/**
 * Somebody wants to give a place of his away: to one who is named or to whoever of those asked says yes first. `back` is
 * what he takes for it. `asked`: waits for consent; `agreed`: waits for the leader.
 */
export interface Swap extends Part {
  readonly id: string;
  readonly giver: Hand & { readonly person: PersonId };
  readonly back?: Part;
  /** Those who may still say yes. */
  readonly asked: readonly PersonId[];
  readonly taker?: Hand & { readonly person: PersonId };
  /** Who brought it in: the giver, or an officer for both. */
  readonly by: PersonId;
  readonly approvers: readonly PersonId[];
  readonly state: 'asked' | 'agreed' | 'granted' | 'refused' | 'withdrawn' | 'expired' | 'moved';
  readonly askedAt: Instant;
  /** The start of the first of its watches. */
  readonly starts: Instant;
  readonly warned: boolean;
}

export type SwapRefusal =
  | Exclude<Swap['state'], 'asked' | 'agreed'>
  | 'taken'
  | 'not-asked'
  | 'not-agreed'
  | 'own-swap'
  | 'not-yours'
  | 'late';
type Decided = { readonly ok: true; readonly next: Swap } | Refusal<SwapRefusal>;

const warnMs = 24 * HOUR_MS;
/** Who comes on watch must know it before he sets out. */
const closeMs = HOUR_MS;

/** Until when it must be settled; one asked for in the last hour, until the watch begins. */
export function closesAt({ starts, askedAt }: Pick<Swap, 'starts' | 'askedAt'>): Instant {
  const closes = later(starts, -closeMs);
  return closes > askedAt ? closes : starts;
}

/** A day before the watch, or half way where less than that is left. */
export function warnsAt(swap: Pick<Swap, 'starts' | 'askedAt'>): Instant {
  const usual = later(swap.starts, -warnMs);
  return usual > swap.askedAt ? usual : instant(Math.floor((swap.askedAt + closesAt(swap)) / 2));
}

export const isOpen = ({ state }: Swap): boolean => state === 'asked' || state === 'agreed';

/** Whether it waits for somebody's yes: of one who is asked, or of one who may approve. */
export function waitsFor({ state, asked, approvers }: Swap, me: PersonId): boolean {
  return state === 'asked' ? asked.includes(me) : state === 'agreed' && approvers.includes(me);
}

/** When the swap next needs a look; undefined when it is settled. */
export function nextLookAt(swap: Swap): Instant | undefined {
  if (!isOpen(swap)) return undefined;
  return swap.warned ? closesAt(swap) : warnsAt(swap);
}

/** What time has done to it. */
export function overtaken(
  swap: Swap,
  now: Instant,
): { readonly next: Swap; readonly what: 'warn' | 'expire' } | undefined {
  if (!isOpen(swap)) return undefined;
  if (now >= closesAt(swap)) return { next: { ...swap, state: 'expired' }, what: 'expire' };
  return !swap.warned && now >= warnsAt(swap) ? { next: { ...swap, warned: true }, what: 'warn' } : undefined;
}

/** Why nothing can be answered any more. */
export function whyOver({ state }: Pick<Swap, 'state'>): SwapRefusal {
  if (state === 'agreed') return 'taken';
  return state === 'asked' ? 'not-agreed' : state;
}

/** The first yes counts. */
export function consent(swap: Swap, taker: Hand & { readonly person: PersonId }, now: Instant): Decided {
  if (swap.state !== 'asked') return refuse(whyOver(swap));
  if (!swap.asked.includes(taker.person)) return refuse('not-asked');
  if (now >= closesAt(swap)) return refuse('late');
  return { ok: true, next: { ...swap, state: 'agreed', taker } };
}

/** A no of the last one who was asked ends it. */
export function decline(swap: Swap, who: PersonId): Decided {
  if (swap.state !== 'asked') return refuse(whyOver(swap));
  if (!swap.asked.includes(who)) return refuse('not-asked');
  const asked = swap.asked.filter((one) => one !== who);
  return { ok: true, next: { ...swap, asked, ...(asked.length === 0 && { state: 'refused' as const }) } };
}

/** Before the leader's word the taker may step back; then it waits for others, if others were asked. */
export function untake(swap: Swap, who: PersonId): Decided {
  if (swap.state !== 'agreed') return refuse(swap.state === 'asked' ? 'not-yours' : whyOver(swap));
  if (swap.taker?.person !== who) return refuse('not-yours');
  const { taker: _, ...rest } = swap;
  const asked = swap.asked.filter((one) => one !== who);
  return { ok: true, next: { ...rest, asked, state: asked.length === 0 ? 'refused' : 'asked' } };
}

export function withdraw(swap: Swap, who: PersonId): Decided {
  if (!isOpen(swap)) return refuse(whyOver(swap));
  if (who !== swap.giver.person && who !== swap.by) return refuse('not-yours');
  return { ok: true, next: { ...swap, state: 'withdrawn' } };
}

/** The leader's word, beforehand, and never on his own swap. */
export function settle(swap: Swap, { by, yes, now }: { by: PersonId; yes: boolean; now: Instant }): Decided {
  if (swap.state !== 'agreed') return refuse(whyOver(swap));
  if ([swap.giver.person, swap.taker?.person, swap.by].includes(by)) return refuse('own-swap');
  if (now >= swap.starts) return refuse('late');
  return { ok: true, next: { ...swap, state: yes ? 'granted' : 'refused' } };
}
