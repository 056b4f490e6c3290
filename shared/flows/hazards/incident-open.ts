import { factsIn, natureIn, occurredIn } from '../../conversation/hazards/incident-facts.ts';
import { unitCard } from '../../conversation/hazards/words-incident-work.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import { shortened } from '../../domain/hazards/case.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { statutory } from '../../domain/hazards/incident-clocks.ts';
import type { Facts } from '../../domain/hazards/incident-facts.ts';
import { dayOf, type Instant } from '../../domain/time.ts';
import { loadBureau, loadUnit } from '../../store/directory.ts';
import { addWord } from '../../store/incident-words.ts';
import { putIncident, putRunning } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import { nextIncidentNumber } from '../../store/numbers.ts';
import { loadRecent } from '../../store/reporters.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome, type Send } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { alarm, toldBy, toUnit, whoIsAlarmed } from './alarm.ts';
import { attach } from './attach.ts';
import { forgottenAt } from './changed.ts';
import { maybeSame, type SeenAt, unitAt } from './running.ts';
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
  const occurredAt = occurredIn(text, now);
  const like = kind === 'incident' ? await maybeSame(deps, { unit: unit?.id, now }) : undefined;
  const incident: Incident = {
    ...(kind !== 'drill' && (await counted(deps, now))),
    ...{ id, openedAt: now, text, where: told.where, kind, state: 'running' as const },
    ...placeOf(turn, unit),
    ...{ alerted: alarmed.map((person) => person.id), seenBy: [], rounds: 1, told: [] },
    ...(occurredAt !== undefined && { occurredAt }),
    ...(like?.number !== undefined && { like: like.number }),
    nature: natureIn(text),
  };
  const { pk } = keys.incident(id);
  const facts = factsIn(text);
  const word = { at: now, kind: 'report', text, facts, name: told.name, address: speaker.address } as const;
  return join(attach(deps, turn, { owner: pk, id, phase: 'before', photos }), {
    writes: [
      ...putIncident(incident, 0),
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
    sends: [
      ...alarm(incident, alarmed, { ...told, ...(like && { like }) }),
      ...(await unitAlarm(deps, incident, { facts, now })),
    ],
  });
}

/** Where it is, and whose; a unit that reports itself knows of it. */
function placeOf({ intent, speaker, now }: Turn, unit: Unit | undefined): Partial<Incident> {
  const isOwn = unit !== undefined && speaker.units.includes(unit.id);
  return {
    ...(intent.place !== undefined && { place: intent.place.slice(0, 60) }),
    ...(unit && { unit: unit.id, unitName: unit.name, street: unit.street }),
    ...(isOwn && { noticedAt: now }),
  };
}

/** The unit is told at once, unless it told us itself or it may be a drill. */
export async function unitAlarm(
  deps: Deps,
  one: Incident,
  { facts, now }: { facts: Facts; now: Instant },
): Promise<Send[]> {
  if (one.kind !== 'incident' || one.noticedAt !== undefined) return [];
  const card = unitCard({ one, facts, now, may: { work: false, close: false } }, 'alarm');
  return toUnit(deps, one, { card, what: 'opened' });
}

/** Its number, and the limits that hold today. */
export async function counted(deps: Deps, now: Instant): Promise<Pick<Incident, 'number' | 'limits'>> {
  const bureau = (await loadBureau(deps.table))?.value;
  return {
    number: await nextIncidentNumber(deps.table, dayOf(now).slice(0, 4)),
    limits: {
      unit: bureau?.unitReportMinutes ?? statutory.unit,
      level: bureau?.levelReportMinutes ?? statutory.level,
    },
  };
}
