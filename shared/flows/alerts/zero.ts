import { noZeroWanted, zeroNoted } from '../../conversation/alerts/words.ts';
import { asking } from '../../domain/alerts/mode.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { loadPeriodPlan } from '../../store/periods.ts';
import type { Table } from '../../store/table.ts';
import { zeroReports, zeroWrite } from '../../store/zero.ts';
import type { Deps } from '../deps.ts';
import { join, nothing, type Outcome, say } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { reportsConfirmed } from './reported.ts';
import { lostIn, standingOf } from './standing.ts';
import { periodsAround } from './year.ts';

/** 平安, 零报告: kept once a day for each unit of the speaker, while a period runs that asks for it. */
export async function reportZero(deps: Deps, turn: Turn): Promise<Outcome> {
  const { speaker, inbound, now } = turn;
  if (!speaker.person || speaker.represents.length === 0) return nothing;
  if (!(await isZeroOpen(deps, now)))
    return inbound.chat === null ? say({ text: noZeroWanted }, true) : nothing;
  const standing = await standingOf(deps, turn);
  if (standing.kind !== 'units') return lostIn(turn, standing);
  const today = dayOf(now);
  const before = new Set(await zeroReports(deps.table, today));
  const fresh = standing.units.filter(({ id }) => !before.has(id)).slice(0, mostUnits);
  const facts = { by: speaker.person.id, at: now, through: inbound.id };
  const writes = fresh.map(({ id }) => zeroWrite(today, id, facts));
  const confirmed = await reportsConfirmed(deps, turn, { units: fresh, what: 'zero' });
  const names = standing.units.map(({ name }) => name);
  return {
    ...join(confirmed, { writes }),
    ...{ reply: { text: zeroNoted(names, today) }, privately: true },
  };
}

const mostUnits = 20;

const kept = new WeakMap<Table, { readonly key: string; readonly open: boolean }>();

/** Whether today lies in a holiday or in the sessions, as far as they are certain. Worked out once a day and change. */
export async function isZeroOpen(deps: Deps, now: Instant): Promise<boolean> {
  const [today, plan] = [dayOf(now), await loadPeriodPlan(deps.table)];
  const key = `${today}#${plan?.version ?? 0}`;
  const before = kept.get(deps.table);
  if (before?.key === key) return before.open;
  const known = plan?.value ?? { lianghui: [], years: [], own: [], modes: {} };
  const periods = periodsAround(today, known);
  const open = asking(periods, today, { wants: 'zero', modes: known.modes }).length > 0;
  kept.set(deps.table, { key, open });
  return open;
}
