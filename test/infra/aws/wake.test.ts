import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batonWrite, leaseWrite, loadLease } from '../../../shared/store/courier.ts';
import { keys } from '../../../shared/store/keys.ts';
import { enqueue } from '../../../shared/store/outbox.ts';
import { want } from '../../../shared/store/papers.ts';
import type { Write } from '../../../shared/store/table.ts';
import { cloudBureau } from '../../kit/cloud/bureau.ts';
import { type Packaged, packaged } from '../../kit/cloud/packaged.ts';
import type { Change } from '../../kit/cloud/stream.ts';
import { orderTo } from '../../kit/courier.ts';
import { dynamoBinary } from '../../kit/dynamo-server.ts';

const binary = dynamoBinary();
const minutes = 60_000;
const kindsOf = (changes: readonly Change[]) => changes.map(({ dynamodb }) => dynamodb.NewImage?.kind.S);

if (binary) {
  let made: Packaged;
  let bureau: Awaited<ReturnType<typeof cloudBureau>>;
  const writes = async (...some: readonly Write[]) => {
    await bureau.stack.table.transact(some);
    const all = await bureau.stack.stream.news();
    return { all, woke: all.filter(bureau.stack.wakes) };
  };
  const asks = (chats: readonly string[]) =>
    chats.flatMap((chat) => enqueue(orderTo(chat, { lane: 'red' }), Date.now()));

  beforeAll(async () => {
    made = await packaged();
    bureau = await cloudBureau(made, binary);
    await bureau.tick();
    await bureau.settles();
  }, 120_000);
  afterAll(async () => {
    await bureau?.close();
    await made?.remove();
  });

  describe('the stream wakes the courier', () => {
    test('for each order, by its row in the queue alone', async () => {
      const { all, woke } = await writes(...asks(['oc_nowhere']));
      expect(kindsOf(woke)).toEqual(['pending']);
      // The courier of the last wake-up may still be writing about its own work.
      const ofOrders = kindsOf(all).filter((kind) => kind === 'notice' || kind === 'pending');
      expect(ofOrders.sort()).toEqual(['notice', 'pending']);
      await bureau.stack.deliver.invoke({});
      await bureau.stack.stream.news();
    });

    test('for a baton', async () => {
      expect(kindsOf((await writes(batonWrite('feishu', 'baton_1', Date.now()))).woke)).toEqual(['baton']);
    });

    test('for a file that is wanted, though nobody is told anything yet; not for one that is made', async () => {
      const to = {
        kind: 'address',
        address: { channel: 'feishu', kind: 'person', id: 'ou_nobody' },
      } as const;
      const file = { id: 'file_1', kind: 'nothing.makes-it', args: {}, name: '台账.xlsx', to, cause: 'desk' };
      expect(kindsOf((await writes(want(file))).woke)).toEqual(['paper']);
      await bureau.tick();
      expect(kindsOf((await bureau.look()).woke)).toEqual(['baton']);
      for (let tries = 1; tries < 3; tries += 1) {
        await bureau.tick();
        await bureau.look();
      }
      await bureau.settles();
      await bureau.tick();
      expect(kindsOf((await bureau.look()).woke)).toEqual([]);
    });

    test.each(['alerts', 'directory', 'a topic to come'])(
      'for work of %s that is taken up step by step',
      async (topic) => {
        const key = keys.step(topic, 'one');
        const row = { ...key, kind: `${topic}-work`, edition: 1, data: {} };
        expect((await writes({ kind: 'put', row, seen: 0 })).woke).toHaveLength(1);
        expect((await writes({ kind: 'put', row, seen: 1 })).woke).toEqual([]);
        expect((await writes({ kind: 'delete', key, seen: 2 })).woke).toEqual([]);
      },
    );
  });

  test('nothing that the courier writes about its own work wakes it', async () => {
    bureau.fake.fault({ match: { route: 'POST /im/v1/messages', times: 1 }, act: { kind: 'html502' } });
    for (const text of ['帮助', '我是谁', '今天谁值班']) await bureau.says(text);
    const { woke } = await bureau.look();
    expect(kindsOf(woke)).toEqual(['pending', 'pending', 'pending']);
    const { all: own, woke: again } = await bureau.look();
    expect(new Set(kindsOf(own))).toEqual(new Set([undefined, 'lease', 'pending', 'notice', 'words']));
    expect(again).toEqual([]);
    expect(bureau.told().length).toBeGreaterThanOrEqual(3);
  });

  test('a wake-up that was lost is made up for by the clock, once', async () => {
    await bureau.says('帮助');
    await bureau.stack.stream.news();
    const before = bureau.told().length;
    await bureau.tick();
    const { woke } = await bureau.look();
    expect(kindsOf(woke)).toEqual(['baton']);
    expect(bureau.told()).toHaveLength(before + 1);
    await bureau.tick();
    expect((await bureau.look()).woke).toEqual([]);
  });

  test('the clock wakes nobody while a courier has the channel', async () => {
    const { table, stream } = bureau.stack;
    await bureau.says('帮助');
    const lease = await loadLease(table, 'feishu');
    const held = { ...lease.value, holder: 'another', untilWallMs: Date.now() + minutes };
    await writes(leaseWrite(lease, held));
    await bureau.tick();
    expect((await stream.news()).filter(bureau.stack.wakes)).toEqual([]);
    await writes(leaseWrite(await loadLease(table, 'feishu'), lease.value));
    await bureau.tick();
    expect(kindsOf((await bureau.look()).woke)).toEqual(['baton']);
  });

  test('a courier whose host ends soon hands on, and the next one sends the rest: each once', async () => {
    const chats = Array.from({ length: 120 }, (_, place) => bureau.fake.addChat(`群${place}`).id);
    for (let from = 0; from < chats.length; from += 40) {
      await bureau.stack.table.transact(asks(chats.slice(from, from + 40)));
    }
    const first = await bureau.look(2 * minutes + 500);
    expect(first.woke).toHaveLength(120);
    const sentOnce = () => chats.filter((chat) => bureau.fake.record.sent(chat).length === 1).length;
    expect(sentOnce()).toBeLessThan(120);
    const second = await bureau.look();
    expect(new Set(kindsOf(second.woke))).toEqual(new Set(['baton']));
    expect(sentOnce()).toBe(120);
    expect((await bureau.look()).woke).toEqual([]);
  });

  test('a record that nobody can read is a hint like any other', async () => {
    await expect(
      bureau.stack.deliver.invoke({ Records: [{ eventName: 'INSERT', dynamodb: null }] }),
    ).resolves.toBeUndefined();
  });
}
