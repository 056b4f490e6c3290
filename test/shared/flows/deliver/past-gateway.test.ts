import { afterEach, beforeEach, expect, test } from 'vitest';
import { tickDoor } from '../../../../functions/tick.ts';
import { people } from '../../../../infra/town/people.ts';
import { groupId } from '../../../../shared/domain/ids.ts';
import { later } from '../../../../shared/domain/time.ts';
import { leaseOut } from '../../../../shared/flows/deliver/lease-out.ts';
import { fetchPastGateway, goPastGateway } from '../../../../shared/flows/deliver/past-gateway.ts';
import { settle } from '../../../../shared/flows/errands.ts';
import { loadGroup, putGroup } from '../../../../shared/store/directory.ts';
import { loadNotice, waiting } from '../../../../shared/store/outbox.ts';
import { TableError } from '../../../../shared/store/table.ts';
import { type WechatHouse, wechatHouse } from '../../../bots/wechat/house.ts';

let town: WechatHouse;
beforeEach(async () => {
  town = await wechatHouse({
    env: {
      ...{ FEISHU_APP_ID: 'cli_1', FEISHU_APP_SECRET: 's', FEISHU_ENCRYPT_KEY: 'k' },
      FEISHU_VERIFICATION_TOKEN: 't',
    },
  });
  await town.onFeishu('zhou');
});
afterEach(() => town.close());

const minute = 60_000;
const toZhou = { channel: 'wechat', kind: 'person', id: 'zhou' } as const;

async function onFeishu(): Promise<string[]> {
  const found: string[] = [];
  for await (const { value } of waiting(town.house.table, 'feishu')) found.push(value.once);
  return found.filter((once) => once.startsWith('contract'));
}

/** What waits for WeChat to be sent, in its words, and the photos that are waited for. */
async function onWechat(): Promise<{ texts: string[]; photos: string[] }> {
  const [texts, photos]: [string[], string[]] = [[], []];
  for await (const { value } of waiting(town.house.table, 'wechat')) {
    const what = (await loadNotice(town.house.table, value.once))?.value.order.what;
    if (what?.kind === 'card') texts.push(what.card.text);
    if (what?.kind === 'errand') photos.push(value.once);
  }
  return { texts, photos };
}

/** Its words came; its bytes never do. */
async function photoThatNeverComes(): Promise<void> {
  await town.hears('隐患 东门消防通道堵了', { id: 'm1' });
  const lost = async () => Promise.reject(new Error('the file is gone'));
  await town.hears('', { id: 'm2', images: [lost] });
}

/** What each minute does, for so many of them; a gateway that is alive says each time how it is. */
async function minutes(count: number, isAlive = false): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    await town.wall.run(town.wall.sleep(minute));
    if (isAlive) {
      await town.turned({ kind: 'beat' });
      await town.wall.run(town.gateway().tellStatus());
    }
    await town.wall.run(tickDoor(town.house.house));
  }
}

test('while no gateway is in, red goes to the next channel after two minutes, and all else after half an hour', async () => {
  await town.turned({ kind: 'logout', reason: 'kicked by phone' });
  await town.house.asks({ to: toZhou, lane: 'red' }, false);
  await town.house.asks({ to: toZhou, lane: 'blue' }, false);
  await minutes(1);
  expect(await onFeishu()).toEqual([]);
  await minutes(2);
  expect(await onFeishu()).toEqual(['contract#1>feishu']);
  await minutes(30);
  expect(await onFeishu()).toEqual(['contract#1>feishu', 'contract#2>feishu']);
});

test('while WeChat complains, red goes to the next channel at once: what waits, what the gateway had taken, and what comes later', async () => {
  await town.turned({ kind: 'login', id: 'wxid_duty' });
  await town.house.asks({ to: toZhou, lane: 'red' }, false);
  await town.house.asks({ to: toZhou, lane: 'blue' }, false);
  const alone = await town.house.asks({ to: { ...toZhou, id: 'chen' }, lane: 'red' }, false);
  await town.turned({ kind: 'complaint' });
  await minutes(1, true);
  expect(await onFeishu()).toEqual(['contract#1>feishu']);
  await town.house.asks({ to: toZhou, lane: 'red' }, false);
  await minutes(1, true);
  expect(await onFeishu()).toEqual(['contract#1>feishu', 'contract#4>feishu']);
  // Who has no other channel, and what is not red, is said when the rest is over; nothing is said twice.
  expect(town.wechat.said).toEqual([]);
  await minutes(32, true);
  await town.speaks(60_000);
  expect(town.wechat.said.map(({ at }) => at).sort()).toEqual(['chen', 'zhou']);
  expect(await alone.fate()).toMatchObject({ state: 'sent' });
});

test('while WeChat complains, who reads a red warning in a WeChat group gets it at once on his next channel, and once', async () => {
  await town.onFeishu('chen');
  const group = await loadGroup(town.house.table, groupId('g-all'));
  if (!group) throw new Error('no group');
  const units = people.find(({ id }) => id === 'chen')?.units ?? [];
  const own = { ...group.value, covers: { kind: 'units', units } as const };
  await town.wall.run(town.house.table.transact(putGroup(own, group.version)));
  await town.turned({ kind: 'login', id: 'wxid_duty' });
  await town.hears('转发预警 临江区气象台2026年5月12日09时30分发布暴雨红色预警信号：请做好防范。', {
    from: 'zhou',
  });
  await town.speaks(20_000);
  const preview = town.wechat.said.findLast(({ at }) => at === 'zhou')?.text ?? '';
  await town.turned({ kind: 'complaint' });
  await town.hears(/(\d) 先发后审/.exec(preview)?.[1] ?? preview, { from: 'zhou' });
  await minutes(1, true);
  const second = async () => {
    const found: string[] = [];
    for await (const { value } of waiting(town.house.table, 'feishu'))
      if (value.once.startsWith('alert.second')) found.push(value.to.id);
    return found;
  };
  expect(await second()).toEqual(['ou_chen']);
  await minutes(10, true);
  expect(await second()).toEqual(['ou_chen']);
});

test('a red message the gateway had taken and not said when WeChat complained goes elsewhere and is not said later', async () => {
  await town.turned({ kind: 'login', id: 'wxid_duty' });
  await town.turned({ kind: 'beat' });
  for (let nth = 0; nth < 3; nth += 1) await town.house.asks({ to: toZhou, lane: 'red' }, false);
  await town.wall.run(town.gateway().speaker.round(true));
  expect(town.wechat.said).toHaveLength(1);
  await town.turned({ kind: 'complaint' });
  await town.wall.run(town.gateway().speaker.round(true));
  await minutes(2, true);
  expect(await onFeishu()).toEqual(['contract#2>feishu', 'contract#3>feishu']);
  await minutes(32, true);
  await town.speaks(60_000);
  expect(town.wechat.said).toHaveLength(1);
});

test('a gateway that is in keeps what waits for its turn', async () => {
  await town.turned({ kind: 'login', id: 'wxid_duty' });
  await town.house.asks({ to: toZhou, lane: 'red' }, false);
  await minutes(20, true);
  expect(await onFeishu()).toEqual([]);
  await town.speaks(5_000);
  expect(town.wechat.said).toHaveLength(1);
});

test('a backlog that waits long for its turn does not go elsewhere because a gateway is silent for a moment', async () => {
  await town.turned({ kind: 'login', id: 'wxid_duty' });
  const told = [
    await town.house.asks({ to: toZhou, lane: 'blue' }, false),
    await town.house.asks({ lane: 'blue' }, false),
  ];
  await minutes(40, true);
  await minutes(4);
  expect(await onFeishu()).toEqual([]);
  for (const { fate } of told) expect(await fate()).toMatchObject({ state: 'pending' });
  await minutes(30);
  expect(await onFeishu()).toEqual(['contract#1>feishu']);
  for (const { fate } of told) expect(await fate()).toMatchObject({ state: 'refused' });
});

test('what was given to a gateway that never comes back is unknown once its time is over, not open for ever', async () => {
  await town.turned({ kind: 'login', id: 'wxid_duty' });
  const notAfter = later(town.house.house.now(), 120 * minute);
  const given = [
    await town.house.asks({ lane: 'blue', notAfter }, false),
    await town.house.asks({ lane: 'answer' }, false),
  ];
  const { deps, now } = town.house.house;
  const ask = { holding: [], most: 10, now: now() };
  expect(await town.wall.run(leaseOut(deps, { settled: settle(deps, now) }, ask))).toHaveLength(2);
  const states = async () => Promise.all(given.map(async ({ fate }) => (await fate())?.state));
  await minutes(60);
  expect(await states()).toEqual(['pending', 'pending']);
  await minutes(62);
  expect(await states()).toEqual(['unknown', 'pending']);
  await town.wall.run(town.wall.sleep(23 * 60 * minute));
  await minutes(1);
  expect(await states()).toEqual(['unknown', 'unknown']);
});

test('a photo that never came is told to be missing within the hour, even while no gateway is in', async () => {
  await town.turned({ kind: 'login', id: 'wxid_duty' });
  await photoThatNeverComes();
  expect((await onWechat()).photos).toHaveLength(1);
  await minutes(50);
  expect((await onWechat()).photos).toHaveLength(1);
  await minutes(12);
  const { photos, texts } = await onWechat();
  expect(photos).toEqual([]);
  expect(texts.join()).toMatch(/有一张照片获取失败，请引用登记回执再发一次/);
});

test('a photo that is not there yet is looked for again, but a table that fails is not taken for that', async () => {
  await photoThatNeverComes();
  const { deps, now } = town.house.house;
  await town.wall.run(fetchPastGateway(deps, settle(deps, now)));
  expect((await onWechat()).photos).toHaveLength(1);
  const query: typeof deps.table.query = (range) => {
    if (range.pk.startsWith('upload#')) throw new TableError('down', { retryable: true, cause: undefined });
    return deps.table.query(range);
  };
  const table = { ...deps.table, query };
  await expect(town.wall.run(fetchPastGateway({ ...deps, table }, settle(deps, now)))).rejects.toThrow();
});

test('while a gateway is in the words of a backlog are not read each minute, and what is past its last moment ends', async () => {
  await town.turned({ kind: 'login', id: 'wxid_duty' });
  const { deps, now } = town.house.house;
  const short = await town.house.asks({ lane: 'blue', notAfter: later(now(), 2 * minute) }, false);
  for (let nth = 0; nth < 20; nth += 1) await town.house.asks({ lane: 'blue' }, false);
  const read: string[] = [];
  const get: typeof deps.table.get = (key) => {
    read.push(key.pk);
    return deps.table.get(key);
  };
  const counted = { ...deps, table: { ...deps.table, get } };
  await town.wall.run(goPastGateway(counted, settle(deps, now), now()));
  expect(read.filter((pk) => pk.startsWith('notice#'))).toEqual([]);
  await minutes(3, true);
  expect(await short.fate()).toMatchObject({ state: 'expired' });
});
