import { directoryEdition } from '../store/directory.ts';
import type { Table } from '../store/table.ts';
import type { Deps } from './deps.ts';

/** What is read of the whole directory, kept until the directory changes: a few rows are asked for often, among thousands. */
export function whileUnchanged<T, D extends Pick<Deps, 'table'> = Pick<Deps, 'table'>>(
  read: (table: Table, deps: D) => Promise<T>,
): (deps: D) => Promise<T> {
  const kept = new WeakMap<Table, { readonly edition: number; readonly found: Promise<T> }>();
  return async (deps) => {
    const { table } = deps;
    const edition = await directoryEdition(table);
    const before = kept.get(table);
    if (before?.edition === edition) return before.found;
    const found = read(table, deps);
    kept.set(table, { edition, found });
    found.catch(() => kept.delete(table));
    return found;
  };
}
