import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Settled } from '../settled.ts';
import { rosterFileHead, settledRoster } from './roster-fetch.ts';

/** What this topic keeps of the fate of what it sent or asked for. */
export async function settledDuty(deps: Deps, settled: Settled): Promise<readonly Write[]> {
  return settled.order.once.startsWith(rosterFileHead) ? settledRoster(deps, settled) : [];
}
