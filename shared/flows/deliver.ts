import type { Channel } from '../domain/message.ts';
import { loadNotice, waiting } from '../store/outbox.ts';
import type { Delivered, Job } from './deliver/job.ts';
import { takeLease } from './deliver/lease.ts';
import { work } from './deliver/shift.ts';
import type { Deps } from './deps.ts';

/**
 * Sends what waits on a channel, and does its errands, until nothing is due: the one courier of the channel, or none if
 * another has the lease. After the lease is handed back the queue is looked at once more, since whoever asked meanwhile
 * saw it held and went away.
 */
export async function deliver(deps: Deps, job: Job): Promise<Delivered> {
  const holder = job.holder ?? deps.newId('courier');
  let sent = 0;
  for (;;) {
    const view = await outlook(deps, job.channel);
    if (!view.isDue) return { sent, ...view.rest };
    const taken = await takeLease(deps, job, holder);
    if (taken.kind === 'held') return { sent, left: view.rest.left, nextAtMs: taken.untilWallMs };
    const shift = await work(deps, job, taken.lease);
    sent += shift.sent;
    if (shift.ended !== 'nothing-due') return { sent, ...(await outlook(deps, job.channel)).rest };
  }
}

/** What waits on a channel or is under way there, in all and by the message or tick that brought it about. */
export async function pendingOf(
  deps: Pick<Deps, 'table'>,
  channel: Channel,
): Promise<{ readonly total: number; readonly byCause: Readonly<Record<string, number>> }> {
  const byCause = new Map<string, number>();
  let total = 0;
  for await (const { value } of waiting(deps.table, channel)) {
    total += 1;
    byCause.set(value.cause, (byCause.get(value.cause) ?? 0) + 1);
  }
  return { total, byCause: Object.fromEntries(byCause) };
}

/** Reads on until a row is due: a long queue is not counted to its end. */
async function outlook(
  { table, wall }: Deps,
  channel: Channel,
): Promise<{ isDue: boolean; rest: Omit<Delivered, 'sent'> }> {
  let left = 0;
  let nextAtMs = Number.POSITIVE_INFINITY;
  for await (const { value } of waiting(table, channel)) {
    left += 1;
    nextAtMs = Math.min(nextAtMs, value.effort.notBeforeWallMs);
    if (nextAtMs <= wall.now()) return { isDue: true, rest: { left, nextAtMs } };
  }
  return { isDue: false, rest: left === 0 ? { left } : { left, nextAtMs } };
}

/** The message or tick that brought an order about, whatever name its plain-text form was sent under. */
export async function causeOf({ table }: Pick<Deps, 'table'>, once: string): Promise<string | undefined> {
  return (await loadNotice(table, once.replace(/#text$/, '')))?.value.order.cause;
}
