import { type Post, unitKey } from '../../domain/duty/post.ts';
import { type PersonId, unitId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import { placeOf } from './post-place.ts';

/** Who hears that a watch was not given or not taken: the leader on duty; of a unit its liaison and the street; of a street its officers. */
export async function handoverLeaders(
  deps: Deps,
  post: Post | undefined,
  now: Instant,
): Promise<readonly PersonId[]> {
  const { leaders, streets } = await officials(deps);
  if (!post) {
    const duty = await onDuty(deps, now);
    return duty.leaders.length > 0 ? duty.leaders : leaders.map(({ id }) => id);
  }
  const { street } = await placeOf(deps, { post });
  const unit = post.key.startsWith(unitKey(''))
    ? (await loadUnit(deps.table, unitId(post.key.slice(unitKey('').length))))?.value
    : undefined;
  return [
    ...new Set([
      ...(unit?.liaison ? [unit.liaison] : []),
      ...(streets.get(street ?? '') ?? []).map(({ id }) => id),
    ]),
  ];
}
