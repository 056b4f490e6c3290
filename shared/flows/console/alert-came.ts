import { type Broadcast, isOut } from '../../domain/alerts/broadcast.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import { alertId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { rollOf } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import type { Visitor } from '../speaker.ts';
import { maySeeAlert } from './alert-seen.ts';
import { type AlertCounted, countedOf } from './answers.ts';
import { keeping } from './kept.ts';
import { isWithin, type Scope, scopeOf, shelfOf } from './scope.ts';
import { type Sending, sendingOf } from './sending.ts';

/** How far a broadcast is on its way, and what came back of a part of the district. */
export interface AlertCame {
  readonly id: string;
  /** More may come. */
  readonly isOpen: boolean;
  readonly counted: AlertCounted;
  readonly sending: Sending | undefined;
}

export async function cameOf(
  deps: Deps,
  { broadcast, rolls }: { broadcast: Broadcast; rolls: readonly Roll[] },
  now: Instant,
): Promise<AlertCame> {
  const { id } = broadcast;
  const sending = await sendingOf(deps, id);
  const counted = countedOf(broadcast, rolls, now);
  return { id, sending, counted, isOpen: isOut(broadcast) && mayComeMore(sending, counted) };
}

/** Something is on its way, could be sent again, or is not answered. */
function mayComeMore(sending: Sending | undefined, { asks, asked, confirmed }: AlertCounted): boolean {
  return !sending || sending.isUnderWay || sending.lost > 0 || (asks && confirmed < asked);
}

interface Again {
  readonly id: string;
  readonly scope: Scope;
  readonly now: Instant;
}

/** A page that looks each few seconds reads a city's rolls no oftener than they can be read. */
const kept = keeping({ keyOf: ({ id, scope }: Again) => `${id}@${shelfOf(scope)}` }, look);

/** For a page that is open and looks again; undefined for whoever may not see it. */
export async function cameAgain(
  deps: Deps,
  { visitor, id }: { visitor: Visitor; id: string },
  now: Instant,
): Promise<AlertCame | undefined> {
  const broadcast = (await loadBroadcast(deps.table, alertId(id)))?.value;
  if (!broadcast || !maySeeAlert(visitor, broadcast)) return undefined;
  return (await kept(deps, { id, scope: scopeOf(visitor), now })).value;
}

async function look(deps: Deps, { id, scope, now }: Again): Promise<AlertCame | undefined> {
  const broadcast = (await loadBroadcast(deps.table, alertId(id)))?.value;
  if (!broadcast) return undefined;
  const rolls = (await rollOf(deps.table, broadcast.id)).map(({ value }) => value);
  const own = rolls.filter(({ street }) => isWithin(scope, street));
  return cameOf(deps, { broadcast, rolls: own }, now);
}
