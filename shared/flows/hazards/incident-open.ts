import { shortened } from '../../domain/hazards/case.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { loadUnit } from '../../store/directory.ts';
import { addWord, putIncident, putRunning } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { alarm, toldBy, whoIsAlarmed } from './alarm.ts';
import { attach } from './attach.ts';
import { forgottenAt } from './changed.ts';
import { type SeenAt, unitAt } from './running.ts';
import { photosFor, spotOf } from './spot.ts';

/** What is to be opened, at what was seen before it was looked whether something runs there already. */
interface Opening {
  readonly kind: Incident['kind'];
  readonly seen: readonly SeenAt[];
}

/** Opens an emergency: on record, and those who must know are alarmed, unless it is a drill. */
export async function openIncident(deps: Deps, turn: Turn, { kind, seen }: Opening): Promise<Outcome> {
  const { inbound, now, speaker, intent } = turn;
  const id = deps.newId('SG');
  const named = unitAt(turn);
  const unit = named && (await loadUnit(deps.table, named))?.value;
  const { text } = shortened(intent.text ?? (inbound.kind === 'said' ? inbound.text : ''));
  const recent = await loadRecent(deps.table, spotOf(turn));
  const photos = photosFor(inbound, recent.value, now);
  const alarmed =
    kind === 'drill' ? [] : await whoIsAlarmed(deps, { now, street: unit?.street, everybody: false });
  const told = toldBy(turn, text, photos.length);
  const incident: Incident = {
    ...{ id, openedAt: now, text, where: told.where, kind, state: 'running' as const },
    ...(intent.place !== undefined && { place: intent.place.slice(0, 60) }),
    ...(unit && { unit: unit.id, unitName: unit.name, street: unit.street }),
    ...{ alerted: alarmed.map((person) => person.id), seenBy: [], rounds: 1 },
  };
  const { pk } = keys.incident(id);
  const word = { at: now, kind: 'report', text, name: told.name, address: speaker.address } as const;
  return join(attach(deps, turn, { owner: pk, id, phase: 'before', photos }), {
    writes: [
      putIncident(incident, 0),
      addWord(id, inbound.id, { word, until: await forgottenAt(deps, now) }),
      ...seen.map(({ where, version }) => putRunning(where, version, { incident: id, at: now })),
    ],
    entries: [
      {
        pk,
        version: 1,
        what: 'incident.opened',
        facts: { kind, unit: unit?.id ?? null, place: intent.place ?? null },
      },
    ],
    sends: alarm(incident, alarmed, told),
  });
}
