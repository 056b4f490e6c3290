import { moveReplacedTo } from '../../conversation/directory/move-words.ts';
import type { Move } from '../../domain/directory/move.ts';
import { putMove } from '../../store/binding.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { shownMove } from './waiting.ts';

/** Requests that a newer one, or a decision, makes void: whoever asked for one and does not know it yet is told. */
export async function giveWay(
  deps: Deps,
  older: readonly Stored<Move>[],
  { by, now }: { readonly by: Move; readonly now: Turn['now'] },
): Promise<{ readonly writes: Write[]; readonly sends: Send[] }> {
  const others = older.filter(({ value }) => value.asked.by !== by.asked.by);
  const sends = others.map(
    async ({ value }): Promise<Send> => ({
      once: `directory.replaced#${value.id}`,
      to: { kind: 'address', address: value.asked.address },
      lane: 'blue',
      card: moveReplacedTo(await shownMove(deps, value), by.to.name),
    }),
  );
  return {
    writes: older.map(({ value, version }) => putMove({ ...value, replacedAt: now }, version)),
    sends: await Promise.all(sends),
  };
}
