import type { Broadcast } from '../../domain/alerts/broadcast.ts';
import { isOut } from '../../domain/alerts/broadcast.ts';
import { keyOf } from '../../domain/alerts/plan.ts';
import type { Roll } from '../../domain/alerts/roll.ts';
import { isComplete, type Wanted } from '../../domain/alerts/wanted.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { AlertId, PersonId } from '../../domain/ids.ts';
import { askedPosts } from '../../store/alert-posts.ts';
import { loadCopy } from '../../store/alert-waves.ts';
import { loadBroadcast } from '../../store/alerts.ts';
import { type OpenAlert, openAlerts } from '../../store/open-alerts.ts';
import type { Stored } from '../../store/record.ts';
import { loadRoll } from '../../store/rolls.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { namedAlert } from './which.ts';

/** A broadcast that asks some units, and where they stand on its roll. */
export interface AskedUnits {
  readonly broadcast: Broadcast;
  readonly rolls: readonly Stored<Roll>[];
}

/** What a bare "received" answers: the quoted or clicked one, else the one last asked about in this chat. */
export async function askedOf(
  deps: Deps,
  turn: Turn,
  units: readonly Unit[],
): Promise<AskedUnits | undefined> {
  const named = namedAlert(turn);
  if (named) return askedBy(deps, named, units);
  for (const open of await openHere(deps, turn)) {
    const asked = await askedBy(deps, open.id, units);
    if (asked) return asked;
  }
  return undefined;
}

async function openHere(deps: Deps, { inbound, group, intent }: Turn): Promise<readonly OpenAlert[]> {
  const open = (await openAlerts(deps.table)).filter(
    ({ asks, daily, wants }) => asks && !daily && fits(wants, intent),
  );
  if (inbound.chat === null) return open;
  if (!group) return [];
  const home = keyOf({ kind: 'group', group: group.id });
  const copies = await Promise.all(open.map(({ id }) => loadCopy(deps.table, id, home)));
  return open.filter((_, place) => copies[place] !== undefined);
}

/** A photo without words answers what asked for one. */
function fits(wants: Wanted | undefined, { choice }: Turn['intent']): boolean {
  return choice !== 'photo' || wants === 'photo';
}

async function askedBy(deps: Deps, id: AlertId, units: readonly Unit[]): Promise<AskedUnits | undefined> {
  const rolls = await rollsOf(deps, id, units);
  if (rolls.length === 0) return undefined;
  const broadcast = await loadBroadcast(deps.table, id);
  return broadcast && isOut(broadcast.value) ? { broadcast: broadcast.value, rolls } : undefined;
}

async function rollsOf(deps: Deps, id: AlertId, units: readonly Unit[]): Promise<Stored<Roll>[]> {
  const rolls = await Promise.all(units.map((unit) => loadRoll(deps.table, id, unit.id)));
  return rolls.flatMap((roll) => roll ?? []);
}

interface OpenFor {
  readonly waiting: readonly AlertId[];
  readonly confirmed: readonly AlertId[];
  /** What the first of those waiting wants beside "received". */
  readonly wants?: Wanted;
}

/** The open notices that ask one of the units: those that still wait for an answer, and those answered by all. */
export async function openFor(deps: Deps, units: readonly Unit[]): Promise<OpenFor> {
  if (units.length === 0) return { waiting: [], confirmed: [] };
  const open = (await openAlerts(deps.table)).filter(({ asks, daily }) => asks && !daily);
  const rolls = await Promise.all(open.map(({ id }) => rollsOf(deps, id, units)));
  const asked = open.flatMap(({ id, wants }, place) => {
    const mine = rolls[place] ?? [];
    const done = mine.every(({ value }) => isComplete(value, wants));
    return mine.length > 0 ? [{ id, wants, done }] : [];
  });
  const ids = (done: boolean) => asked.flatMap((one) => (one.done === done ? one.id : []));
  const wants = asked.find(({ done }) => !done)?.wants;
  return { waiting: ids(false), confirmed: ids(true), ...(wants && { wants }) };
}

/** The open broadcasts that ask a post somebody is on, and that nobody has answered for there, the one asked last first. */
export async function postsWaiting(deps: Deps, who: PersonId | undefined): Promise<readonly AlertId[]> {
  if (!who) return [];
  const open = (await openAlerts(deps.table)).filter(({ posted }) => posted?.includes(who));
  const posts = await Promise.all(open.map(({ id }) => askedPosts(deps.table, id)));
  return open.flatMap(({ id }, place) =>
    posts[place]?.some(({ value }) => !value.confirmed && value.people.includes(who)) ? [id] : [],
  );
}

/** The notices that still wait for one of the units, the one asked about last first. */
export async function waitingFor(deps: Deps, units: readonly Unit[]): Promise<readonly AlertId[]> {
  return (await openFor(deps, units)).waiting;
}
