import { saysWorkingDays } from '../../conversation/hazards/words-read.ts';
import type { Terms } from '../../domain/hazards/verify.ts';
import type { Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { restDays } from '../workdays.ts';

/** The day somebody named, or how many, as the official calendar counts them. */
export async function termsOf(deps: Deps, { intent, inbound, now }: Turn): Promise<Terms & { now: Instant }> {
  const working = inbound.kind === 'said' && saysWorkingDays(inbound.text);
  const counting = { isRest: await restDays(deps, now), working };
  return { date: intent.date, days: intent.days, noSuchDay: intent.noSuchDay, counting, now };
}
