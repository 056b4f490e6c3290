import { directoryEdition } from '../store/directory.ts';
import type { Table } from '../store/table.ts';
import type { Deps } from './deps.ts';

/** What is read of the whole directory, kept until the directory changes: a few rows are asked for often, among thousands. */
export function whileUnchanged<T>(
  read: (table: Table) => Promise<T>,
): (deps: Pick<Deps, 'table'>) => Promise<T> {
  const kept = new WeakMap<Table, { readonly edition: number; readonly found: Promise<T> }>();
  return async ({ table }) => {
    const edition = await directoryEdition(table);
    const before = kept.get(table);
    if (before?.edition === edition) return before.found;
    const found = read(table);
    kept.set(table, { edition, found });
    found.catch(() => kept.delete(table));
    return found;
  };
}
