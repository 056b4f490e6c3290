import type { Person } from '../../shared/domain/directory/person.ts';
import { personId } from '../../shared/domain/ids.ts';
import { directoryChanged, loadPerson, putPerson } from '../../shared/store/directory.ts';
import type { Table } from '../../shared/store/table.ts';

/** Somebody of the town is another from now on: in other roles, at other addresses. */
export async function becomes(table: Table, id: string, change: Partial<Person>): Promise<void> {
  const stored = await loadPerson(table, personId(id));
  if (!stored) throw new Error(`no ${id}`);
  const next = { ...stored.value, ...change };
  await table.transact([...putPerson(next, stored.version, stored.value), directoryChanged()]);
}

/** 邓伟 of the town, who stands for no unit any more and reads all. */
export const dengAudits = (table: Table): Promise<void> =>
  becomes(table, 'deng', { roles: ['auditor'], units: [] });
