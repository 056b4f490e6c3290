import { beforeTry } from '../../domain/delivery/effort.ts';
import { type Fate, limitsOf } from '../../domain/delivery.ts';
import { type Instant, MINUTE_MS } from '../../domain/time.ts';
import { loadNotice, loadPending } from '../../store/outbox.ts';
import type { Deps } from '../deps.ts';
import type { Settling } from './lease-out.ts';
import { settleAll } from './settle.ts';

/** How a gateway says that a delivery ended. `later`: it was not said, for a reason that passes. */
export interface Ack {
  readonly id: string;
  readonly fate: 'sent' | 'unknown' | 'refused' | 'dead' | 'expired' | 'later';
  readonly code?: string;
}

/** Puts a delivery's end on record; one that is on record already stays as it is. */
export async function acknowledge(
  deps: Deps,
  settling: Settling,
  { ack, now }: { readonly ack: Ack; readonly now: Instant },
): Promise<void> {
  const once = onceOf(ack.id);
  const notice = await loadNotice(deps.table, once);
  if (notice?.value.state !== 'pending') return;
  const row = await loadPending(deps.table, notice.value);
  if (!row) return;
  const { order } = notice.value;
  const { effort } = row.value;
  const wallMs = deps.wall.now();
  const claim = { row, before: effort, notice, order };
  const job = { ...settling, channel: 'wechat' as const };
  const fate = fateOf(ack);
  if (fate) return void (await settleAll(deps, job, [{ claim, effort, fate }]));
  const { doubtSinceWallMs: _, ...calm } = effort;
  const again = { ...calm, notBeforeWallMs: wallMs + MINUTE_MS };
  const verdict = beforeTry(order, again, { now, wallMs, limits: limitsOf('wechat') });
  const ending = verdict.kind === 'over' ? { claim, effort, fate: verdict.fate } : { claim, effort: again };
  await settleAll(deps, job, [ending]);
}

/** The order a delivery is of. */
export function onceOf(id: string): string {
  return id.replace(/(?:#again\d+)?(?:#text)?$/, '');
}

function fateOf({ id, fate, code = 'gateway' }: Ack): Fate | undefined {
  switch (fate) {
    case 'sent':
      return { kind: 'sent', message: id };
    case 'unknown':
      return { kind: 'unknown' };
    case 'expired':
      return { kind: 'expired' };
    case 'dead':
    case 'refused':
      return { kind: fate, code };
    case 'later':
      return undefined;
  }
}
