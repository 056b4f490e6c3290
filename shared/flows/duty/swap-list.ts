import { noSwaps, swapsOpen } from '../../conversation/duty/words-swap.ts';
import { isOpen } from '../../domain/duty/swap.ts';
import { swapsOf } from '../../store/swaps.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { nameOf, shownOf } from './swaps.ts';

/** "我的换班": each that is open, and whom it waits for. */
export async function listSwaps(deps: Deps, { speaker, now }: Turn): Promise<Outcome> {
  const stored = speaker.person ? await swapsOf(deps.table, speaker.person.id) : [];
  const found = await Promise.all(
    stored.map(async ({ value }) => {
      const shown = isOpen(value) ? await shownOf(deps, value) : undefined;
      const ids = value.state === 'asked' ? value.asked : value.approvers;
      return shown ? [{ ...shown, waits: await Promise.all(ids.map((id) => nameOf(deps, id))) }] : [];
    }),
  );
  const open = found.flat();
  return say(open.length === 0 ? noSwaps : swapsOpen(open, now), true);
}
