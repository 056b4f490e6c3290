import { expect, test } from 'vitest';
import type { Engine } from '../../../shared/store/table.ts';
import { district } from '../../kit/feishu/district.ts';
import type { FaultAct } from '../../kit/feishu/faults.ts';
import { virtualFeishuHouse } from '../../kit/feishu-house-virtual.ts';
import { all } from '../../shared/store/engines.ts';

const groups = 60;

/** A district of sixty units, and an officer who has just let a notice go to all of them. */
async function broadcast(options: Parameters<typeof virtualFeishuHouse>[0] = {}) {
  const house = await virtualFeishuHouse({ empty: true, ...options });
  const chats = await district(house.fake, house.table, groups);
  await house.wall.run(house.says('zhou', '通知 今晚8点前检查疏散通道，拍照留存'));
  await house.settled();
  const preview = house.withButton(house.told('zhou'), '确认发送');
  return {
    ...{ ...house, each: chats },
    go: () => house.wall.run(house.clicks('zhou', preview, '确认发送')),
    perGroup: () => chats.map((chat) => house.fake.record.read({ chat }).length),
  };
}

const once = Array.from({ length: groups }, () => 1);
const sends = 'POST /im/v1/messages';

test.each<readonly [string, FaultAct, number]>([
  ['a storm of refusals that ask for 7 s', { kind: 'rate', resetSeconds: 7 }, 0.5],
  ['a tenth of the answers lost', { kind: 'reset-after' }, 0.1],
  ['a tenth of the connections broken', { kind: 'reset-before' }, 0.1],
  ['a tenth of the answers torn', { kind: 'truncated' }, 0.1],
  ['a fifth of the answers from a gateway', { kind: 'html502' }, 0.2],
])('through %s a notice reaches every group once', async (_, act, share) => {
  const town = await broadcast();
  town.fake.fault({ match: { route: sends, share, times: 200 }, act });
  await town.go();
  await town.settled();
  expect(town.perGroup()).toEqual(once);
  expect(town.fake.record.duplicates()).toEqual([]);
  expect(town.fake.record.calls(sends)).toBeGreaterThan(groups);
});

test('a platform that asks for 7 s is left in peace so long', async () => {
  const town = await broadcast();
  town.fake.fault({ match: { route: sends, times: 25 }, act: { kind: 'rate', resetSeconds: 7 } });
  await town.go();
  await town.settled();
  const times = town.fake.state.calls.filter(({ route }) => route === sends).map(({ at }) => at);
  const after = times.slice(times.length - groups - 25);
  expect((after[25] ?? 0) - (after[24] ?? 0)).toBeGreaterThanOrEqual(7_000);
  expect(town.perGroup()).toEqual(once);
});

test.each([400, 200] as const)(
  'a token that ends amid a notice, told by HTTP %i, costs nobody his copy',
  async (tokenStatus) => {
    const town = await broadcast({ tokenStatus });
    town.fake.fault({ match: { route: sends, nth: 20 }, act: { kind: 'expire-tokens' } });
    await town.go();
    await town.settled();
    expect(town.perGroup()).toEqual(once);
    expect(town.fake.state.tokenRequests).toBe(2);
  },
);

/** A table that loses, once, what is to be put on record after the sends, as a process does that is killed just then. */
function killedBeforeRecord() {
  let isArmed = false;
  return {
    arm: () => {
      isArmed = true;
    },
    around: (table: Engine): Engine => ({
      ...table,
      async transact(writes) {
        const isRecord = writes.some(
          (write) =>
            write.kind === 'put' && write.row.kind === 'notice' && write.row.data['state'] === 'sent',
        );
        if (isArmed && isRecord) {
          isArmed = false;
          throw new Error('killed');
        }
        return table.transact(writes);
      },
    }),
  };
}

test('killed between sending and recording, the next courier asks again under the same keys and nobody reads it twice', async () => {
  const killer = killedBeforeRecord();
  const town = await broadcast(killer);
  await town.go();
  killer.arm();
  await expect(town.sendOut()).rejects.toThrow('killed');
  expect(town.perGroup()).not.toEqual(once);
  await town.wall.run(town.wall.sleep(30 * 60_000));
  await town.settled();
  expect(town.perGroup()).toEqual(once);
  expect(town.fake.record.calls(sends)).toBeGreaterThan(groups);
});

test('found again only after the platform’s hour, what may have been sent is not sent twice, and says so', async () => {
  const killer = killedBeforeRecord();
  const town = await broadcast(killer);
  await town.go();
  killer.arm();
  await expect(town.sendOut()).rejects.toThrow('killed');
  await town.wall.run(town.wall.sleep(61 * 60_000));
  await town.settled();
  expect(Math.max(...town.perGroup())).toBe(1);
  const notices = (await all(town.table.scan())).filter(({ kind }) => kind === 'notice');
  const states = new Set(notices.map(({ data }) => data['state']));
  expect([...states].sort()).toEqual(['sent', 'unknown']);
});
