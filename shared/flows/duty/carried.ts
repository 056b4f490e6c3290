import { carriedBy } from '../../domain/duty/fairness.ts';
import { bureauKey } from '../../domain/duty/post.ts';
import { type Day, plusDays } from '../../domain/time.ts';
import { shiftsWithin } from '../../store/duty.ts';
import { dayKinds } from '../day-kinds.ts';
import type { Deps } from '../deps.ts';

/** How far back the ledger of fairness is read where somebody is to be put down next. */
export const carriedDays = 90;

/** What each has carried at a post until a day, with the weights of nights, rest days and holidays. */
export async function carriedAt(
  deps: Deps,
  before: Day,
  post = bureauKey,
): Promise<ReadonlyMap<string, number>> {
  const span = { from: plusDays(before, -carriedDays), until: plusDays(before, -1) };
  const [shifts, kinds] = await Promise.all([shiftsWithin(deps.table, span, post), dayKinds(deps, before)]);
  return carriedBy(
    shifts.map(({ value }) => value),
    kinds,
  );
}
