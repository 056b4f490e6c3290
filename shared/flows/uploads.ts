import type { Order } from '../domain/delivery.ts';
import { imageTypeOf } from '../domain/image.ts';
import { type Errand, MouthError, type Result } from '../domain/message.ts';
import { instant } from '../domain/time.ts';
import { Conflict, type Write } from '../store/table.ts';
import { forgetUpload, loadUpload, uploadMost, uploadWrites } from '../store/uploads.ts';
import type { Deps } from './deps.ts';

const prefix = 'upload:';

export function uploadKey(id: string): string {
  return `${prefix}${id}`;
}

/** True for what no platform need be asked: its bytes lie with us already. */
export function isOurs(errand: Errand): errand is Extract<Errand, { kind: 'fetch' }> {
  return errand.kind === 'fetch' && errand.key.startsWith(prefix);
}

/** More is refused. */
export const mostUpload = uploadMost;

/** Keeps bytes under an id its sender chose: what comes again is there already. Photos of no kind that we show are not kept. */
export async function keepUpload(deps: Deps, id: string, bytes: Uint8Array): Promise<void> {
  const type = imageTypeOf(bytes);
  if (type === undefined) return;
  try {
    await deps.table.transact(uploadWrites(id, bytes, { type, at: instant(deps.wall.now()) }));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

/** Keeps a file somebody sent from a page, for whoever reads it. What comes again is there already. */
export async function keepFile(deps: Deps, id: string, bytes: Uint8Array): Promise<void> {
  try {
    await deps.table.transact(
      uploadWrites(id, bytes, { type: 'application/octet-stream', at: instant(deps.wall.now()) }),
    );
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

/** Throws MouthError `later` while the bytes are not there: they may be on their way. */
export async function fetchOurs(deps: Deps, errand: Extract<Errand, { kind: 'fetch' }>): Promise<Result> {
  const found = await loadUpload(deps.table, errand.key.slice(prefix.length));
  if (!found) throw new MouthError({ kind: 'later', code: 'no-upload' });
  return { kind: 'fetched', ...found };
}

/** Once the errand is over its bytes are on the shelf, or no photo at all. */
export function uploadWritesAfter({ what }: Order): Write[] {
  if (what.kind !== 'errand' || !isOurs(what.errand)) return [];
  return forgetUpload(what.errand.key.slice(prefix.length));
}
