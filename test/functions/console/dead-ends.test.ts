import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupId, personId } from '../../../shared/domain/ids.ts';
import { lostOf } from '../../../shared/flows/console/lost.ts';
import { copiesOf, putCopy } from '../../../shared/store/alert-waves.ts';
import {
  directoryChanged,
  loadGroup,
  loadPerson,
  putGroup,
  putPerson,
} from '../../../shared/store/directory.ts';
import { openAlerts } from '../../../shared/store/open-alerts.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

test('whoever is known only where nobody can be written to unasked is one of those out of reach', async () => {
  expect((await zhou.get('/console/running')).text).toContain('联系不上的 ✓ 没有');
  const { table } = town.house.deps;
  const chen = await loadPerson(table, personId('chen'));
  if (!chen) throw new Error('chen is of the town');
  const addresses = [{ channel: 'wecom', kind: 'person', id: 'chen-at-work' }] as const;
  await table.transact([
    ...putPerson({ ...chen.value, addresses }, chen.version, chen.value),
    directoryChanged(),
  ]);
  expect((await zhou.get('/console/running')).text).toMatch(/联系不上的 .*陈.*请发绑定编码/);
});

test('a group whose room has another id since the last login is told apart from one that is gone', async () => {
  const { table } = town.house.deps;
  const group = await loadGroup(table, groupId('g-beiyuan'));
  if (!group) throw new Error('the group is of the town');
  await table.transact([...putGroup({ ...group.value, rebind: true }, group.version), directoryChanged()]);
  const { text } = await zhou.get('/console/running');
  expect(text).toMatch(/微信群“北苑[^”]*”在微信重新登录后要再认一次，请私聊机器人发“绑定群 北苑/);
  expect(text).not.toContain('恢复这个群');
});

test('what a press would send again is worked out only for whoever may press', async () => {
  const { deps } = town.house;
  const [preview] = await town.says('he', '通知 江湾街道 今晚停电检修，20时前回复收到');
  if (preview) await town.clicks('he', preview, '确认发送');
  await town.passes(1);
  const [open] = await openAlerts(deps.table);
  if (!open) throw new Error('nothing went out');
  for (const copy of await copiesOf(deps.table, open.id))
    await deps.table.transact([putCopy(copy, { ...copy.value, state: 'dead' })]);
  const asked = { scope: { kind: 'all' }, now: town.house.now() } as const;
  const looks = await lostOf(deps, { ...asked, mayMend: false });
  expect(looks.rows).toEqual([{ id: open.id, name: expect.any(String), dead: 1, unknown: 0 }]);
  const mends = await lostOf(deps, { ...asked, mayMend: true });
  expect(mends.rows).toMatchObject([{ dead: 1, sendable: 1 }]);
});

test('what is out beside the latest twenty is not said to have arrived', async () => {
  for (let nth = 0; nth < 20; nth += 1) {
    const [preview] = await town.says('he', `通知 全区 第${nth + 1}次演练，20时前回复收到`);
    if (preview) await town.clicks('he', preview, '确认发送');
  }
  await town.passes(1);
  const { text } = await zhou.get('/console/running');
  expect(text).not.toContain('✓ 正在确认的通知全部送达');
  expect(text).toContain('另有1份较早的通知这里没有查');
});
