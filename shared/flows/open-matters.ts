import { warningName } from '../conversation/alerts/words-weather.ts';
import { caseMatter, incidentMatter, warningMatter } from '../conversation/duty/matters-words.ts';
import { stateNames } from '../conversation/hazards/words.ts';
import { whereOf } from '../conversation/hazards/words-incident-work.ts';
import { isOut } from '../domain/alerts/broadcast.ts';
import type { Roll } from '../domain/alerts/roll.ts';
import type { OpenMatters } from '../domain/duty/handover.ts';
import { type Post, streetKey, unitKey } from '../domain/duty/post.ts';
import { isOverdue } from '../domain/hazards/case.ts';
import { type AlertId, type UnitId, unitId } from '../domain/ids.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { loadBroadcast } from '../store/alerts.ts';
import { casesOn } from '../store/hazards.ts';
import { incidentsListed } from '../store/incidents.ts';
import { openAlerts } from '../store/open-alerts.ts';
import type { Stored } from '../store/record.ts';
import { loadRoll, rollOf } from '../store/rolls.ts';
import type { Table } from '../store/table.ts';
import type { Deps } from './deps.ts';

const mostNamed = 5;
const headLength = 24;

/**
 * What is open at this moment, for whoever comes next: hazards, broadcasts, warnings and incidents of the bureau's work, or of
 * one street or unit where the watch is its own. Nobody reads of another unit's.
 */
export async function openMatters(deps: Deps, now: Instant, post?: Post): Promise<OpenMatters> {
  const { table } = deps;
  const own = scopeOf(post);
  const [cases, incidents, open] = await Promise.all([
    casesOn(table, own.shelf, 'open'),
    incidentsListed(table, 'open'),
    openAlerts(table),
  ]);
  const broadcasts = (await Promise.all(open.map(({ id }) => loadBroadcast(table, id)))).flatMap((stored) =>
    stored && isOut(stored.value) ? [stored.value] : [],
  );
  const reached = await Promise.all(
    broadcasts.map(async ({ id, text, title, asks, warning }) => {
      const rolls = await rollsFor(table, id, own);
      const name = warning && warningName(warning, warning);
      return {
        ...{ head: shortened(title ?? name ?? text), asks },
        ...{ warning: warning && name && !warning.lifted ? warningMatter(name, warning, now) : undefined },
        ...{ isOurs: post === undefined || rolls.length > 0 },
        missing: rolls.filter(({ value }) => !value.confirmed).length,
      };
    }),
  );
  const ours = reached.filter(({ isOurs }) => isOurs);
  return {
    hazards: {
      count: cases.length,
      overdue: cases.filter((one) => isOverdue(one, dayOf(now))).length,
      first: cases.slice(0, mostNamed).map((one) => caseMatter(one, stateNames[one.state], now)),
    },
    unconfirmed: ours
      .filter(({ asks, missing }) => asks && missing > 0)
      .slice(0, mostNamed)
      .map(({ head, missing }) => ({ head, missing })),
    warnings: ours.flatMap(({ warning }) => warning ?? []),
    incidents: incidents
      .filter(({ value }) => own.has(value))
      .map(({ value }) => incidentMatter(value, whereOf(value)))
      .slice(0, mostNamed),
  };
}

function shortened(head: string): string {
  return head.length > headLength ? `${head.slice(0, headLength)}…` : head;
}

/** A unit stands in one row of a roll; a street's units stand among all. */
async function rollsFor(table: Table, id: AlertId, { unit, has }: Scope): Promise<Stored<Roll>[]> {
  if (unit === undefined) return (await rollOf(table, id)).filter(({ value }) => has(value));
  const roll = await loadRoll(table, id, unit);
  return roll ? [roll] : [];
}

interface Scope {
  readonly unit?: UnitId;
  readonly shelf: string;
  readonly has: (thing: { readonly unit?: string; readonly street?: string }) => boolean;
}

function scopeOf(post: Post | undefined): Scope {
  if (!post) return { shelf: 'all', has: () => true };
  const unit = post.key.startsWith(unitKey('')) ? unitId(post.key.slice(unitKey('').length)) : undefined;
  if (unit !== undefined) return { unit, shelf: `unit#${unit}`, has: (thing) => thing.unit === unit };
  const street = post.key.slice(streetKey('').length);
  return { shelf: `street#${street}`, has: (thing) => thing.street === street };
}
