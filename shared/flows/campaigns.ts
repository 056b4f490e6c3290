import { periodName } from '../conversation/alerts/words-periods.ts';
import { calendarOf } from '../domain/alerts/calendar.ts';
import { covers, type Period, type PeriodInputs, periodsOf } from '../domain/alerts/periods.ts';
import type { Day } from '../domain/time.ts';
import { recurringIn, reportedLianghui } from '../feeds/calendar/periods.ts';
import { loadPeriodPlan, type PeriodPlan } from '../store/periods.ts';
import type { Deps } from './deps.ts';

/** A season of the calendar that is run as a campaign everywhere. */
const seasons: ReadonlySet<string> = new Set(['winter-fire']);

/** The campaigns that run on a day, by name: those of the calendar and those the bureau entered for itself or for this street. */
export async function campaignsOn(
  deps: Pick<Deps, 'table'>,
  on: Day,
  street: string | undefined,
): Promise<readonly string[]> {
  const found = runningOn(on, (await loadPeriodPlan(deps.table))?.value ?? unplanned);
  return [
    ...new Set(found.filter(({ region }) => region === undefined || region === street).map(periodName)),
  ];
}

/** The campaigns of this year and the two before that have begun, the latest first, each by its name. */
export async function campaignsBefore(
  { table }: Pick<Deps, 'table'>,
  on: Day,
  street: string | undefined,
): Promise<readonly string[]> {
  const plan = (await loadPeriodPlan(table))?.value ?? unplanned;
  const year = Number(on.slice(0, 4));
  const inputs = inputsOf(plan);
  const found = [year, year - 1, year - 2]
    .flatMap((one) => periodsOf(one, inputs))
    .filter((period) => period.start <= on && isCampaign(period))
    .filter(({ region }) => street === undefined || region === undefined || region === street)
    .sort((one, other) => (one.start < other.start ? 1 : -1));
  return [...new Set(found.map(periodName))];
}

type Plan = Pick<PeriodPlan, 'lianghui' | 'own'>;

const unplanned: Plan = { lianghui: [], own: [] };
const made = new WeakMap<Plan, { readonly on: Day; readonly periods: readonly Period[] }>();

/** Each report asks for its day: worked out once for what is known, not for each. */
function runningOn(on: Day, plan: Plan): readonly Period[] {
  const known = made.get(plan);
  if (known?.on === on) return known.periods;
  const year = Number(on.slice(0, 4));
  const inputs = inputsOf(plan);
  const periods = [year - 1, year]
    .flatMap((one) => periodsOf(one, inputs))
    .filter((period) => covers(period, on) && isCampaign(period));
  made.set(plan, { on, periods });
  return periods;
}

/** Without holidays, which are no campaigns and take long to work out. */
function inputsOf(plan: Plan): PeriodInputs {
  return {
    calendar: calendarOf([]),
    lianghui: [...reportedLianghui, ...plan.lianghui],
    recurring: recurringIn([]),
    own: plan.own,
  };
}

function isCampaign({ kind, name }: Period): boolean {
  return kind === 'own' || kind === 'campaign' || seasons.has(name);
}
