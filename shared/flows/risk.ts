import { covers, periodsOf } from '../domain/alerts/periods.ts';
import { type Day, dayOf, type Instant } from '../domain/time.ts';
import { calendarAround } from '../feeds/calendar/holidays.ts';
import { loadBroadcast } from '../store/alerts.ts';
import { openAlerts } from '../store/open-alerts.ts';
import { loadPeriodPlan } from '../store/periods.ts';
import type { Deps } from './deps.ts';

/** Whether a day asks for heightened care: a holiday, the national sessions, or an orange or red warning that is out. */
export async function isRisk(deps: Deps, now: Instant, on: Day = dayOf(now)): Promise<boolean> {
  const plan = (await loadPeriodPlan(deps.table))?.value;
  const year = Number(on.slice(0, 4));
  const calendar = calendarAround(year, plan?.years);
  const inputs = { calendar, lianghui: plan?.lianghui ?? [], recurring: [], own: [] };
  const periods = [year - 1, year].flatMap((one) => periodsOf(one, inputs));
  const kinds = ['holiday', 'lianghui'];
  if (periods.some((period) => kinds.includes(period.kind) && covers(period, on))) return true;
  const open = await openAlerts(deps.table);
  const found = await Promise.all(open.map(({ id }) => loadBroadcast(deps.table, id)));
  return found.some((stored) => stored?.value.grave === true);
}
