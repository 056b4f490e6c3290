import { DAY_MS, type Instant, later } from '../time.ts';
import { type Case, isOver } from './case.ts';

/** The officer is reminded to ask the department after so many days, and each month from then on. */
const chaseDays = [7, 15, 30] as const;
const monthDays = 30;

export function nextChase(one: Case): Instant | undefined {
  const { state, handedOver } = one;
  const waits = state === 'transferred' || (isCopyOpen(one) && !isOver(one));
  if (!waits || !handedOver) return undefined;
  const { chased } = handedOver;
  const days = chaseDays[chased] ?? monthDays * (chased - chaseDays.length + 2);
  return later(handedOver.at, days * DAY_MS);
}

/** A copy was sent and not answered: our own work goes on meanwhile, its clock too. */
export function isCopyOpen({ state, handedOver }: Pick<Case, 'state' | 'handedOver'>): boolean {
  return state !== 'transferred' && handedOver?.mode === 'copy' && handedOver.outcome === undefined;
}
