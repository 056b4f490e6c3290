import type { OpenWindows } from '../../conversation/intent.ts';
import { loadOpenCheck } from '../../store/spot-checks.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

/** What waits for the speaker's answer on this topic. */
export async function openDuty(
  deps: Deps,
  { speaker, now }: Omit<Turn, 'intent'>,
): Promise<Partial<OpenWindows>> {
  const open = speaker.person && (await loadOpenCheck(deps.table, speaker.person.id));
  return open && open.value.until >= now ? { spotCheck: true } : {};
}
