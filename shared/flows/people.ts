import type { Person } from '../domain/directory/person.ts';
import { personId } from '../domain/ids.ts';
import { loadPerson } from '../store/directory.ts';
import type { Deps } from './deps.ts';

/** People by what a record calls them, for as long as one list or file is made: each is looked up once. */
export function peopleOf({ table }: Deps): (id: string) => Promise<Person | undefined> {
  const known = new Map<string, Promise<Person | undefined>>();
  return (id) => {
    const found = known.get(id) ?? loadPerson(table, personId(id)).then((stored) => stored?.value);
    known.set(id, found);
    return found;
  };
}
