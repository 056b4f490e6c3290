import {
  granted,
  notGranted,
  offerRefused,
  type Shown,
  swapRefused,
  toldGranted,
  toldNotGranted,
} from '../../conversation/duty/words-swap.ts';
import { may } from '../../domain/directory/may.ts';
import { bureauKey } from '../../domain/duty/post.ts';
import { type Swap, settle, waitsFor } from '../../domain/duty/swap.ts';
import { given, isHeld } from '../../domain/duty/swap-offer.ts';
import { forecastSoon } from '../../store/forecast.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, type Send } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './shifts.ts';
import { consentTo } from './swap-consent.ts';
import { whyNotNow } from './swap-open.ts';
import { answered, type Found, whichSwap } from './swap-which.ts';
import { moved, refused, tell } from './swaps.ts';

/** The leader's word. The roster changes in the same transaction. */
export async function grantSwap(deps: Deps, turn: Turn): Promise<Outcome> {
  const found = await whichSwap(deps, turn, waitsFor);
  if ('writes' in found) return found;
  const isAsked = found.stored.value.state === 'asked' && turn.inbound.kind === 'said';
  return isAsked ? consentTo(deps, turn, found) : settleSwap(deps, turn, found);
}

export async function settleSwap(deps: Deps, turn: Turn, { stored, shown }: Found): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  const by = speaker.person?.id;
  if (!by || !(may(speaker, 'approve-swap') || stored.value.approvers.includes(by)))
    return refused(turn, swapRefused['not-yours']);
  const yes = intent.choice !== 'no';
  const decision = settle(stored.value, { by, yes, now });
  if (!decision.ok) return refused(turn, swapRefused[decision.why]);
  const { next } = decision;
  const kept = moved(stored, next, stored.value);
  const told = { ...shown, swap: next };
  if (!yes)
    return join(kept, {
      ...answered(notGranted),
      sends: toBoth(told, 'swap-denied', () => toldNotGranted(told)),
    });
  if (!stillStands(next, shown)) return refused(turn, swapRefused.moved);
  const busy = next.taker && (await whyNotNow(deps, shown, { ...next.taker, id: next.taker.person }));
  if (busy) return refused(turn, offerRefused[busy](next.taker?.name ?? ''));
  return [...handedOver(next, shown, now), kept].reduce(join, {
    ...answered(granted),
    writes: [forecastSoon(shown.shift.post?.key ?? bureauKey, now)],
    sends: toBoth(told, 'swap-granted', (isTaker) => toldGranted(told, isTaker)),
  });
}

/** Each watch with its place in other hands. */
function handedOver(swap: Swap, { shifts }: Found['shown'], now: Turn['now']): Outcome[] {
  const { giver, taker, back } = swap;
  if (!taker) return [];
  return shifts.map((stored) => {
    const isBack = stored.value.id === back?.shift;
    const role = isBack ? (back?.role ?? swap.role) : swap.role;
    const [from, to] = isBack ? [taker, giver] : [giver, taker];
    const next = given(stored.value, { swap: swap.id, role, from, to, at: now });
    return changed(stored, next, {
      what: 'duty.swapped',
      facts: { swap: swap.id, from: from.person, to: to.person },
    });
  });
}

function stillStands(swap: Swap, { shift, back }: Shown): boolean {
  if (!isHeld(shift, swap, swap.giver.person)) return false;
  return (
    !swap.back ||
    (back !== undefined && swap.taker !== undefined && isHeld(back, swap.back, swap.taker.person))
  );
}

function toBoth(shown: Shown, once: string, card: (isTaker: boolean) => Send['card']): Send[] {
  const { swap } = shown;
  return [
    tell(swap.giver.person, `${once}#${swap.id}`, card(false)),
    ...(swap.taker ? [tell(swap.taker.person, `${once}#${swap.id}`, card(true))] : []),
  ];
}
