import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../../shared/domain/directory/unit.ts';
import { groupId } from '../../../shared/domain/ids.ts';
import { ownGroup } from '../../../shared/flows/own-groups.ts';
import { allUnits, directoryChanged, loadGroup, putGroup } from '../../../shared/store/directory.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Range, Table } from '../../../shared/store/table.ts';
import { world } from '../../kit/world.ts';

let town: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  town = await world('2026-05-06');
});
afterEach(() => town.close());

/** How often all groups were read. */
function counted(table: Table) {
  const seen = { lists: 0 };
  const { pk } = keys.group('');
  const query = (range: Range) => {
    if (range.pk === pk) seen.lists += 1;
    return table.query(range);
  };
  return { seen, table: { ...table, query } };
}

test('many units that nobody can be written to are found their groups by one look at all groups', async () => {
  const { table } = town.house.deps;
  const units = (await allUnits(table)).map(({ value }) => value.id);
  await table.transact([
    ...units.flatMap((unit, nth) => {
      const group: Group = {
        id: groupId(`g_own${nth}`),
        name: `群${nth}`,
        address: { channel: 'sandbox', kind: 'chat', id: `own${nth}` },
        covers: { kind: 'units', units: [unit] },
        active: true,
      };
      return putGroup(group, 0);
    }),
    directoryChanged(),
  ]);
  const once = counted(table);
  for (const [nth, unit] of units.entries())
    expect((await ownGroup({ table: once.table }, unit))?.id).toBe(`g_own${nth}`);
  expect(once.seen.lists).toBe(1);
  const stored = await loadGroup(table, groupId('g_own0'));
  if (stored) await table.transact(putGroup({ ...stored.value, active: false }, stored.version));
  expect(await ownGroup({ table: once.table }, units[0])).toBeUndefined();
});

test('a group that was bound a moment ago is known at once', async () => {
  const { deps } = town.house;
  const [unit] = await allUnits(deps.table);
  expect(await ownGroup(deps, unit?.value.id)).toBeUndefined();
  await town.says('zhou', `绑定群 ${unit?.value.name}`, { chat: 'g-all', mention: true });
  expect((await ownGroup(deps, unit?.value.id))?.address.id).toBe('g-all');
});
