import type { Person } from '../../domain/directory/person.ts';
import { allPeople, directoryEdition } from '../../store/directory.ts';
import type { Table } from '../../store/table.ts';
import type { Deps } from '../deps.ts';

const kept = new WeakMap<Table, { readonly edition: number; readonly people: Promise<readonly Person[]> }>();

/** Everybody who has not left: thousands of rows, read again only when the directory changed. */
export async function peopleKept({ table }: Deps): Promise<readonly Person[]> {
  const edition = await directoryEdition(table);
  const before = kept.get(table);
  if (before?.edition === edition) return before.people;
  const people = allPeople(table).then((all) => all.flatMap(({ value }) => (value.active ? [value] : [])));
  kept.set(table, { edition, people });
  people.catch(() => kept.delete(table));
  return people;
}
