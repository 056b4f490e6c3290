import type { OpenWindows } from '../../conversation/utterance.ts';
import { waitsFor } from '../../domain/duty/swap.ts';
import type { PersonId } from '../../domain/ids.ts';
import { HOUR_MS, type Instant, later } from '../../domain/time.ts';
import { loadDutyPending } from '../../store/duty-pending.ts';
import { isEmpty, loadRosterDraft } from '../../store/roster-drafts.ts';
import { loadOpenCheck } from '../../store/spot-checks.ts';
import { hasSwaps, swapsOf } from '../../store/swaps.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

/** What waits for the speaker's answer on this topic. */
export async function openDuty(
  deps: Deps,
  { speaker, inbound, now }: Omit<Turn, 'intent'>,
): Promise<Partial<OpenWindows>> {
  const me = speaker.person?.id;
  if (!me) return {};
  const isBare = inbound.kind === 'said' && inbound.text.trim() === '' && inbound.attachments.length > 0;
  const isShort = inbound.kind === 'said' && inbound.chat === null && inbound.text.trim().length <= 8;
  const [open, swap, pending, roster] = await Promise.all([
    loadOpenCheck(deps.table, me),
    hasSwaps(deps.table, me),
    isBare ? loadDutyPending(deps.table, me, now) : undefined,
    isShort && isRosterOpen(deps, me, now),
  ]);
  return {
    ...{ swap, spotCheck: open !== undefined && open.value.until >= now },
    ...(pending && { sharing: pending.kind }),
    ...(roster && { roster }),
  };
}

/** His table waits for his word, and he was not asked about a swap since: a bare yes answers what was asked last. */
async function isRosterOpen(deps: Deps, me: PersonId, now: Instant): Promise<boolean> {
  const draft = (await loadRosterDraft(deps.table, me))?.value;
  if (!draft || isEmpty(draft) || later(draft.at, HOUR_MS) <= now) return false;
  const swaps = await swapsOf(deps.table, me);
  return !swaps.some(({ value }) => value.askedAt > draft.at && waitsFor(value, me));
}
