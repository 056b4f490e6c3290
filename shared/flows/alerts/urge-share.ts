import { keyOf, type Target } from '../../domain/alerts/plan.ts';
import { isComplete } from '../../domain/alerts/wanted.ts';
import { loadPerson } from '../../store/directory.ts';
import { loadNotice, type NoticeRow } from '../../store/outbox.ts';
import { loadRoll } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import type { Asked, Outcome } from '../outcome.ts';
import { laneOf } from './audience.ts';
import { waysOf } from './one-by-one.ts';
import { once, type Share } from './share.ts';

/** Urges a few people on the last message that reached them; who confirmed meanwhile is left in peace. */
export async function urgeShare(deps: Deps, share: Share): Promise<Outcome> {
  const asked = await Promise.all(share.targets.map((target) => urgeAt(deps, share, target)));
  return { writes: [], errands: asked.flatMap((one) => one ?? []) };
}

async function urgeAt(deps: Deps, { broadcast, wave }: Share, target: Target): Promise<Asked | undefined> {
  const rolls = await Promise.all(target.units.map((unit) => loadRoll(deps.table, broadcast.id, unit)));
  if (target.to.kind !== 'person' || rolls.every((roll) => roll && isComplete(roll.value, broadcast.wants)))
    return undefined;
  const person = (await loadPerson(deps.table, target.to.person))?.value;
  const told = await lastTold(deps, broadcast.id, { home: keyOf(target.to), waves: wave.wave });
  const by = told && waysOf(deps, broadcast, told.order.to.channel);
  const id = person?.addresses.find(({ channel }) => channel === told?.order.to.channel)?.id;
  if (!told?.message || !by || id === undefined) return undefined;
  return {
    once: `alert.urged#${broadcast.id}#${wave.wave}#${keyOf(target.to)}`,
    ...{ to: told.order.to, lane: laneOf(broadcast), about: { topic: 'alerts', id: broadcast.id } },
    errand: { kind: 'urge', message: told.message, people: [id], by },
  };
}

/** The newest of our messages about it that he has. */
async function lastTold(
  deps: Deps,
  alert: string,
  { home, waves }: { home: string; waves: number },
): Promise<NoticeRow | undefined> {
  const names = Array.from({ length: waves }, (_, before) => once.chased(alert, home, waves - before));
  const rows = await Promise.all(
    [...names, once.sent(alert, home)].map((name) => loadNotice(deps.table, name)),
  );
  return rows.find((row) => row?.value.state === 'sent')?.value;
}
