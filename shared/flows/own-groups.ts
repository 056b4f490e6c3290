import type { Group } from '../domain/directory/unit.ts';
import type { GroupId, UnitId } from '../domain/ids.ts';
import { allGroups, directoryEdition, loadGroup } from '../store/directory.ts';
import type { Table } from '../store/table.ts';
import type { Deps } from './deps.ts';

type OwnGroups = ReadonlyMap<UnitId, readonly GroupId[]>;

const kept = new WeakMap<Table, { readonly edition: number; readonly found: Promise<OwnGroups> }>();

/** The group that is one unit's alone and can be written to. All groups are read only when a binding changed. */
export async function ownGroup(
  { table }: Pick<Deps, 'table'>,
  unit: UnitId | undefined,
): Promise<Group | undefined> {
  if (unit === undefined) return undefined;
  const ids = (await ownGroups(table)).get(unit) ?? [];
  const groups = await Promise.all(ids.map((id) => loadGroup(table, id)));
  return groups.find((stored) => stored?.value.active && onlyUnit(stored.value) === unit)?.value;
}

async function ownGroups(table: Table): Promise<OwnGroups> {
  const edition = await directoryEdition(table);
  const before = kept.get(table);
  if (before?.edition === edition) return before.found;
  const found = read(table);
  kept.set(table, { edition, found });
  found.catch(() => kept.delete(table));
  return found;
}

async function read(table: Table): Promise<OwnGroups> {
  const found = new Map<UnitId, readonly GroupId[]>();
  for (const { value } of await allGroups(table)) {
    const only = onlyUnit(value);
    if (only !== undefined) found.set(only, [...(found.get(only) ?? []), value.id]);
  }
  return found;
}

/** No other unit reads there. */
function onlyUnit({ covers }: Group): UnitId | undefined {
  return covers.kind === 'units' && covers.units.length === 1 ? covers.units[0] : undefined;
}
