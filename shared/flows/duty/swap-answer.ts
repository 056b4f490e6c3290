import {
  approvalCard,
  consented,
  declined,
  granted,
  nobodyTakes,
  notGranted,
  type Shown,
  steppedBack,
  swapHints,
  swapLine,
  swapRefused,
  takenAlready,
  takenBy,
  toldGranted,
  toldNotGranted,
  toldWithdrawn,
  untaken,
  withdrawn,
} from '../../conversation/duty/words-swap.ts';
import { may } from '../../domain/directory/may.ts';
import { consent, decline, isOpen, type Swap, settle, untake, withdraw } from '../../domain/duty/swap.ts';
import { given, isHeld } from '../../domain/duty/swap-offer.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Stored } from '../../store/record.ts';
import { loadSwap, swapsOf } from '../../store/swaps.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, type Send } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { changed } from './shifts.ts';
import { askSwap } from './swap-ask.ts';
import { handOf } from './swap-open.ts';
import { comingOf, moved, quietly, refused, shownOf, tell } from './swaps.ts';

type Found = {
  readonly stored: Stored<Swap>;
  readonly shown: NonNullable<Awaited<ReturnType<typeof shownOf>>>;
};

/** A yes, in words or by its button. The first one counts. */
export async function takeSwap(deps: Deps, turn: Turn): Promise<Outcome> {
  const found = await whichSwap(
    deps,
    turn,
    ({ state, asked }, me) => state === 'asked' && asked.includes(me),
  );
  if ('writes' in found) return found;
  const { stored, shown } = found;
  const me = turn.speaker.person;
  if (!me) return quietly(turn, swapHints.nothingOpen);
  const decision = consent(stored.value, handOf(me), turn.now);
  if (!decision.ok) return refused(turn, swapRefused[decision.why]);
  const next = { ...shown, swap: decision.next };
  const others = stored.value.asked.filter((id) => id !== me.id);
  return join(moved(stored, decision.next, stored.value), {
    ...answered(consented(next)),
    sends: [
      tell(next.swap.giver.person, `swap-taken#${next.swap.id}#${stored.version}`, takenBy(next)),
      ...others.map((id) => tell(id, `swap-gone#${next.swap.id}`, takenAlready(next))),
      ...next.swap.approvers
        .filter((id) => id !== me.id)
        .map((id) =>
          tell(
            id,
            `swap-approve#${next.swap.id}#${stored.version}`,
            approvalCard(next, turn.now),
            next.swap.id,
          ),
        ),
    ],
  });
}

/** A no: of one who was asked, of the taker who steps back, or of the leader who does not approve. */
export async function refuseSwap(deps: Deps, turn: Turn): Promise<Outcome> {
  const found = await whichSwap(deps, turn, ({ state, asked, taker, approvers }, me) =>
    state === 'asked' ? asked.includes(me) : taker?.person === me || approvers.includes(me),
  );
  if ('writes' in found) return found;
  const { stored, shown } = found;
  const me = turn.speaker.person?.id;
  if (!me) return quietly(turn, swapHints.nothingOpen);
  if (stored.value.taker?.person === me) return stepBack(turn, found, me);
  if (stored.value.state === 'agreed')
    return grantSwap(deps, { ...turn, intent: { ...turn.intent, reference: stored.value.id, choice: 'no' } });
  const decision = decline(stored.value, me);
  if (!decision.ok) return refused(turn, swapRefused[decision.why]);
  const next = { ...shown, swap: decision.next };
  return join(moved(stored, decision.next, stored.value), {
    ...answered(declined),
    sends:
      decision.next.state === 'refused'
        ? [tell(next.swap.giver.person, `swap-nobody#${next.swap.id}`, nobodyTakes(next))]
        : [],
  });
}

function stepBack(turn: Turn, { stored, shown }: Found, me: PersonId): Outcome {
  const decision = untake(stored.value, me);
  if (!decision.ok) return refused(turn, swapRefused[decision.why]);
  const next = { ...shown, swap: decision.next };
  return join(moved(stored, decision.next, stored.value), {
    ...answered(untaken),
    sends: [
      tell(
        next.swap.giver.person,
        `swap-back#${next.swap.id}#${stored.version}`,
        steppedBack(next, turn.speaker.name),
      ),
    ],
  });
}

/** The leader's word. The roster changes in the same transaction. */
export async function grantSwap(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent, now } = turn;
  const found = await whichSwap(
    deps,
    turn,
    ({ state, approvers }, me) => state === 'agreed' && approvers.includes(me),
  );
  if ('writes' in found) return found;
  const { stored, shown } = found;
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
  return [...handedOver(next, shown, now), kept].reduce(join, {
    ...answered(granted),
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

/** "不换了", "撤回换班": of the giver or whoever arranged it; of the taker it is a step back. */
export async function cancelSwap(deps: Deps, turn: Turn): Promise<Outcome> {
  const found = await whichSwap(deps, turn, ({ giver, by, taker }, me) =>
    [giver.person, by, taker?.person].includes(me),
  );
  if ('writes' in found) return (await askBack(deps, turn)) ?? found;
  const { stored, shown } = found;
  const me = turn.speaker.person?.id;
  if (!me) return quietly(turn, swapHints.nothingOpen);
  if (stored.value.taker?.person === me && stored.value.by !== me) return stepBack(turn, found, me);
  const decision = withdraw(stored.value, me);
  if (!decision.ok) return refused(turn, swapRefused[decision.why]);
  const waiting = [...stored.value.asked, ...(stored.value.state === 'agreed' ? stored.value.approvers : [])];
  return join(moved(stored, decision.next, stored.value), {
    ...answered(withdrawn),
    sends: [...new Set(waiting)]
      .filter((id) => id !== me)
      .map((id) =>
        tell(id, `swap-withdrawn#${decision.next.id}`, toldWithdrawn({ ...shown, swap: decision.next })),
      ),
  });
}

/** What was granted stays until he from whom it came says yes to having it back. */
async function askBack(deps: Deps, turn: Turn): Promise<Outcome | undefined> {
  const me = turn.speaker.person;
  if (!me || turn.intent.reference !== undefined) return undefined;
  const mine = (await comingOf(deps, me, turn.now)).flatMap(({ value }) =>
    (value.given ?? []).filter(({ to }) => to.person === me.id).map(({ from }) => ({ from, day: value.day })),
  );
  const dated = mine.filter(({ day }) => day === turn.intent.date);
  const [only, second] = dated.length > 0 ? dated : mine;
  if (!only?.from.person || second) return undefined;
  const { name, person } = only.from;
  const intent = {
    kind: 'duty.swap.request',
    sure: true,
    person: name,
    personId: person,
    date: only.day,
  } as const;
  const asked = await askSwap(deps, { ...turn, intent });
  return asked.writes.length === 0 ? asked : { ...asked, reply: { text: swapHints.takeBackAsked(name) } };
}

/** The one that is meant: of the button, of the day that is named, or the only one that fits. */
async function whichSwap(
  deps: Deps,
  turn: Turn,
  fits: (swap: Swap, me: PersonId) => boolean,
): Promise<Found | Outcome> {
  const { intent, speaker } = turn;
  const me = speaker.person?.id;
  if (!me) return quietly(turn, swapHints.nothingOpen);
  const byButton = intent.reference === undefined ? undefined : await loadSwap(deps.table, intent.reference);
  const open = byButton ? [byButton] : (await swapsOf(deps.table, me)).filter(({ value }) => fits(value, me));
  const shown = await Promise.all(
    open.map(async (stored) => ({ stored, shown: await shownOf(deps, stored.value) })),
  );
  const all = shown.flatMap((one) => (one.shown ? { ...one, shown: one.shown } : []));
  const dated = all.filter(({ shown: { shift } }) => shift.day === intent.date);
  const [found, second] = dated.length > 0 ? dated : all;
  if (found && !second) return found;
  if (found) return refused(turn, swapHints.which(all.map((one) => swapLine(one.shown))));
  if (open[0])
    return isOpen(open[0].value) ? refused(turn, swapRefused.moved) : refused(turn, swapRefused.settled);
  return quietly(turn, swapHints.nothingOpen);
}

function answered(reply: NonNullable<Outcome['reply']>): Outcome {
  return { writes: [], reply, privately: true, toast: { tone: 'success', text: reply.text } };
}
