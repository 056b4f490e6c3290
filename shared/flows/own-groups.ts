import type { Group } from '../domain/directory/unit.ts';
import type { GroupId, UnitId } from '../domain/ids.ts';
import { loadGroup } from '../store/directory.ts';
import type { Table } from '../store/table.ts';
import type { Deps } from './deps.ts';
import { groupsKept } from './groups.ts';
import { whileUnchanged } from './while-unchanged.ts';

type OwnGroups = ReadonlyMap<UnitId, readonly GroupId[]>;

const ownGroups = whileUnchanged(read);

/** The group that is one unit's alone and can be written to. All groups are read only when a binding changed. */
export async function ownGroup(
  deps: Pick<Deps, 'table'>,
  unit: UnitId | undefined,
): Promise<Group | undefined> {
  if (unit === undefined) return undefined;
  const ids = (await ownGroups(deps)).get(unit) ?? [];
  const groups = await Promise.all(ids.map((id) => loadGroup(deps.table, id)));
  return groups.find((stored) => stored?.value.active && onlyUnit(stored.value) === unit)?.value;
}

async function read(table: Table): Promise<OwnGroups> {
  const found = new Map<UnitId, readonly GroupId[]>();
  for (const group of await groupsKept({ table })) {
    const only = onlyUnit(group);
    if (only !== undefined) found.set(only, [...(found.get(only) ?? []), group.id]);
  }
  return found;
}

/** No other unit reads there. */
function onlyUnit({ covers }: Group): UnitId | undefined {
  return covers.kind === 'units' && covers.units.length === 1 ? covers.units[0] : undefined;
}
