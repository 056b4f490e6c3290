import { groupCard } from '../../conversation/alerts/words-card.ts';
import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { keyOf } from '../../domain/alerts/plan.ts';
import { limitsOf } from '../../domain/delivery.ts';
import { DAY_MS, type Instant, later } from '../../domain/time.ts';
import { type Copy, faceDone, faceRecord, loadCopy, putCopy, tallyOf } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { open, type Stored } from '../../store/record.ts';
import type { Row, Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Asked, Outcome } from '../outcome.ts';
import { laneOf, signatureOf } from './audience.ts';
import { once } from './share.ts';

/** A card's count changed. One new face is under way at a time; what changes meanwhile is in the next. */
export async function stepFace(deps: Deps, row: Row, now: Instant): Promise<Outcome> {
  const { alert, group } = open(faceRecord, row).value;
  const [broadcast, copy] = await Promise.all([
    loadBroadcast(deps.table, alert),
    loadCopy(deps.table, alert, keyOf({ kind: 'group', group })),
  ]);
  const done = faceDone(row);
  if (!broadcast || !copy || copy.value.recalled || copy.value.state === 'dead') return { writes: [done] };
  if (copy.value.editing || copy.value.message === undefined)
    return { writes: [done, putCopy(copy, { ...copy.value, again: true })] };
  const { write, asked } = await nextFace(deps, broadcast.value, { copy, now });
  return { writes: [done, write], errands: asked ? [asked] : [] };
}

/** Platforms edit a card for a fortnight. */
const editableMs = 14 * DAY_MS;

/** The edit that shows the count as it stands, and the copy that waits for its end. */
export async function nextFace(
  deps: Deps,
  broadcast: Broadcast,
  { copy, now }: { copy: Stored<Copy>; now: Instant },
): Promise<{ write: Write; asked?: Asked }> {
  const { to, address, message, size, faces, measures, facedWallMs } = copy.value;
  const isOld = now > later(broadcast.sentAt ?? now, editableMs);
  if (to.kind !== 'group' || !address || message === undefined || isOld)
    return { write: putCopy(copy, { ...copy.value, editing: false, again: false }) };
  const [done, by] = await Promise.all([tallyOf(deps.table, broadcast.id, to.group), signatureOf(deps)]);
  const at = broadcast.sentAt ?? broadcast.draftedAt;
  const card = groupCard(broadcast, { by, at, measures, done, size });
  const wallMs = deps.wall.now();
  const atMs = Math.max(wallMs, (facedWallMs ?? 0) + limitsOf(address.channel).editEveryMs);
  const next = { editing: true, again: false, faces: faces + 1, facedWallMs: atMs };
  return {
    write: putCopy(copy, { ...copy.value, ...next }),
    asked: {
      ...(atMs > wallMs && { notBeforeWallMs: atMs }),
      ...{ once: once.face(broadcast.id, keyOf(to), faces + 1), to: address, lane: laneOf(broadcast) },
      ...{ errand: { kind: 'edit', message, card }, about: { topic: 'alerts', id: broadcast.id } },
    },
  };
}
