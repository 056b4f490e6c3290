import { periodName } from '../conversation/alerts/words-periods.ts';
import { covers, periodsOf } from '../domain/alerts/periods.ts';
import type { Day } from '../domain/time.ts';
import { calendarAround } from '../feeds/calendar/holidays.ts';
import { recurringIn, reportedLianghui } from '../feeds/calendar/periods.ts';
import { loadPeriodPlan } from '../store/periods.ts';
import type { Deps } from './deps.ts';

/** A season of the calendar that is run as a campaign everywhere. */
const seasons: ReadonlySet<string> = new Set(['winter-fire']);

/** The campaigns that run on a day, by name: those of the calendar and those the bureau entered for itself or for this street. */
export async function campaignsOn(
  deps: Pick<Deps, 'table'>,
  on: Day,
  street: string | undefined,
): Promise<readonly string[]> {
  const plan = (await loadPeriodPlan(deps.table))?.value;
  const year = Number(on.slice(0, 4));
  const inputs = {
    calendar: calendarAround(year, plan?.years),
    lianghui: [...reportedLianghui, ...(plan?.lianghui ?? [])],
    recurring: recurringIn([]),
    own: plan?.own ?? [],
  };
  const found = [year - 1, year]
    .flatMap((one) => periodsOf(one, inputs))
    .filter(
      (period) =>
        covers(period, on) &&
        (period.kind === 'own' || period.kind === 'campaign' || seasons.has(period.name)) &&
        (period.region === undefined || period.region === street),
    );
  return [...new Set(found.map(periodName))];
}
