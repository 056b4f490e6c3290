import { awaitedCard } from '../../conversation/hazards/words-awaited.ts';
import { dayOf } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { inScope } from './scope.ts';

/** 移交情况: what waits for the answer of a department; of very many, those registered first. */
export async function awaited(deps: Deps, turn: Turn): Promise<Outcome> {
  const { unitId } = turn.intent;
  const { scope, cases } = await inScope(deps, turn, 'open');
  const waiting = cases.filter(
    ({ state, unit }) => state === 'transferred' && (unitId === undefined || unit === unitId),
  );
  const found = await Promise.all(
    waiting.slice(0, mostShown).map(({ number }) => loadCase(deps.table, number)),
  );
  const shown = found.flatMap((stored) => (stored ? [stored.value] : []));
  return say(awaitedCard(shown, { scope, all: waiting.length, today: dayOf(turn.now) }), true);
}

/** More than these fit no message; the rest are counted. */
const mostShown = 100;
