import type { Order } from '../domain/delivery.ts';
import { type Errand, MouthError, type Result } from '../domain/message.ts';
import type { Write } from '../store/table.ts';
import { forgetUpload, loadUpload } from '../store/uploads.ts';
import type { Deps } from './deps.ts';

const prefix = 'upload:';

export function uploadKey(id: string): string {
  return `${prefix}${id}`;
}

/** True for what no platform need be asked: its bytes lie with us already. */
export function isOurs(errand: Errand): errand is Extract<Errand, { kind: 'fetch' }> {
  return errand.kind === 'fetch' && errand.key.startsWith(prefix);
}

/** Throws MouthError if the bytes are gone. */
export async function fetchOurs(deps: Deps, errand: Extract<Errand, { kind: 'fetch' }>): Promise<Result> {
  const found = await loadUpload(deps.table, errand.key.slice(prefix.length));
  if (!found) throw new MouthError({ kind: 'content', code: 'no-upload' });
  return { kind: 'fetched', ...found };
}

/** Once the errand is over its bytes are on the shelf, or no photo at all. */
export function uploadWritesAfter({ what }: Order): Write[] {
  if (what.kind !== 'errand' || !isOurs(what.errand)) return [];
  return forgetUpload(what.errand.key.slice(prefix.length));
}
