import { chaseHead } from '../../conversation/hazards/words-hand-over.ts';
import { progressReminder, reportReminder } from '../../conversation/hazards/words-major.ts';
import type { Case } from '../../domain/hazards/case.ts';
import type { Also } from '../../domain/hazards/schedule.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';
import { tellPeople, tellUnit } from './tell.ts';

/** The unit is reminded of what it owes, the officer of whom he must ask; never the unit of what a department owes. */
export async function tellAlso(
  deps: Deps,
  one: Case,
  { also, now }: { also: readonly Also[]; now: Instant },
): Promise<Send[]> {
  const today = dayOf(now);
  const sends = await Promise.all(also.map((what) => tellOf(deps, one, { what, today, now })));
  return sends.flat();
}

function tellOf(
  deps: Deps,
  one: Case,
  { what, today, now }: { what: Also; today: Day; now: Instant },
): Promise<Send[]> {
  switch (what) {
    case 'double-report':
      return tellUnit(deps, one, { head: reportReminder(one), what: `double@${today}`, now });
    case 'progress':
      return tellUnit(deps, one, { head: progressReminder(one), what: `weekly@${today}`, now });
    case 'chase': {
      const ids = one.handedOver ? [one.handedOver.by] : [];
      return tellPeople(deps, one, { head: chaseHead(one), what: `chase@${today}`, now, ids });
    }
  }
}
