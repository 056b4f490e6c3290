import { swapHints, swapLine, swapRefused } from '../../conversation/duty/words-swap.ts';
import { isOpen, type Swap, whyOver } from '../../domain/duty/swap.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Stored } from '../../store/record.ts';
import { loadSwap, swapsOf } from '../../store/swaps.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { quietly, refused, shownOf } from './swaps.ts';

export type Found = {
  readonly stored: Stored<Swap>;
  readonly shown: NonNullable<Awaited<ReturnType<typeof shownOf>>>;
};

/** The one that is meant: of the button, of the day that is named, or the only one that fits. */
export async function whichSwap(
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
  if (open[0]) return refused(turn, swapRefused[isOpen(open[0].value) ? 'moved' : whyOver(open[0].value)]);
  return quietly(turn, swapHints.nothingOpen);
}

export function answered(reply: NonNullable<Outcome['reply']>): Outcome {
  return { writes: [], reply, privately: true, toast: { tone: 'success', text: reply.text } };
}
