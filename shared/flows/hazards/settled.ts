import { noImage, photoFailed, photoTooLarge } from '../../conversation/hazards/words-report.ts';
import { cleaned, takenIn } from '../../domain/exif.ts';
import { type CasePhoto, mostPhotoBytes } from '../../domain/hazards/photo.ts';
import { caseNumber } from '../../domain/ids.ts';
import { imageTypeOf } from '../../domain/image.ts';
import { loadPhoto, photosCame, putPhoto } from '../../store/case-photos.ts';
import { keys } from '../../store/keys.ts';
import { enqueue } from '../../store/outbox.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Settled } from '../settled.ts';
import { photoOf } from './attach.ts';

/** What came of fetching a photo: kept if its bytes are an image, else said so to whoever sent it. */
export async function settledHazards(deps: Deps, settled: Settled): Promise<readonly Write[]> {
  const named = photoOf(settled.order.once);
  const stored = named && (await loadPhoto(deps.table, named.owner, named.id));
  if (stored?.value.state !== 'fetching') return [];
  const { result, fate } = settled;
  if (fate.kind === 'sent' && result?.kind === 'fetched')
    return kept(deps, settled, { stored, bytes: result.bytes });
  const isTooLarge = fate.kind === 'refused' && fate.code === 'too-large';
  return lost(deps, settled, stored, isTooLarge ? 'too-large' : 'failed');
}

const lossWords = { failed: photoFailed, 'no-image': noImage, 'too-large': photoTooLarge } as const;

async function lost(
  deps: Deps,
  settled: Settled,
  stored: Stored<CasePhoto>,
  state: keyof typeof lossWords,
): Promise<Write[]> {
  return [
    ...(await everywhere(deps, stored, { state })),
    ...news(settled),
    ...tellSender(deps, settled, stored.value, lossWords[state]),
  ];
}

/** The bytes first, then the row that says they are there: a repeat finds the same photo. */
async function kept(
  deps: Deps,
  settled: Settled,
  { stored, bytes }: { stored: Stored<CasePhoto>; bytes: Uint8Array },
): Promise<Write[]> {
  const { id } = stored.value;
  const type = imageTypeOf(bytes);
  if (type === undefined) return lost(deps, settled, stored, 'no-image');
  if (bytes.length > mostPhotoBytes) return lost(deps, settled, stored, 'too-large');
  const clean = cleaned(bytes, type);
  const taken = takenIn(bytes, type);
  await deps.photos.put(id, clean, type);
  const hash = deps.hash(clean);
  const whole = deps.hash(bytes);
  const original = whole === hash ? {} : { original: whole };
  const said = Object.keys(taken).length === 0 ? {} : { taken };
  const came = { state: 'kept', type, hash, ...original, ...said } as const;
  return [...(await everywhere(deps, stored, came)), ...news(settled)];
}

/** Where it came to, and at the emergency it proved to be of meanwhile. */
async function everywhere(
  { table }: Deps,
  stored: Stored<CasePhoto>,
  came: Partial<CasePhoto>,
): Promise<Write[]> {
  const { apart, id } = stored.value;
  const other = apart === undefined ? undefined : await loadPhoto(table, keys.incident(apart).pk, id);
  return [stored, ...(other ? [other] : [])].map((one) => putPhoto(one, { ...one.value, ...came }));
}

/** The cards that are out are brought up to date by the next tick, once for all photos that came. */
function news({ order, now }: Settled): Write[] {
  const id = order.about?.id ?? '';
  return id.startsWith('YH-') ? [photosCame(caseNumber(id), now)] : [];
}

function tellSender(
  deps: Deps,
  { order, now }: Settled,
  photo: CasePhoto,
  words: typeof photoFailed,
): Write[] {
  const told = {
    ...{
      once: `hazard.photo-lost#${photo.id}`,
      to: order.to,
      lane: 'answer' as const,
      cause: order.cause,
      askedAt: now,
    },
    ...(order.about && { about: order.about }),
    what: {
      kind: 'card' as const,
      card: words(order.about?.id.startsWith('YH-') ? order.about.id : undefined),
    },
  };
  return enqueue(told, deps.wall.now());
}
