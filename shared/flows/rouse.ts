import type { Channel } from '../domain/message.ts';
import { batonWrite, loadLease } from '../store/courier.ts';
import { oldestWaiting, waiting } from '../store/outbox.ts';
import { allWanted } from '../store/papers.ts';
import type { Deps } from './deps.ts';

/**
 * Where a stream wakes the courier, the clock meets what nothing new tells of: a try whose time has come, a wake-up that
 * was lost, a courier that broke off, a file that was not made at the first try. If an order is due or a file is wanted
 * and no courier has the channel, a baton wakes one. Returns for how long the oldest order has waited, 0 when none does.
 */
export async function rouse(deps: Deps, channel: Channel): Promise<number> {
  const wallMs = deps.wall.now();
  const oldestMs = await oldestWaiting(deps.table, channel);
  const isWanted = (await allWanted(deps.table)).length > 0;
  if (oldestMs === undefined && !isWanted) return 0;
  const { value: lease } = await loadLease(deps.table, channel);
  const isHeld = lease.holder !== '' && lease.untilWallMs > wallMs;
  if (!isHeld && (isWanted || (await isDue(deps, channel, wallMs)))) {
    await deps.table.transact([batonWrite(channel, deps.newId('baton'), wallMs)]);
  }
  return Math.max(0, wallMs - (oldestMs ?? wallMs));
}

async function isDue({ table }: Deps, channel: Channel, wallMs: number): Promise<boolean> {
  for await (const { value } of waiting(table, channel)) {
    if (value.effort.notBeforeWallMs <= wallMs) return true;
  }
  return false;
}
