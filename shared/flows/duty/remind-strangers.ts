import { strangersCard } from '../../conversation/duty/words.ts';
import { unitKey } from '../../domain/duty/post.ts';
import type { Shift } from '../../domain/duty/shift.ts';
import { missing, type Step } from '../../domain/duty/watch.ts';
import { unitId } from '../../domain/ids.ts';
import { loadUnit } from '../../store/directory.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';
import { tell } from './remind.ts';

/** Whom only a unit's roster knows cannot be reminded: its liaison is, before the watch and when nobody signed in. */
export async function strangersSends(deps: Deps, shift: Shift, does: readonly Step[]): Promise<Send[]> {
  const step = does.find((one) => one === 'absent-15' || one === 'before');
  const strangers = missing(shift).filter(({ person }) => person === undefined);
  const key = shift.post?.key ?? '';
  if (!step || strangers.length === 0 || !key.startsWith(unitKey(''))) return [];
  const unit = (await loadUnit(deps.table, unitId(key.slice(unitKey('').length))))?.value;
  const card = strangersCard(shift, strangers, step);
  return tell(shift, unit?.liaison, {
    step: `strangers-${step}`,
    card,
    lane: step === 'before' ? 'blue' : 'answer',
  });
}
