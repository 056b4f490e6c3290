import { awaitedCard } from '../../conversation/hazards/words-awaited.ts';
import type { Case } from '../../domain/hazards/case.ts';
import { isCopyOpen } from '../../domain/hazards/chase.ts';
import type { Listed } from '../../domain/hazards/listed.ts';
import { dayOf } from '../../domain/time.ts';
import { loadCase } from '../../store/hazards.ts';
import type { Deps } from '../deps.ts';
import { type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { someAtATime } from './named-book.ts';
import { inScope } from './scope.ts';

/** 移交情况: what waits for the answer of a department, copies too; of very many, those registered first. */
export async function awaited(deps: Deps, turn: Turn): Promise<Outcome> {
  const { unitId } = turn.intent;
  const { scope, cases } = await inScope(deps, turn, 'open');
  const own = cases.filter(({ unit }) => unitId === undefined || unit === unitId);
  const copies = new Map((await waitingCopies(deps, own)).map((one) => [one.number, one]));
  const waiting = own.filter(({ state, number }) => state === 'transferred' || copies.has(number));
  const found = await Promise.all(
    waiting
      .slice(0, mostShown)
      .map(async ({ number }) => copies.get(number) ?? (await loadCase(deps.table, number))?.value),
  );
  const shown = found.flatMap((one) => one ?? []);
  return say(awaitedCard(shown, { scope, all: waiting.length, today: dayOf(turn.now) }), true);
}

/** Their own work goes on, so that only the case itself tells. Lists of older tables do not say which it may be. */
async function waitingCopies({ table }: Deps, cases: readonly Listed[]): Promise<Case[]> {
  const maybe = cases.filter(
    ({ state, books }) => state !== 'transferred' && (books?.includes('handed-over') ?? true),
  );
  const found = await someAtATime(maybe, ({ number }) => loadCase(table, number));
  return found.flatMap((stored) => (stored && isCopyOpen(stored.value) ? [stored.value] : []));
}

/** More than these fit no message; the rest are counted. */
const mostShown = 100;
