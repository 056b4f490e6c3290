import { isRestDay } from '../domain/alerts/calendar.ts';
import { covers, periodsOf } from '../domain/alerts/periods.ts';
import type { DayKinds } from '../domain/duty/fairness.ts';
import type { Day } from '../domain/time.ts';
import { calendarAround } from '../feeds/calendar/holidays.ts';
import { loadPeriodPlan } from '../store/periods.ts';
import type { Deps } from './deps.ts';

/** Working day, rest day or holiday, for the days around one. */
export async function dayKinds(deps: Deps, around: Day): Promise<DayKinds> {
  const plan = (await loadPeriodPlan(deps.table))?.value;
  const year = Number(around.slice(0, 4));
  const calendar = calendarAround(year, plan?.years);
  const inputs = { calendar, lianghui: [], recurring: [], own: [] };
  const holidays = [year - 1, year, year + 1]
    .flatMap((one) => periodsOf(one, inputs))
    .filter(({ kind }) => kind === 'holiday');
  return (on) => {
    if (holidays.some((period) => covers(period, on))) return 'holiday';
    return isRestDay(calendar, on) ? 'rest' : 'work';
  };
}
