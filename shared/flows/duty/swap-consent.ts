import {
  approvalCard,
  consented,
  offerRefused,
  swapHints,
  swapRefused,
  takenAlready,
  takenBy,
} from '../../conversation/duty/words-swap.ts';
import { consent } from '../../domain/duty/swap.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { handOf, whyNotNow } from './swap-open.ts';
import { answered, type Found } from './swap-which.ts';
import { moved, quietly, refused, tell } from './swaps.ts';

/** Somebody takes the watch: the giver hears it, the others who were asked, and whoever has to approve. */
export async function consentTo(deps: Deps, turn: Turn, { stored, shown }: Found): Promise<Outcome> {
  const me = turn.speaker.person;
  if (!me) return quietly(turn, swapHints.nothingOpen);
  const decision = consent(stored.value, handOf(me), turn.now);
  if (!decision.ok) return refused(turn, swapRefused[decision.why]);
  const busy = await whyNotNow(deps, shown, me);
  if (busy) return refused(turn, offerRefused[busy](me.name));
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
