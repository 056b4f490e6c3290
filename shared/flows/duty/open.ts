import type { OpenWindows } from '../../conversation/intent.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

/** What waits for the speaker's answer on this topic. */
export async function openDuty(_deps: Deps, _seen: Omit<Turn, 'intent'>): Promise<Partial<OpenWindows>> {
  return {};
}
