import type { OpenWindows } from '../../conversation/utterance.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { openFor, postsWaiting } from './asked.ts';
import { isZeroOpen } from './zero.ts';

/** How many notices wait for the speaker's units (or his post) to confirm, how many they have confirmed, and whether they are asked for a zero report. */
export async function openAlerts(
  deps: Deps,
  { speaker, inbound, now }: Omit<Turn, 'intent'>,
): Promise<Partial<OpenWindows>> {
  // Among others he may have said it to anybody: a post is answered for alone with the bot, or by its card.
  const posts = inbound.chat === null ? (await postsWaiting(deps, speaker.person?.id)).length : 0;
  if (speaker.represents.length === 0) return posts > 0 ? { confirm: posts } : {};
  const [{ waiting, confirmed, wants }, zeroReport] = await Promise.all([
    openFor(deps, speaker.represents),
    isZeroOpen(deps, now),
  ]);
  const confirm = waiting.length + posts;
  return { confirm, confirmed: confirmed.length, zeroReport, ...(wants && { wants }) };
}
