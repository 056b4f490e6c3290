import {
  alarmCard,
  nameless,
  newsCard,
  places,
  type Told,
} from '../../conversation/hazards/words-incident.ts';
import { may } from '../../domain/directory/may.ts';
import type { Person } from '../../domain/directory/person.ts';
import type { Incident } from '../../domain/hazards/incident.ts';
import { type PersonId, personId } from '../../domain/ids.ts';
import type { Card } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { loadHolder, loadPerson, loadUnit } from '../../store/directory.ts';
import { type IncidentWord, wordsOf } from '../../store/incident-words.ts';
import type { Deps } from '../deps.ts';
import { officials } from '../officials.ts';
import { onDuty } from '../on-duty.ts';
import type { Send } from '../outcome.ts';
import type { Turn } from '../turn.ts';

/** Watch and leader on duty first, then officers and the street, however many; `everybody`: all leaders too. */
export async function whoIsAlarmed(
  deps: Deps,
  about: { now: Instant; street: string | undefined; everybody: boolean },
): Promise<readonly Person[]> {
  const [duty, all] = await Promise.all([onDuty(deps, about.now), officials(deps)]);
  const onWatch = await peopleOf(deps, [...duty.watch, ...duty.leaders]);
  const leaders = about.everybody || duty.leaders.length === 0 ? all.leaders : [];
  const street = about.street === undefined ? [] : (all.streets.get(about.street) ?? []);
  const people = distinct([...onWatch, ...all.officers, ...leaders, ...street]);
  return people.filter(({ addresses }) => addresses.length > 0);
}

export async function peopleOf(deps: Deps, ids: readonly PersonId[]): Promise<Person[]> {
  const found = await Promise.all(ids.map((id) => loadPerson(deps.table, id)));
  return found.flatMap((one) => (one?.value.active ? [one.value] : []));
}

function distinct(people: readonly Person[]): Person[] {
  return people.filter((person, place) => people.findIndex(({ id }) => id === person.id) === place);
}

export function toldBy({ speaker, inbound, group }: Turn, text: string, photos: number): Told {
  const name = speaker.person?.name ?? (speaker.name === '' ? nameless : speaker.name);
  const where =
    inbound.chat === null ? places.private : group ? places.group(group.name) : places.unknownGroup;
  return { name, phone: speaker.person?.phone, where, text, photos };
}

/** What the first caller said, for those who are alarmed after him. */
export async function toldFirst(deps: Deps, one: Incident): Promise<Told> {
  const [first] = await wordsOf(deps.table, one.id);
  return toldIn(deps, first, one);
}

/** Whose words they were, his number too, as long as both are kept. */
export async function toldIn(
  deps: Deps,
  said: Pick<IncidentWord, 'name' | 'address'> | undefined,
  { where, text }: Pick<Incident, 'where' | 'text'>,
): Promise<Told> {
  const holder = said?.address && (await loadHolder(deps.table, said.address))?.value;
  const caller =
    holder?.kind === 'person' ? (await loadPerson(deps.table, personId(holder.id)))?.value : undefined;
  return { name: said?.name ?? '', phone: caller?.phone, where, text, photos: 0 };
}

/** The alarm, on every channel of everybody who must know; his number only to those who may see numbers. */
export function alarm(incident: Incident, people: readonly Person[], told: Told): Send[] {
  return people.map((person) => ({
    ...{
      once: `incident.alarm#${incident.id}#${incident.rounds}#${person.id}`,
      lane: 'red',
      everywhere: true,
    },
    ...{ to: { kind: 'person', person: person.id }, about: { topic: 'hazards', id: incident.id } },
    card: alarmCard(incident, seenBy(person, told), incident.rounds),
  }));
}

/** What follows, to those who were alarmed. */
export function news(
  incident: Incident,
  people: readonly Person[],
  told: Told & { message: string; isAnother: boolean },
): Send[] {
  return people.map((person) => ({
    once: `incident.news#${incident.id}#${told.message}#${person.id}`,
    to: { kind: 'person', person: person.id },
    lane: 'red',
    card: newsCard(incident, seenBy(person, told)),
    about: { topic: 'hazards', id: incident.id },
  }));
}

/** What a person decided of it, to everybody who was alarmed but himself. */
export async function toAlarmed(
  deps: Deps,
  { inbound, speaker }: Turn,
  { one, card }: { one: Incident; card: Card },
): Promise<Send[]> {
  const people = await peopleOf(deps, one.alerted);
  return people
    .filter(({ id }) => id !== speaker.person?.id)
    .map(({ id }) => ({
      once: `incident.said#${one.id}#${inbound.id}#${id}`,
      to: { kind: 'person', person: id },
      lane: 'red',
      card,
      about: { topic: 'hazards', id: one.id },
    }));
}

/** To whoever answers for the unit, on every channel; not to him who says `but`. */
export async function toUnit(
  deps: Deps,
  { id, unit }: Incident,
  { card, what, but }: { card: Card; what: string; but?: PersonId | undefined },
): Promise<Send[]> {
  const found = unit && (await loadUnit(deps.table, unit))?.value;
  const ids = [found?.liaison, found?.backup].flatMap((person) => (person && person !== but ? [person] : []));
  return (await peopleOf(deps, [...new Set(ids)])).map((person) => ({
    ...{ once: `incident.unit#${id}#${what}#${person.id}`, lane: 'red', everywhere: true },
    ...{ to: { kind: 'person', person: person.id }, about: { topic: 'hazards', id } },
    card,
  }));
}

function seenBy<T extends Told>(person: Person, told: T): T {
  return may(person, 'see-phones') ? told : { ...told, phone: undefined };
}
