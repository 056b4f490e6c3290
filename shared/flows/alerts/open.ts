import type { OpenWindows } from '../../conversation/intent.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { waitingFor } from './asked.ts';

/** How many notices wait for the speaker's units to confirm. */
export async function openAlerts(
  deps: Deps,
  { speaker }: Omit<Turn, 'intent'>,
): Promise<Partial<OpenWindows>> {
  return { confirm: (await waitingFor(deps, speaker.represents)).length };
}
