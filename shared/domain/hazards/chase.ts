import { DAY_MS, type Instant, later } from '../time.ts';
import type { Case } from './case.ts';

/** The officer is reminded to ask the department after so many days. */
const chaseDays = [7, 15, 30] as const;

export function nextChase({ state, handedOver }: Case): Instant | undefined {
  if (state !== 'transferred' || !handedOver) return undefined;
  const days = chaseDays[handedOver.chased];
  return days === undefined ? undefined : later(handedOver.at, days * DAY_MS);
}
