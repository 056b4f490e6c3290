import type { Person } from '../domain/directory/person.ts';
import { allPeople } from '../store/directory.ts';
import { whileUnchanged } from './while-unchanged.ts';

/** Everybody who has not left: thousands of rows, read again only when the directory changed. */
export const activePeople = whileUnchanged(async (table): Promise<readonly Person[]> => {
  const people = await allPeople(table);
  return people.flatMap(({ value }) => (value.active ? [value] : []));
});
