import type { Push } from '../../domain/alerts/pushes.ts';
import { DAY_MS, type Instant, later } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import { isTold, loadPeriodPlan, type PeriodPlan, putPeriodPlan, toldWrite } from '../../store/periods.ts';
import type { Stored } from '../../store/record.ts';
import type { Table } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome } from '../outcome.ts';
import { tell } from './period-news.ts';
import { pushesAround } from './year.ts';
/** The pushes whose time has come: one a look, since each is a transaction of its own; the next waits a minute. */
export async function tickPeriods(deps: Deps, now: Instant): Promise<Outcome> {
  const stored = await loadPeriodPlan(deps.table);
  if (!stored) return nothing;
  const pushes = pushesAround(now, stored.value);
  const owed = await owedOf(deps, stored.value, pushes, now);
  const [push, ...rest] = owed;
  if (!push) return { writes: [moved(stored, { pushes, now })] };
  const done = await tell(deps, push, { plan: stored.value, now });
  const marks = (await untoldIds(deps, push)).map((id) => toldWrite(id, now));
  const write =
    rest.length > 0 ? putPeriodPlan(stored.value, stored.version, now) : moved(stored, { pushes, now });
  return join(done, { writes: [write, ...marks] });
}

async function owedOf(
  deps: Deps,
  { doneUpTo, changed = {} }: PeriodPlan,
  pushes: readonly Push[],
  now: Instant,
): Promise<Push[]> {
  const due = pushes.filter(
    ({ at, notAfter, period }) => at > doneUpTo && at <= now && notAfter > (changed[period.id] ?? 0),
  );
  const open = await Promise.all(
    due.map(async (push) => ((await untoldIds(deps, push)).length > 0 ? [push] : [])),
  );
  return open.flat();
}

async function untoldIds(deps: Deps, { ids }: Push): Promise<string[]> {
  const told = await Promise.all(ids.map((id) => isTold(deps.table, id)));
  return ids.filter((_, place) => !told[place]);
}

/** All that fell due is done; the row waits for the next, or looks again when another year has begun to count. */
function moved(
  { value, version }: Stored<PeriodPlan>,
  { pushes, now }: { pushes: readonly Push[]; now: Instant },
): Outcome['writes'][number] {
  return putPeriodPlan({ ...value, doneUpTo: now }, version, nextAt(pushes, now));
}

/** When the row is next looked at. */
export function nextAt(pushes: readonly Push[], now: Instant): Instant {
  const monthMs = 30 * DAY_MS;
  return pushes.find(({ at }) => at > now)?.at ?? later(now, monthMs);
}

/** What people said of the year's dates; an empty plan where the row is not made yet. */
export async function loadPlan(table: Table, now: Instant): Promise<Stored<PeriodPlan>> {
  const none = { doneUpTo: now, lianghui: [], years: [], own: [], modes: {} };
  return (await loadPeriodPlan(table)) ?? { key: keys.periodPlan(), version: 0, value: none };
}
