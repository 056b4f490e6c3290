import { hasRole, type Person } from '../domain/directory/person.ts';
import type { Table } from '../store/table.ts';
import { activePeople } from './active-people.ts';
import { whileUnchanged } from './while-unchanged.ts';

/** Who runs the work. A few among thousands, so they are read again only when the directory changed. */
export interface Officials {
  /** Those of the bureau, administrators among them. */
  readonly officers: readonly Person[];
  readonly leaders: readonly Person[];
  readonly streets: ReadonlyMap<string, readonly Person[]>;
}

export const officials = whileUnchanged(read);

async function read(table: Table): Promise<Officials> {
  const people = await activePeople({ table });
  return {
    officers: people.filter((person) => hasRole(person, 'officer', 'administrator')),
    leaders: people.filter((person) => hasRole(person, 'leader')),
    streets: byStreet(people.filter((person) => hasRole(person, 'street'))),
  };
}

function byStreet(people: readonly Person[]): Map<string, readonly Person[]> {
  const found = new Map<string, readonly Person[]>();
  for (const person of people) {
    const street = person.street ?? '';
    found.set(street, [...(found.get(street) ?? []), person]);
  }
  return found;
}
