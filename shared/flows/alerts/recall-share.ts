import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keyOf, type Target } from '../../domain/alerts/plan.ts';
import { type Copy, loadCopy, putCopy } from '../../store/alert-waves.ts';
import { withdrawal } from '../../store/outbox.ts';
import type { Deps } from '../deps.ts';
import { type Asked, join, nothing, type Outcome } from '../outcome.ts';
import { laneOf } from './audience.ts';
import { once, type Share } from './share.ts';

/** Takes the broadcast back at a few addresses. One not tried yet is not sent; one under way is taken back when its fate is known. */
export async function recallShare(deps: Deps, { broadcast, targets }: Share): Promise<Outcome> {
  const each = await Promise.all(targets.map((target) => recallAt(deps, broadcast, target)));
  return each.reduce(join, nothing);
}

async function recallAt(deps: Deps, broadcast: Broadcast, { to }: Target): Promise<Outcome> {
  const stored = await loadCopy(deps.table, broadcast.id, keyOf(to));
  if (!stored || stored.value.recalled) return nothing;
  const asked = recallOf(broadcast, stored.value);
  const unsent = asked ? [] : await withdrawal(deps.table, once.sent(broadcast.id, keyOf(to)));
  const state = unsent.length > 0 ? 'dead' : stored.value.state;
  return {
    writes: [putCopy(stored, { ...stored.value, state, recalled: true }), ...unsent],
    errands: asked ? [asked] : [],
  };
}

/** The errand that takes a copy back; undefined while nobody knows its message. */
export function recallOf(broadcast: Broadcast, { to, address, message }: Copy): Asked | undefined {
  if (!address || message === undefined) return undefined;
  return {
    once: once.recalled(broadcast.id, keyOf(to)),
    ...{ to: address, errand: { kind: 'recall', message }, lane: laneOf(broadcast) },
    about: { topic: 'alerts', id: broadcast.id },
  };
}
