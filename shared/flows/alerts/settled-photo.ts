import { photoLost } from '../../conversation/alerts/words-wanted.ts';
import { cleaned } from '../../domain/exif.ts';
import { alertId, unitId } from '../../domain/ids.ts';
import { imageTypeOf } from '../../domain/image.ts';
import { enqueue } from '../../store/outbox.ts';
import { loadRoll, putRoll } from '../../store/rolls.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Settled } from '../settled.ts';

/** A photo of a measure came, and is kept; or it was lost, and whoever sent it is asked for it again. */
export async function settledPhoto(
  deps: Deps,
  { order, fate, result, now }: Settled,
  { unit, id }: { unit: string; id: string },
): Promise<readonly Write[]> {
  const bytes = fate.kind === 'sent' && result?.kind === 'fetched' ? result.bytes : undefined;
  const type = bytes && imageTypeOf(bytes);
  if (bytes && type !== undefined) {
    await deps.photos.put(id, cleaned(bytes, type), type);
    return [];
  }
  const alert = alertId(order.about?.id ?? '');
  const roll = await loadRoll(deps.table, alert, unitId(unit));
  const { confirmed } = roll?.value ?? {};
  if (!roll || !confirmed) return [];
  const photos = (confirmed.photos ?? []).filter((one) => one !== id);
  const { once, to, cause, about } = order;
  const lost = {
    once: `${once}#lost`,
    to,
    lane: 'answer',
    cause,
    askedAt: now,
    ...(about && { about }),
  } as const;
  return [
    putRoll(alert, { ...roll.value, confirmed: { ...confirmed, photos } }, roll.version),
    ...enqueue({ ...lost, what: { kind: 'card', card: { text: photoLost } } }, deps.wall.now()),
  ];
}
