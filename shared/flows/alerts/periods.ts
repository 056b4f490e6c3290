import { toAll } from '../../conversation/alerts/words-audience.ts';
import { officerLine, pushWords } from '../../conversation/alerts/words-periods.ts';
import { draft } from '../../domain/alerts/broadcast.ts';
import type { Push } from '../../domain/alerts/pushes.ts';
import { hasRole } from '../../domain/directory/person.ts';
import { alertId } from '../../domain/ids.ts';
import { DAY_MS, dayOf, type Instant, isoOf, later } from '../../domain/time.ts';
import { keys } from '../../store/keys.ts';
import { officeTexts } from '../../store/office-texts.ts';
import { isTold, loadPeriodPlan, type PeriodPlan, putPeriodPlan, toldWrite } from '../../store/periods.ts';
import type { Stored } from '../../store/record.ts';
import type { Table } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome, type Send } from '../outcome.ts';
import { type Everybody, everybody } from './audience.ts';
import { launch } from './launch.ts';
import { summaryOf } from './summary.ts';
import { pushesAround } from './year.ts';

/** The pushes whose time has come: one a look, since each is a transaction of its own; the next waits a minute. */
export async function tickPeriods(deps: Deps, now: Instant): Promise<Outcome> {
  const stored = await loadPeriodPlan(deps.table);
  if (!stored) return nothing;
  const pushes = pushesAround(now, stored.value);
  const owed = await owedOf(deps, stored.value, pushes, now);
  const [push, ...rest] = owed;
  if (!push) return { writes: [moved(stored, { pushes, now })] };
  const done = await tell(deps, push, now);
  const marks = (await untoldIds(deps, push)).map((id) => toldWrite(id, now));
  const write =
    rest.length > 0 ? putPeriodPlan(stored.value, stored.version, now) : moved(stored, { pushes, now });
  return join(done, { writes: [write, ...marks] });
}

async function owedOf(
  deps: Deps,
  { doneUpTo }: PeriodPlan,
  pushes: readonly Push[],
  now: Instant,
): Promise<Push[]> {
  const due = pushes.filter(({ at }) => at > doneUpTo && at <= now);
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

async function tell(deps: Deps, push: Push, now: Instant): Promise<Outcome> {
  const all = await everybody(deps);
  if (push.notAfter <= now) return { writes: [], sends: toOfficers(all, push, { now, what: 'missed' }) };
  if (push.audience === 'officers' || !isForUnits(push)) return toOffice(deps, all, { push, now });
  const words = pushWords(push, dayOf(now), await officeTexts(deps.table));
  const broadcast = draft(
    {
      id: alertId(deps.newId('al')),
      kind: 'period',
      ...words,
      ...(push.steps.includes('t-7') && { lists: true }),
      audience: { ...toAll, streets: push.period.region ? [push.period.region] : [] },
      asks: false,
      notAfter: push.notAfter,
    },
    now,
  );
  const launched = await launch(deps, broadcast, { seen: 0, all, now, cause: `tick#${isoOf(now)}` });
  const sends = toOfficers(all, push, { now, what: launched.ok ? 'sent' : 'nobody' });
  return launched.ok ? join(launched.outcome, { writes: [], sends }) : { writes: [], sends };
}

/** What officers alone read; after a period its sum. */
async function toOffice(
  deps: Deps,
  all: Everybody,
  { push, now }: { push: Push; now: Instant },
): Promise<Outcome> {
  const sends = toOfficers(all, push, { now, what: 'own' });
  if (!push.steps.includes('summary')) return { writes: [], sends };
  const card = await summaryOf(deps, push.period, dayOf(now));
  return { writes: [], sends: sends.map((send) => ({ ...send, card })) };
}

/** A holiday comes whether its days off are announced or not; sessions only when somebody has named their days. */
export function isForUnits({ tentative, period }: Push): boolean {
  return !tentative || period.kind === 'holiday';
}

const mostOfficers = 15;

function toOfficers(
  all: Everybody,
  push: Push,
  { now, what }: { now: Instant; what: Parameters<typeof officerLine>[2] },
): Send[] {
  const officers = [...all.people.values()]
    .filter((person) => hasRole(person, 'administrator', 'officer'))
    .slice(0, mostOfficers);
  const card = officerLine(push, dayOf(now), what);
  return officers.map(({ id }) => ({
    ...{
      once: `${push.ids.join('+')}#officers#${id}`,
      to: { kind: 'person', person: id },
      lane: 'blue',
      card,
    },
    ...(what !== 'missed' && { notAfter: push.notAfter }),
  }));
}

/** What people said of the year's dates; an empty plan where the row is not made yet. */
export async function loadPlan(table: Table, now: Instant): Promise<Stored<PeriodPlan>> {
  const none = { doneUpTo: now, lianghui: [], years: [], own: [], modes: {} };
  return (await loadPeriodPlan(table)) ?? { key: keys.periodPlan(), version: 0, value: none };
}
