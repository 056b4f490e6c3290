import {
  declined,
  nobodyTakes,
  steppedBack,
  swapHints,
  swapRefused,
  toldWithdrawn,
  untaken,
  withdrawn,
} from '../../conversation/duty/words-swap.ts';
import { decline, untake, waitsFor, withdraw } from '../../domain/duty/swap.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { askSwap } from './swap-ask.ts';
import { consentTo } from './swap-consent.ts';
import { settleSwap } from './swap-grant.ts';
import { answered, type Found, whichSwap } from './swap-which.ts';
import { comingOf, moved, quietly, refused, tell } from './swaps.ts';

/** A yes, in words or by its button. The first one counts; of the leader it is his approval. */
export async function takeSwap(deps: Deps, turn: Turn): Promise<Outcome> {
  const found = await whichSwap(deps, turn, waitsFor);
  if ('writes' in found) return found;
  const isAgreed = found.stored.value.state === 'agreed' && turn.inbound.kind === 'said';
  return isAgreed ? settleSwap(deps, turn, found) : consentTo(deps, turn, found);
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
    return settleSwap(deps, { ...turn, intent: { ...turn.intent, choice: 'no' } }, found);
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
