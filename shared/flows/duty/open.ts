import type { OpenWindows } from '../../conversation/intent.ts';
import { HOUR_MS, later } from '../../domain/time.ts';
import { loadDutyPending } from '../../store/duty-pending.ts';
import { isEmpty, loadRosterDraft } from '../../store/roster-drafts.ts';
import { loadOpenCheck } from '../../store/spot-checks.ts';
import { hasSwaps } from '../../store/swaps.ts';
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
  const [open, swap, pending, draft] = await Promise.all([
    loadOpenCheck(deps.table, me),
    hasSwaps(deps.table, me),
    isBare ? loadDutyPending(deps.table, me, now) : undefined,
    isShort ? loadRosterDraft(deps.table, me) : undefined,
  ]);
  return {
    ...{ swap, spotCheck: open !== undefined && open.value.until >= now },
    ...(pending && { sharing: pending.kind }),
    ...(draft && !isEmpty(draft.value) && later(draft.value.at, HOUR_MS) > now && { roster: true }),
  };
}
