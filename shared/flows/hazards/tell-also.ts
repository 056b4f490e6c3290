import { chaseHead } from '../../conversation/hazards/words-hand-over.ts';
import { progressMissing, progressReminder, reportReminder } from '../../conversation/hazards/words-major.ts';
import type { Case } from '../../domain/hazards/case.ts';
import type { Also } from '../../domain/hazards/schedule.ts';
import { type Day, dayOf, type Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';
import { tellInspectors, tellPeople, tellUnit } from './tell.ts';

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
      return tellOfProgress(deps, one, { today, now });
    case 'chase': {
      const ids = one.handedOver ? [one.handedOver.by] : [];
      return tellPeople(deps, one, { head: chaseHead(one, today), what: `chase@${today}`, now, ids });
    }
  }
}

/** The unit is asked for its week; one that was asked for before and never came is told to those who inspect. */
async function tellOfProgress(
  deps: Deps,
  one: Case,
  { today, now }: { today: Day; now: Instant },
): Promise<Send[]> {
  const asked = await tellUnit(deps, one, { head: progressReminder(one), what: `weekly@${today}`, now });
  const weeks = (one.plate?.silent ?? 0) - 1;
  if (weeks < 1) return asked;
  const news = { head: progressMissing(weeks), what: `weekly-missing@${today}`, now };
  return [...asked, ...(await tellInspectors(deps, one, news))];
}
