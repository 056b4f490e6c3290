import type { Group } from '../../domain/directory/unit.ts';
import { groupId } from '../../domain/ids.ts';
import { directoryChanged, loadGroup, loadHolder, putGroup } from '../../store/directory.ts';
import type { Write } from '../../store/table.ts';
import type { Deps } from '../deps.ts';

/** A robot that was configured is a group that can be bound; one that was taken out and came back speaks again. */
export async function enrol(deps: Deps, { name, ...address }: Deps['robots'][number]): Promise<Write[]> {
  const holder = await loadHolder(deps.table, address);
  if (!holder) {
    const group: Group = {
      ...{ id: groupId(deps.newId('g')), name, address },
      ...{ covers: { kind: 'unbound' }, active: true },
    };
    return [...putGroup(group, 0), directoryChanged()];
  }
  const stored = await loadGroup(deps.table, groupId(holder.value.id));
  if (!stored || stored.value.active) return [];
  return [...putGroup({ ...stored.value, active: true }, stored.version), directoryChanged()];
}
