import { natureIn } from '../../conversation/hazards/incident-facts.ts';
import { partedNews, sameDone } from '../../conversation/hazards/words-incident-same.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { without } from '../../domain/hazards/incident-same.ts';
import { newPhoto, photosOf, putPhoto } from '../../store/case-photos.ts';
import { loadUnit } from '../../store/directory.ts';
import { addWord, type IncidentWord, setApart, wordBy } from '../../store/incident-words.ts';
import { loadRunning, putIncident, putRunning } from '../../store/incidents.ts';
import { keys } from '../../store/keys.ts';
import type { Stored } from '../../store/record.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';
import { join, type Outcome } from '../outcome.ts';
import type { Turn } from '../turn.ts';
import { alarm, toAlarmed, toldIn, whoIsAlarmed } from './alarm.ts';
import { forgottenAt } from './changed.ts';
import { counted, unitAlarm } from './incident-open.ts';
import { shownAfter } from './incident-shown.ts';
import { refused } from './incident-work.ts';
import { personOf } from './shown.ts';

/**
 * What was taken for more of this one was another: it runs by itself from when it was said, where its own caller said
 * that it is; nothing of it counts here any longer.
 */
export async function takeApart(
  deps: Deps,
  turn: Turn,
  { stored, message }: { stored: Stored<Incident>; message: string },
): Promise<Outcome> {
  const { inbound, now } = turn;
  const kept = await wordBy(deps.table, stored.value.id, { message });
  if (!kept) return refused('unknown');
  if (kept.value.apart !== undefined) return refused('apart-already');
  const word = kept.value;
  const fresh = await madeOf(deps, turn, { first: stored.value, word });
  const people = await whoIsAlarmed(deps, { now, street: fresh.street, everybody: false });
  const untold = people.filter(({ id }) => !stored.value.alerted.includes(id));
  const incident = { ...fresh, alerted: [...stored.value.alerted, ...untold.map(({ id }) => id)] };
  const { pk } = keys.incident(incident.id);
  const until = await forgottenAt(deps, now);
  const told = await toldIn(deps, word, { where: incident.where, text: word.text });
  return join(await shownAfter(deps, turn, { one: incident, words: sameDone.split }), {
    writes: [
      ...putIncident(incident, 0),
      addWord(incident.id, inbound.id, { word, until }),
      setApart(kept, incident.id),
      ...putIncident(without(stored.value, word.of ?? {}), stored.version),
      ...(await saidFrom(deps, { word, incident, first: stored.value })),
      ...(await photosFrom(deps, { message, word, incident, first: stored.value })),
    ],
    entries: [
      { pk, version: 1, what: 'incident.parted', facts: { from: stored.value.number ?? null } },
      {
        ...{ pk: keys.incident(stored.value.id).pk, version: stored.version + 1 },
        ...{ what: 'incident.parted', facts: { from: incident.number ?? incident.id } },
      },
    ],
    sends: [
      ...(await toAlarmed(deps, turn, {
        one: { ...incident, alerted: stored.value.alerted },
        card: partedNews(incident),
      })),
      ...alarm(incident, untold, told),
      ...(await unitAlarm(deps, incident, { facts: word.facts ?? {}, now })),
    ],
  });
}

/** Its unit and place are those its caller named, or his own; what nobody named is still to be verified. */
async function madeOf(
  deps: Deps,
  turn: Turn,
  { first, word }: { first: Incident; word: IncidentWord },
): Promise<Incident> {
  const { of } = word;
  const unit = of?.unit && (await loadUnit(deps.table, of.unit))?.value;
  return {
    ...(await counted(deps, turn.now)),
    ...{ id: deps.newId('SG'), openedAt: word.at, text: word.text, where: of?.where ?? first.where },
    ...{ kind: 'incident', state: 'running', alerted: [], seenBy: [personOf(turn)], rounds: 1, told: [] },
    ...(of?.place !== undefined && { place: of.place }),
    ...(unit && { unit: unit.id, unitName: unit.name, street: unit.street }),
    ...(of?.isOwn && { noticedAt: word.at }),
    nature: natureIn(word.text),
  };
}

interface Said {
  readonly word: IncidentWord;
  readonly incident: Incident;
  readonly first: Incident;
}

/** What he who said it says next belongs to that one, and what is said of its unit, unless the first one's is the same. */
async function saidFrom(deps: Deps, { word, incident, first }: Said): Promise<Write[]> {
  const { address, of } = word;
  const his = of?.heardAt ?? (address ? [`sender#${address.channel}#${address.id}`] : []);
  const isFirsts = incident.unit === first.unit && !of?.lent.includes('unit');
  const ofUnit = incident.unit === undefined || isFirsts ? [] : [`unit#${incident.unit}`];
  return Promise.all(
    [...his, ...ofUnit].map(async (where) => {
      const version = (await loadRunning(deps.table, where))?.version ?? 0;
      return putRunning(where, version, { incident: incident.id, at: incident.openedAt });
    }),
  );
}

/** The photos of his report go along; one that is still being fetched comes to both, and counts for that one. */
async function photosFrom(
  { table }: Deps,
  { message, word, incident, first }: Said & { readonly message: string },
): Promise<Write[]> {
  const messages = new Set([message, ...(word.of?.photos ?? [])]);
  const photos = await photosOf(table, keys.incident(first.id).pk);
  return photos
    .filter(({ value }) => value.message !== undefined && messages.has(value.message))
    .flatMap((photo) => [
      putPhoto(photo, { ...photo.value, apart: incident.id }),
      newPhoto(keys.incident(incident.id).pk, photo.value),
    ]);
}
