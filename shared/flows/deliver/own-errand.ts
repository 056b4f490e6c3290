import type { Fate, Order } from '../../domain/delivery.ts';
import { MouthError, type Result } from '../../domain/message.ts';
import type { Deps } from '../deps.ts';
import { fetchOurs, isOurs } from '../uploads.ts';

/** Fetches what lies with us already; what is not there yet may be on its way, until the errand’s time is over. */
export async function doOwnErrand(
  deps: Deps,
  { what }: Order,
  end: (fate: Fate, result: Result) => Promise<unknown>,
): Promise<void> {
  if (what.kind !== 'errand' || !isOurs(what.errand)) return;
  const result = await arrived(deps, what.errand);
  if (result) await end({ kind: 'sent', message: what.errand.message }, result);
}

async function arrived(deps: Deps, errand: Parameters<typeof fetchOurs>[1]): Promise<Result | undefined> {
  try {
    return await fetchOurs(deps, errand);
  } catch (error) {
    if (error instanceof MouthError) return undefined;
    throw error;
  }
}
