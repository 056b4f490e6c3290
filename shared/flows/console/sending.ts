import { isOut } from '../../domain/alerts/broadcast.ts';
import { alertId } from '../../domain/ids.ts';
import { copiesFrom } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import type { Deps } from '../deps.ts';
import { keeping } from './kept.ts';

/** How far a broadcast has come on its way to its addresses. */
export interface Sending {
  readonly id: string;
  readonly isUnderWay: boolean;
  readonly arrived: number;
  /** Where it could not be delivered, or nobody knows. */
  readonly lost: number;
  readonly all: number;
}

/** A page that looks each few seconds counts a city's thousands of addresses no oftener than they can be counted. */
const kept = keeping({ keyOf: (id: string) => id }, count);

/** Undefined for what did not go out, or was taken back. */
export async function sendingOf(deps: Deps, id: string): Promise<Sending | undefined> {
  return (await kept(deps, id)).value;
}

async function count({ table }: Deps, id: string): Promise<Sending | undefined> {
  const broadcast = (await loadBroadcast(table, alertId(id)))?.value;
  if (!broadcast || !isOut(broadcast)) return undefined;
  let [arrived, lost, copies] = [0, 0, 0];
  for await (const { state } of copiesFrom(table, broadcast.id)) {
    copies += 1;
    if (state === 'sent') arrived += 1;
    if (state === 'dead' || state === 'unknown') lost += 1;
  }
  const isExpanding = broadcast.state === 'sending';
  const { groups = 0, people = 0 } = broadcast.reached ?? {};
  // While it still spreads, not all its addresses have a row.
  const all = isExpanding ? Math.max(copies, groups + people) : copies;
  return { id, isUnderWay: isExpanding || arrived + lost < copies, arrived, lost, all };
}
