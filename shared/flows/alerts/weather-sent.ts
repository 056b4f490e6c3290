import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import type { Instant } from '../../domain/time.ts';
import { readPasted } from '../../feeds/weather/pasted.ts';
import type { Deps } from '../deps.ts';
import { nothing, type Outcome } from '../outcome.ts';
import { noteBulletins } from './weather-note.ts';

/** A warning of another place counts among those we got once somebody sends it to our units; from then on it is one event as ours are. */
export async function notedAsSent(
  deps: Deps,
  broadcast: Broadcast,
  now: Instant,
): Promise<{ readonly broadcast: Broadcast; readonly noted: Outcome }> {
  const { kind, event, drill, text, id, draftedAt } = broadcast;
  const bulletin =
    kind === 'warning' && event === undefined && !drill ? readPasted(text, id, draftedAt) : undefined;
  if (!bulletin) return { broadcast, noted: nothing };
  const { outcome, events } = await noteBulletins(deps, [bulletin], { now, quiet: true });
  return { broadcast: { ...broadcast, ...(events[0] && { event: events[0] }) }, noted: outcome };
}
