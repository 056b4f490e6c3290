import { type Broadcast, type Draft, isOut } from '../../domain/alerts/broadcast.ts';
import { ladderOf } from '../../domain/alerts/ladder.ts';
import { reopens, type Warning } from '../../domain/alerts/warning.ts';
import { supersede } from '../../domain/alerts/ways-out.ts';
import { loadBroadcast, putBroadcast } from '../../store/alerts.ts';
import { closeWrite, openAlerts } from '../../store/open-alerts.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { entryOf } from './entry.ts';

type Followed = Pick<Draft, 'corrects' | 'supersedes' | 'asks' | 'event'>;

/**
 * What a warning follows, if an earlier one of its event is out: it goes to exactly those who got that, and asks them
 * again only if it is graver.
 */
export async function followOf(deps: Deps, event: string, warning: Warning): Promise<Followed> {
  const open = (await openAlerts(deps.table)).filter((one) => one.event === event);
  const [last] = open.sort((one, other) => other.sentAt - one.sentAt);
  const before = last && (await loadBroadcast(deps.table, last.id))?.value;
  if (!before?.warning || !isOut(before)) return { event };
  const asks = reopens(before.warning, warning);
  return { event, corrects: before.corrects ?? before.id, supersedes: before.id, asks };
}

/**
 * Nobody is chased any more for what another took the place of. Where that asks anew or says that it is over, no earlier
 * one of the event waits for anybody.
 */
export async function endFollowed(deps: Deps, broadcast: Broadcast): Promise<Outcome> {
  const { supersedes } = broadcast;
  const stored = supersedes && (await loadBroadcast(deps.table, supersedes));
  if (!stored || !isOut(stored.value)) return nothing;
  const next = supersede(stored.value, ladderOf(stored.value).length - 1);
  return {
    writes: [putBroadcast(next, stored.version), ...(await closesOf(deps, broadcast, stored.value))],
    entries: [entryOf(next, stored.version + 1, 'alert.superseded')],
  };
}

async function closesOf(
  deps: Deps,
  { id, asks, lifts, event, warning }: Broadcast,
  before: Broadcast,
): Promise<Write[]> {
  if (!asks && !lifts && !warning?.lifted) return [];
  const open = event === undefined ? [] : await openAlerts(deps.table);
  const earlier = open.filter((one) => one.event === event && one.id !== id && one.id !== before.id);
  return [before, ...earlier].flatMap(closeWrite);
}
