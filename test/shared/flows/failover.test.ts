import { afterEach, beforeEach, expect, test } from 'vitest';
import { personId } from '../../../shared/domain/ids.ts';
import type { Address, Channel } from '../../../shared/domain/message.ts';
import { settle } from '../../../shared/flows/errands.ts';
import { loadPerson, putPerson } from '../../../shared/store/directory.ts';
import { loadNotice } from '../../../shared/store/outbox.ts';
import { fakeDingtalk } from '../../kit/channels/dingtalk.ts';
import { type ChannelHouse, channelHouse } from '../../kit/channels/house.ts';
import { fakeWecom } from '../../kit/channels/wecom.ts';
import { orderTo } from '../../kit/courier.ts';

let house: ChannelHouse;
let wecom: Awaited<ReturnType<typeof fakeWecom>>;
beforeEach(async () => {
  house = await channelHouse(fakeDingtalk, await withWecom());
});
afterEach(async () => {
  await wecom.close();
  await house.close();
});

async function withWecom(): Promise<Record<string, string>> {
  wecom = await fakeWecom(() => house.wall.now());
  return { ...wecom.env, FEISHU_ROBOTS: '' };
}

/** chen is reached in this order. */
async function addressed(...channels: readonly Channel[]): Promise<readonly Address[]> {
  const stored = await loadPerson(house.table, personId('chen'));
  if (!stored) throw new Error('no chen');
  const addresses = channels.map((channel) => ({ channel, kind: 'person' as const, id: 'chen' }));
  const next = { ...stored.value, addresses };
  await house.wall.run(house.table.transact(putPerson(next, stored.version, stored.value)));
  return addresses;
}

const settled = () => settle(house.house.deps, house.house.now);
const orderAt = (to: Address, lane: 'blue' | 'red' = 'blue') =>
  orderTo('', { lane, to, once: 'told#1', askedAt: house.house.now() });

test('what cannot reach somebody on one channel goes to his next, once', async () => {
  const [first] = await addressed('wechat', 'dingtalk');
  if (!first) throw new Error('no address');
  const writes = await settled()(orderAt(first), { kind: 'refused', code: 'x' });
  await house.wall.run(house.table.transact(writes));
  await house.settled();
  expect(house.fake.shown()).toMatchObject([{ at: 'chen' }]);
  expect((await loadNotice(house.table, 'told#1>dingtalk'))?.value).toMatchObject({ state: 'sent' });
  expect(await settled()(orderAt(first), { kind: 'refused', code: 'x' })).toEqual([]);
});

test('what may have been shown is not repeated elsewhere, unless it is red', async () => {
  const [first] = await addressed('wechat', 'dingtalk');
  if (!first) throw new Error('no address');
  // It is kept for somebody to look at, and queued nowhere.
  expect(await settled()(orderAt(first), { kind: 'unknown' })).toMatchObject([
    { row: { kind: 'lost-order' } },
  ]);
  expect((await settled()(orderAt(first, 'red'), { kind: 'unknown' })).length).toBeGreaterThan(0);
});

test('a channel that is off, or may only answer, is nowhere to go on to', async () => {
  const [first] = await addressed('dingtalk', 'wecom', 'feishu');
  if (!first) throw new Error('no address');
  const writes = await settled()(orderAt(first), { kind: 'refused', code: 'x' });
  expect(writes.some((write) => write.kind === 'put' && write.row.kind === 'pending')).toBe(false);
});

test('whoever is bound on two channels is one person there', async () => {
  await addressed('wecom', 'dingtalk');
  await house.says('chen', '我是谁');
  expect(house.fake.shown()[0]?.text).toContain('陈思远');
  const heard = wecom.deliver?.({ id: 'w1', from: 'chen', chat: null, text: '我是谁' });
  if (heard) await house.wall.run(Promise.resolve(house.door.request(heard)));
  await house.settled();
  expect(wecom.shown()[0]?.text).toContain('陈思远');
});
