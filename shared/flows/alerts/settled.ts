import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Order } from '../../domain/delivery.ts';
import { alertId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { type Copy, loadCopy, putCopy } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { enqueue } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Asked } from '../outcome.ts';
import type { Settled } from '../settled.ts';
import { nextFace } from './face.ts';
import { recallOf } from './recall-share.ts';
import { settledPhoto } from './settled-photo.ts';
import { photoNamed } from './told.ts';

/** Keeps what became of a copy or of its new face, and asks for what had to wait for that. */
export async function settledAlerts(deps: Deps, settled: Settled): Promise<readonly Write[]> {
  const photo = photoNamed(settled.order.once);
  if (photo) return settledPhoto(deps, settled, photo);
  const found = copyNamed(settled.order);
  if (!found) return [];
  const [broadcast, copy] = await Promise.all([
    loadBroadcast(deps.table, alertId(found.alert)),
    loadCopy(deps.table, alertId(found.alert), found.home),
  ]);
  if (!broadcast || !copy) return [];
  const after = found.what === 'sent' ? withFate(copy.value, settled) : { ...copy.value, editing: false };
  const { write, asked } = await followUp(deps, {
    broadcast: broadcast.value,
    now: settled.now,
    what: found.what,
    copy: { ...copy, value: after },
  });
  if (!asked) return [write];
  return [write, ...enqueue(orderOf(asked, settled), deps.wall.now(), asked.notBeforeWallMs)];
}

/** `alert.sent#al_7#group#g_1` and `alert.face#al_7#group#g_1#3` name a copy. */
export function copyNamed({
  once,
  about,
}: Order): { what: 'sent' | 'face'; alert: string; home: string } | undefined {
  if (about?.topic !== 'alerts') return undefined;
  for (const what of ['sent', 'face'] as const) {
    const head = `alert.${what}#${about.id}#`;
    if (!once.startsWith(head)) continue;
    const rest = once.slice(head.length);
    return { what, alert: about.id, home: what === 'face' ? rest.slice(0, rest.lastIndexOf('#')) : rest };
  }
  return undefined;
}

function withFate(copy: Copy, { order, fate }: Settled): Copy {
  switch (fate.kind) {
    case 'sent':
      return { ...copy, state: 'sent', address: order.to, message: fate.message };
    case 'unknown':
      return { ...copy, state: 'unknown', address: order.to };
    case 'dead':
    case 'refused':
    case 'expired':
      return { ...copy, state: 'dead' };
  }
}

interface News {
  readonly broadcast: Broadcast;
  readonly now: Instant;
  readonly what: 'sent' | 'face';
  readonly copy: Stored<Copy>;
}

/** A copy that was to be recalled before it had a message is recalled now that it has one. */
async function followUp(
  deps: Deps,
  { broadcast, now, what, copy }: News,
): Promise<{ write: Write; asked?: Asked }> {
  const { recalled, again, state } = copy.value;
  const recall = recalled && what === 'sent' ? recallOf(broadcast, copy.value) : undefined;
  if (recall) return { write: putCopy(copy, copy.value), asked: recall };
  if (again && !recalled && state === 'sent') return nextFace(deps, broadcast, { copy, now });
  return { write: putCopy(copy, { ...copy.value, again: false }) };
}

function orderOf({ once, to, errand, about, lane = 'blue' }: Asked, { order, now }: Settled): Order {
  return { once, to, about, lane, cause: order.cause, askedAt: now, what: { kind: 'errand', errand } };
}
