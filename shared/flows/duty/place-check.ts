import { farTold } from '../../conversation/duty/words-proof.ts';
import { unitKey } from '../../domain/duty/post.ts';
import { usualRadiusM } from '../../domain/duty/rules.ts';
import type { ArrivalProof, Place, Shift } from '../../domain/duty/shift.ts';
import { metresBetween } from '../../domain/geometry.ts';
import { unitId } from '../../domain/ids.ts';
import type { Point } from '../../domain/region.ts';
import { loadBureau, loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import type { Send } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { placeOf } from './post-place.ts';
import { tell } from './remind.ts';

/** Where the post of a watch is, as far as somebody said. */
export async function postPoint(deps: Deps, { post }: Shift): Promise<Point | undefined> {
  if (!post) return (await loadBureau(deps.table))?.value.roomAt;
  const head = unitKey('');
  return post.key.startsWith(head)
    ? (await loadUnit(deps.table, unitId(post.key.slice(head.length))))?.value.at
    : undefined;
}

/** How far from the post a place is; kept whatever it is. */
export function measured(proof: ArrivalProof, post: Point | undefined, radiusM = usualRadiusM): ArrivalProof {
  if (!post || !proof.at) return proof;
  const awayM = metresBetween(proof.at, post);
  return { ...proof, awayM, ...(awayM > radiusM && { far: true }) };
}

/** Whoever looks after the post hears of an arrival from too far away: the leader on duty, or the street. */
export async function farSends(
  deps: Deps,
  shift: Shift,
  { place: { person, name, arrival }, now }: { place: Place; now: Turn['now'] },
): Promise<Send[]> {
  if (!arrival?.proof?.far) return [];
  const [{ leaders }, { streets, officers }] = await Promise.all([onDuty(deps, now), officials(deps)]);
  const { street } = await placeOf(deps, shift);
  const own = street === undefined ? [] : (streets.get(street) ?? []).map(({ id }) => id);
  const watch = leaders.length > 0 ? leaders : officers.map(({ id }) => id);
  const card = farTold(shift, name, arrival.proof);
  const people = (shift.post ? own : watch).filter((one) => one !== person);
  return people.flatMap((one) => tell(shift, one, { step: `far-${person}`, card }));
}
