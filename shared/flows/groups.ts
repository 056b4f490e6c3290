import type { Group } from '../domain/directory/unit.ts';
import { allGroups } from '../store/directory.ts';
import { whileUnchanged } from './while-unchanged.ts';

/** Every group, those that can no longer be written to among them; read again only when the directory changed. */
export const groupsKept = whileUnchanged(async (table): Promise<readonly Group[]> => {
  const groups = await allGroups(table);
  return groups.map(({ value }) => value);
});
