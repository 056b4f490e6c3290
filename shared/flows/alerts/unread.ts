import type { Order } from '../../domain/delivery.ts';
import { alertId } from '../../domain/ids.ts';
import { type Instant, isoOf } from '../../domain/time.ts';
import { loadCopy } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { Conflict } from '../../store/table.ts';
import { commit } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { everybody } from './audience.ts';
import { meanwhile } from './delivery.ts';
import { copyNamed } from './settled.ts';

/** A grave broadcast that its group does not read now reaches its readers on another channel at once; nobody is told twice. */
export async function tellReaders(deps: Deps, orders: readonly Order[], now: Instant): Promise<void> {
  const named = orders.flatMap((order) => copyNamed(order) ?? []).filter(({ what }) => what === 'sent');
  if (named.length === 0) return;
  const all = await everybody(deps);
  for (const alert of new Set(named.map((one) => one.alert))) {
    const homes = named.filter((one) => one.alert === alert).map(({ home }) => home);
    const [broadcast, ...copies] = await Promise.all([
      loadBroadcast(deps.table, alertId(alert)),
      ...homes.map((home) => loadCopy(deps.table, alertId(alert), home)),
    ]);
    if (!broadcast || broadcast.value.state === 'recalled') continue;
    const waiting = copies.flatMap((copy) => (copy && copy.value.state !== 'sent' ? copy.value : []));
    const outcome = await meanwhile(deps, broadcast.value, { waiting, all, now });
    try {
      await commit(deps, outcome, { who: 'clock', through: `tick#${isoOf(now)}`, now });
    } catch (error) {
      // Another tick told them just now.
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
