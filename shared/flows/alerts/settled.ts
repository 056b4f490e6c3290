import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Settled } from '../settled.ts';

/** What this topic keeps of the fate of what it sent or asked for. */
export async function settledAlerts(_deps: Deps, _settled: Settled): Promise<readonly Write[]> {
  return [];
}
