import { rotationsStopped } from '../../conversation/duty/words-rotation.ts';
import type { Post } from '../../domain/duty/post.ts';
import { type RotationRule, sharesRole } from '../../domain/duty/rotation-rule.ts';
import type { Stored } from '../../store/record.ts';
import { allRotations, dropRotation } from '../../store/rotations.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';

/** The turns without an end that a new rule takes the place of: those of its post that give any of its roles. */
export async function rulesReplaced(
  deps: Deps,
  rule: Pick<RotationRule, 'id' | 'post'>,
): Promise<Stored<RotationRule>[]> {
  return (await rulesOf(deps, rule.post)).filter(({ value }) => sharesRole(value, rule));
}

export async function rulesOf(deps: Deps, post: Post | undefined): Promise<Stored<RotationRule>[]> {
  return (await allRotations(deps.table)).filter(({ value }) => value.post?.key === post?.key);
}

/** Nothing is made any more; what is made stays. */
export async function stopRotations(deps: Deps, post: Post | undefined): Promise<Outcome> {
  const own = await rulesOf(deps, post);
  return {
    writes: own.map(dropRotation),
    entries: own.map(({ value }) => ({
      ...{ pk: `roster#${deps.newId('ro')}`, version: 1, what: 'duty.rotation-stopped' },
      facts: { rule: value.id },
    })),
    reply: rotationsStopped(
      own.map(({ value }) => value),
      post,
    ),
    privately: true,
  };
}
