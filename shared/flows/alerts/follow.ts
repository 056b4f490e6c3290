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
 * Nobody is chased any more for what another took the place of. Where that asks anew or says that it is over, neither
 * the first notice nor an earlier one of the event waits for anybody.
 */
export async function endFollowed(deps: Deps, broadcast: Broadcast): Promise<Outcome> {
  const { supersedes, corrects, lifts } = broadcast;
  const ids = new Set([supersedes, lifts ? corrects : undefined].flatMap((id) => id ?? []));
  const loaded = await Promise.all([...ids].map((id) => loadBroadcast(deps.table, id)));
  const ended = loaded.flatMap((stored) => (stored && isOut(stored.value) ? stored : []));
  if (ended.length === 0) return nothing;
  const closes = await closesOf(
    deps,
    broadcast,
    ended.map(({ value }) => value),
  );
  const next = ended.map(({ value, version }) => ({
    value: supersede(value, ladderOf(value).length - 1),
    version,
  }));
  return {
    writes: [...next.map(({ value, version }) => putBroadcast(value, version)), ...closes],
    entries: next.map(({ value, version }) => entryOf(value, version + 1, 'alert.superseded')),
  };
}

async function closesOf(
  deps: Deps,
  { id, asks, lifts, event, warning }: Broadcast,
  ended: readonly Broadcast[],
): Promise<Write[]> {
  if (!asks && !lifts && !warning?.lifted) return [];
  const open = event === undefined ? [] : await openAlerts(deps.table);
  const known = new Set([id, ...ended.map((one) => one.id)]);
  const earlier = open.filter((one) => one.event === event && !known.has(one.id));
  return [...ended, ...earlier].flatMap(closeWrite);
}
