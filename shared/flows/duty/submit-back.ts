import { submitHints } from '../../conversation/duty/words-submit.ts';
import { loadShift } from '../../store/duty.ts';
import { isImporting } from '../../store/import.ts';
import { loadRosterDraft, type RosterDraft } from '../../store/roster-drafts.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { compared } from './submit-compare.ts';
import { mayChangeAll } from './submit-day.ts';
import { asStands } from './submit-half.ts';
import { refused } from './swaps.ts';

type Watches = Pick<RosterDraft, 'wanted' | 'gone'>;

/** The table that brings back what another one is about to change. */
export async function backOf(deps: Deps, { wanted, gone }: Watches): Promise<Watches> {
  const ids = [...wanted.map(({ id }) => id), ...gone];
  const before = await Promise.all(ids.map((id) => loadShift(deps.table, id)));
  return {
    wanted: before.flatMap((stored) => (stored ? asStands(stored.value) : [])),
    gone: ids.filter((_, nth) => !before[nth]),
  };
}

/** What stood before his last table is shown against what stands now, and waits for one word like any table. */
export async function takeBack(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, intent } = turn;
  const stored = await loadRosterDraft(deps.table, speaker.person?.id ?? '');
  if (!stored?.value.isBack || (intent.reference !== undefined && intent.reference !== stored.value.id))
    return refused(turn, submitHints.noBack);
  const { wanted, gone } = stored.value;
  if (!mayChangeAll(speaker, stored.value)) return refused(turn, submitHints.notYours);
  // What stands now is not yet what he takes back.
  if (await isImporting(deps.table)) return refused(turn, submitHints.writing);
  return compared(deps, turn, wanted, { gone });
}
