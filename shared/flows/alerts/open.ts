import type { OpenWindows } from '../../conversation/intent.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { openFor, postsWaiting } from './asked.ts';
import { isZeroOpen } from './zero.ts';

/** How many notices wait for the speaker's units (or his post) to confirm, how many they have confirmed, and whether they are asked for a zero report. */
export async function openAlerts(
  deps: Deps,
  { speaker, now }: Omit<Turn, 'intent'>,
): Promise<Partial<OpenWindows>> {
  if (speaker.represents.length === 0) {
    const asked = await postsWaiting(deps, speaker.person?.id);
    return asked > 0 ? { confirm: asked } : {};
  }
  const [{ waiting, confirmed, wants }, zeroReport] = await Promise.all([
    openFor(deps, speaker.represents),
    isZeroOpen(deps, now),
  ]);
  return { confirm: waiting.length, confirmed: confirmed.length, zeroReport, ...(wants && { wants }) };
}
