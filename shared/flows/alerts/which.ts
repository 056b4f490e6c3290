import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { type AlertId, alertId } from '../../domain/ids.ts';
import { type Instant, later } from '../../domain/time.ts';
import { lastAlert, loadBroadcast } from '../../store/alerts.ts';
import { openAlerts } from '../../store/open-alerts.ts';
import type { Stored } from '../../store/record.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';

/** The broadcast a button or a quote names. */
export function namedAlert({ intent, quoted }: Pick<Turn, 'intent' | 'quoted'>): AlertId | undefined {
  if (intent.reference?.startsWith('al_')) return alertId(intent.reference);
  return quoted?.topic === 'alerts' ? alertId(quoted.id) : undefined;
}

/** The one he speaks of: named, else the last he sent, else the last that anybody sent. */
export async function latestOf(deps: Deps, turn: Turn): Promise<Stored<Broadcast> | undefined> {
  const named = namedAlert(turn);
  if (named) return loadBroadcast(deps.table, named);
  const own = turn.speaker.person && (await lastAlert(deps.table, turn.speaker.person.id, 'sent'));
  if (own) return loadBroadcast(deps.table, own);
  const sent = [...(await openAlerts(deps.table))].sort((one, other) => other.sentAt - one.sentAt)[0];
  return sent && loadBroadcast(deps.table, sent.id);
}

/** The draft a button names, else the last he made. */
export async function draftOf(deps: Deps, turn: Turn): Promise<Stored<Broadcast> | undefined> {
  const named = namedAlert(turn);
  const id = named ?? (turn.speaker.person && (await lastAlert(deps.table, turn.speaker.person.id, 'draft')));
  return id && loadBroadcast(deps.table, id);
}

/** When units are asked now: after all that they were asked before, though the clock may stand still. */
export async function askedAfter(deps: Deps, now: Instant): Promise<Instant> {
  const [latest] = await openAlerts(deps.table);
  return latest && latest.askedAt >= now ? later(latest.askedAt, 1) : now;
}
