import { isOut } from '../domain/alerts/broadcast.ts';
import type { OpenMatters } from '../domain/duty/handover.ts';
import { isOverdue } from '../domain/hazards/case.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { loadBroadcast, openAlerts, rollOf } from '../store/alerts.ts';
import { casesOn } from '../store/hazards.ts';
import { incidentsListed } from '../store/incidents.ts';
import type { Deps } from './deps.ts';

const mostNamed = 5;
const headLength = 24;

/** What of the bureau's work is open at this moment: hazards, broadcasts, warnings and incidents, for whoever comes next. */
export async function openMatters(deps: Deps, now: Instant): Promise<OpenMatters> {
  const { table } = deps;
  const [cases, incidents, open] = await Promise.all([
    casesOn(table, 'all', 'open'),
    incidentsListed(table, 'open'),
    openAlerts(table),
  ]);
  const broadcasts = (await Promise.all(open.map(({ id }) => loadBroadcast(table, id)))).flatMap((stored) =>
    stored && isOut(stored.value) ? [stored.value] : [],
  );
  const asked = await Promise.all(
    broadcasts
      .filter(({ asks }) => asks)
      .map(async ({ id, text, title }) => ({
        head: (title ?? text).slice(0, headLength),
        missing: (await rollOf(table, id)).filter(({ value }) => !value.confirmed).length,
      })),
  );
  return {
    hazards: {
      count: cases.length,
      overdue: cases.filter((one) => isOverdue(one, dayOf(now))).length,
      first: cases.slice(0, mostNamed).map(({ number }) => number),
    },
    unconfirmed: asked.filter(({ missing }) => missing > 0).slice(0, mostNamed),
    warnings: broadcasts.filter(({ warning }) => warning).map(({ text }) => text.slice(0, headLength)),
    incidents: incidents
      .map(({ value }) => `${value.number ?? ''} ${value.where}`.trim())
      .slice(0, mostNamed),
  };
}
