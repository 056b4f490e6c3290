import type { Actor } from '../domain/directory/may.ts';
import type { Person } from '../domain/directory/person.ts';
import type { Group, Unit } from '../domain/directory/unit.ts';
import { groupId, personId } from '../domain/ids.ts';
import type { Inbound } from '../domain/message.ts';
import { loadGroup, loadHolder, loadPerson, loadUnit } from '../store/directory.ts';
import type { Key } from '../store/table.ts';
import type { Deps } from './deps.ts';
import type { Speaker } from './turn.ts';

/** Finds who is behind a platform's id. Somebody unknown, or gone, is a guest. */
export async function speakerOf(deps: Deps, inbound: Inbound): Promise<Speaker> {
  const address = { channel: inbound.channel, kind: 'person', id: inbound.from.id } as const;
  const person = await personBehind(deps, inbound);
  if (!person?.active) {
    return { address, name: inbound.from.name ?? '', roles: ['guest'], units: [], represents: [] };
  }
  const own = inbound.from.person === undefined ? address : (person.addresses[0] ?? address);
  return {
    ...{ address: own, name: person.name, person },
    ...{ represents: await unitsOf(deps, person), ...actorOf(person) },
  };
}

async function personBehind(deps: Deps, { channel, from }: Inbound): Promise<Person | undefined> {
  if (from.person !== undefined) return (await loadPerson(deps.table, personId(from.person)))?.value;
  const holder = await loadHolder(deps.table, { channel, kind: 'person', id: from.id });
  if (holder?.value.kind !== 'person') return undefined;
  return (await loadPerson(deps.table, personId(holder.value.id)))?.value;
}

/** Somebody who is in the console. */
export interface Visitor extends Actor {
  readonly person: Person;
  /** Where his session lies. */
  readonly key: Key;
  readonly untilMs: number;
  /** What each of his forms must bring along. */
  readonly form: string;
  /** Names his session in what he does, without leading into it. */
  readonly desk: string;
  /** He is led on through a list whose first page was written down as his look. */
  readonly goesOn?: boolean;
}

/** Somebody as far as rights go. */
export function actorOf(person: Person): { roles: Person['roles']; units: Person['units']; street?: string } {
  return {
    roles: person.roles.length === 0 ? ['guest'] : person.roles,
    units: person.units,
    ...(person.street !== undefined && { street: person.street }),
  };
}

async function unitsOf(deps: Deps, person: Person): Promise<Unit[]> {
  const found = await Promise.all(person.units.map((id) => loadUnit(deps.table, id)));
  return found.flatMap((unit) => (unit?.value.active ? [unit.value] : []));
}

/** The group a message came from, if the house knows it. */
export async function groupOf(deps: Deps, inbound: Inbound): Promise<Group | undefined> {
  if (inbound.chat === null) return undefined;
  const holder = await loadHolder(deps.table, { channel: inbound.channel, kind: 'chat', id: inbound.chat });
  if (holder?.value.kind !== 'group') return undefined;
  return (await loadGroup(deps.table, groupId(holder.value.id)))?.value;
}
