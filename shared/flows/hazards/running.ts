import { isSamePlace } from '../../conversation/hazards/same-place.ts';
import { may } from '../../domain/directory/may.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { mayBeSame } from '../../domain/hazards/incident-same.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { incidentsListed, loadIncident, loadRunning, putRunning } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Turn } from '../turn.ts';
import { unitOf } from './changed.ts';
import { wholeOf } from './which-incident.ts';

/** The unit he names, else his own if he stands for one only. */
export function unitAt({ intent, speaker }: Turn): UnitId | undefined {
  if (intent.unitId) return intent.unitId;
  const [own, ...others] = speaker.represents;
  return others.length === 0 && intent.unit === undefined ? own?.id : undefined;
}

/** Where an emergency is looked for: the unit, the group, and what the sender himself cried. */
function wheresOf(turn: Turn): string[] {
  const { inbound } = turn;
  const unit = unitAt(turn);
  const chat = inbound.chat === null ? [] : [`chat#${inbound.channel}#${inbound.chat}`];
  return [...(unit ? [`unit#${unit}`] : []), ...chat, ...hereOf(turn), senderOf(turn)];
}

/** One sender in one group. */
function hereOf({ inbound, speaker }: Spoken): string[] {
  return inbound.chat === null ? [] : [`here#${inbound.channel}#${inbound.chat}#${speaker.address.id}`];
}

/** The version under which a place was seen. */
export interface SeenAt {
  readonly where: string;
  readonly version: number;
}

/** To be read before it is looked what runs there: whoever opens under these versions is the only one who does. */
export async function seenAt({ table }: Deps, turn: Turn): Promise<readonly SeenAt[]> {
  const wheres = wheresOf(turn);
  const rows = await Promise.all(wheres.map((where) => table.get(keys.incidentAt(where))));
  return wheres.map((where, place) => ({ where, version: rows[place]?.version ?? 0 }));
}

/** What runs there and is not older than `withinMs`. Another unit's emergency in the same group is another one. */
export async function runningAt(
  deps: Deps,
  turn: Turn,
  withinMs: number,
): Promise<Stored<Incident> | undefined> {
  for (const where of wheresOf(turn)) {
    const stored = await runs(deps, where, { now: turn.now, withinMs });
    if (stored && (isOfUnit(turn, stored.value) || isOwnUnplaced(turn, where, stored.value))) return stored;
  }
  return placedAlike(deps, turn, withinMs);
}

/** Another caller named this very place, minutes ago. */
async function placedAlike(deps: Deps, turn: Turn, withinMs: number): Promise<Stored<Incident> | undefined> {
  const { place } = turn.intent;
  if (place === undefined || turn.intent.kind !== 'incident.report') return undefined;
  const unit = unitAt(turn);
  const open = await incidentsListed(deps.table, 'open');
  return open.find(
    ({ value }) =>
      value.state === 'running' &&
      turn.now - value.openedAt <= withinMs &&
      isSamePlace(value, { place, ...(unit && { unit }) }),
  );
}

/** The latest that runs and is perhaps what is reported now. */
export async function maybeSame(
  deps: Deps,
  about: Parameters<typeof mayBeSame>[1],
): Promise<Incident | undefined> {
  const open = await incidentsListed(deps.table, 'open');
  return open.findLast(({ value }) => mayBeSame(value, about))?.value;
}

/** What he cried himself, here or elsewhere, and is not older than `withinMs`. */
export function ownRunning(
  deps: Deps,
  turn: Spoken,
  withinMs: number,
): Promise<Stored<Incident> | undefined> {
  return runs(deps, senderOf(turn), { now: turn.now, withinMs });
}

/** What he cried himself in this very group. */
export async function ownRunningHere(
  deps: Deps,
  turn: Spoken,
  withinMs: number,
): Promise<Stored<Incident> | undefined> {
  const [where] = hereOf(turn);
  return where === undefined ? undefined : runs(deps, where, { now: turn.now, withinMs });
}

/** Where he himself is heard, in this group or privately. */
export function heardAt(turn: Spoken): readonly string[] {
  return [...hereOf(turn), senderOf(turn)];
}

/** That he cried too of what runs already, in this group or privately: what he says next belongs to it. */
export function criedToo(turn: Turn, incident: Incident['id'], seen: readonly SeenAt[]): readonly Write[] {
  const his = heardAt(turn);
  return seen
    .filter(({ where }) => his.includes(where))
    .map(({ where, version }) => putRunning(where, version, { incident, at: turn.now }));
}

/** What runs at the one unit he stands for. */
export function unitRunning(
  deps: Deps,
  { speaker, now }: Spoken,
  withinMs: number,
): Promise<Stored<Incident> | undefined> {
  const [own, ...others] = speaker.represents;
  if (!own || others.length > 0) return Promise.resolve(undefined);
  return runs(deps, `unit#${own.id}`, { now, withinMs });
}

/** What runs and is his to work on, of the bureau or the street. */
export async function workOf(deps: Deps, { speaker }: Spoken): Promise<readonly Incident[]> {
  if (!may(speaker, 'see-ledger') || !speaker.person) return [];
  const open = await incidentsListed(deps.table, 'open');
  return open.flatMap(({ value }) => (may(speaker, 'verify', unitOf(value)) ? [value] : []));
}

type Spoken = Pick<Turn, 'inbound' | 'speaker' | 'now'>;

function senderOf({ inbound, speaker }: Spoken): string {
  return `sender#${inbound.channel}#${speaker.address.id}`;
}

async function runs(
  deps: Deps,
  where: string,
  { now, withinMs }: { now: Instant; withinMs: number },
): Promise<Stored<Incident> | undefined> {
  const running = (await loadRunning(deps.table, where))?.value;
  if (!running || now - running.at > withinMs) return undefined;
  const first = await loadIncident(deps.table, running.incident);
  const stored = first && (await wholeOf(deps, first));
  return stored?.value.state === 'running' ? stored : undefined;
}

/** Who cried first and says where only then speaks of the same. */
function isOwnUnplaced(turn: Turn, where: string, { unit, kind }: Incident): boolean {
  return where === senderOf(turn) && turn.inbound.chat === null && unit === undefined && kind === 'incident';
}

/** News may be of what nobody put a unit to; a cry of a unit of its own is alarmed in its own name. */
function isOfUnit(turn: Turn, { unit }: Incident): boolean {
  const said = unitAt(turn);
  if (said === undefined || said === unit) return true;
  return unit === undefined && turn.intent.kind !== 'incident.report';
}
