import { factsIn } from '../../conversation/hazards/incident-facts.ts';
import { followMs, type Incident } from '../../domain/hazards/incident.ts';
import type { UnitId } from '../../domain/ids.ts';
import { loadUnit } from '../../store/directory.ts';
import { putRunning } from '../../store/incidents.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import type { Send } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { alarm, toldFirst, whoIsAlarmed } from './alarm.ts';
import { unitAlarm } from './incident-open.ts';
import { ownRunning, seenAt, unitAt } from './running.ts';

interface Placed {
  readonly one: Incident;
  readonly writes: readonly Write[];
  readonly sends: readonly Send[];
}

/** An emergency of which nobody said where, once somebody does: its street and its unit are alarmed too. */
export async function placed(deps: Deps, turn: Turn, one: Incident): Promise<Placed> {
  const { intent, inbound, now } = turn;
  const named = one.unit === undefined && one.kind !== 'drill' ? await saidOf(deps, turn, one) : undefined;
  const unit = named && (await loadUnit(deps.table, named))?.value;
  if (!unit) return { one, writes: [], sends: [] };
  const text = inbound.kind === 'said' ? inbound.text : '';
  const where = `unit#${unit.id}`;
  const seen = (await seenAt(deps, turn)).find((place) => place.where === where);
  const people = await whoIsAlarmed(deps, { now, street: unit.street, everybody: false });
  const fresh = people.filter(({ id }) => !one.alerted.includes(id));
  const next: Incident = {
    ...one,
    ...{ unit: unit.id, unitName: unit.name, street: unit.street },
    ...(intent.place !== undefined && { place: intent.place.slice(0, 60) }),
    ...(turn.speaker.units.includes(unit.id) && one.noticedAt === undefined && { noticedAt: now }),
    alerted: [...one.alerted, ...fresh.map(({ id }) => id)],
  };
  return {
    one: next,
    writes: seen ? [putRunning(where, seen.version, { incident: one.id, at: now })] : [],
    sends: [
      ...alarm(next, fresh, await toldFirst(deps, one)),
      ...(await unitAlarm(deps, next, { facts: factsIn(text), now })),
    ],
  };
}

/** The unit that is named. Who cried himself may mean his own, unless a place was named; who only speaks after him does not. */
async function saidOf(deps: Deps, turn: Turn, one: Incident): Promise<UnitId | undefined> {
  if (turn.intent.unitId) return turn.intent.unitId;
  if (one.place !== undefined) return undefined;
  const cried = await ownRunning(deps, turn, followMs);
  return cried?.value.id === one.id ? unitAt(turn) : undefined;
}
