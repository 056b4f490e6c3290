import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Settled } from '../settled.ts';
import { photoHead } from './proof.ts';
import { rosterFileHead, settledRoster } from './roster-fetch.ts';

/** What this topic keeps of the fate of what it sent or asked for. */
export async function settledDuty(deps: Deps, settled: Settled): Promise<readonly Write[]> {
  const { once } = settled.order;
  if (once.startsWith(photoHead)) return keptPhoto(deps, settled);
  return once.startsWith(rosterFileHead) ? settledRoster(deps, settled) : [];
}

/** The photo of a check-in, under the key its watch names. */
async function keptPhoto(deps: Deps, { order, result }: Settled): Promise<readonly Write[]> {
  if (result?.kind === 'fetched')
    await deps.photos.put(order.once.slice(photoHead.length), result.bytes, result.type);
  return [];
}
