import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { groupId } from '../../../shared/domain/ids.ts';
import { allGroups, putGroup } from '../../../shared/store/directory.ts';
import { loadNotice, waiting } from '../../../shared/store/outbox.ts';
import { type WechatHouse, wechatHouse } from './house.ts';

let house: WechatHouse;
afterEach(() => house.close());

async function open(options: Parameters<typeof wechatHouse>[0] = {}): Promise<void> {
  house = await wechatHouse(options);
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  await house.wall.run(house.gateway().sender.drain());
}

const texts = () => house.wechat.said.map(({ text }) => text);
const at = (place: string) => house.wechat.said.filter((one) => one.at === place).map(({ text }) => text);

/** What waits on another channel, as words. */
async function waitingOn(channel: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { value } of waiting(house.house.table, channel)) found.push(value.once);
  return found;
}

test('after a login that changed the ids nothing goes out until an operator has said which room is which', async () => {
  await open({ stableIds: false });
  await house.onFeishu('zhou');
  await house.turned({ kind: 'beat' });
  await house.wall.run(house.gateway().sender.drain());
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  await house.wall.run(house.gateway().sender.drain());
  const sent = await house.house.asks();
  await house.speaks(10_000);
  expect(texts()).toEqual([]);
  expect((await waitingOn('feishu')).some((once) => once.startsWith('gateway.rooms'))).toBe(true);

  house.wechat.places.add('r_new');
  await house.hears('大家好', { from: 'x', room: 'r_new', roomName: '临江区商务安全工作群' });
  await house.hears('绑定群 临江区商务安全工作群 全区', { from: 'zhou' });
  await house.speaks(30_000);
  expect(at('r_new')[0]).toContain('请各单位今天检查疏散通道');
  expect(await sent.fate()).toMatchObject({ state: 'sent' });
});

test('after such a login every room is held, however many there are', async () => {
  await open({ stableIds: false });
  const groups = Array.from({ length: 130 }, (_, place) => ({
    ...{ id: groupId(`r${place}`), name: `群${place}`, active: true, covers: { kind: 'all' } as const },
    address: { channel: 'wechat', kind: 'chat', id: `room${place}` } as const,
  }));
  for (let from = 0; from < groups.length; from += 40)
    await house.wall.run(
      house.house.table.transact(groups.slice(from, from + 40).flatMap((group) => putGroup(group, 0))),
    );
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  await house.wall.run(house.gateway().sender.drain());
  const bound = (await house.wall.run(allGroups(house.house.table))).filter(
    ({ value }) => value.address.channel === 'wechat',
  );
  expect(bound).toHaveLength(131);
  expect(bound.every(({ value }) => value.rebind)).toBe(true);
});

test('a gateway that died is told on another channel, and told when it is back', async () => {
  await open();
  await house.onFeishu('zhou');
  await house.wall.run(house.gateway().tellStatus());
  await house.house.passes(60_000);
  await house.house.tick();
  expect(await waitingOn('feishu')).toEqual([]);
  await house.house.passes(60_000);
  await house.house.tick();
  await house.house.tick();
  expect((await waitingOn('feishu')).filter((once) => once.startsWith('gateway.silent'))).toHaveLength(1);
  await house.turned({ kind: 'beat' });
  await house.wall.run(house.gateway().tellStatus());
  expect((await waitingOn('feishu')).filter((once) => once.startsWith('gateway.back'))).toHaveLength(1);
});

test('being put out is told at once, and the account that logs in must be the one agreed on', async () => {
  await open({ settings: { expected: 'wxid_duty' } });
  await house.onFeishu('zhou');
  await house.turned({ kind: 'logout', reason: 'kicked by phone' });
  expect((await waitingOn('feishu')).some((once) => once.startsWith('gateway.out'))).toBe(true);
  await house.turned({ kind: 'scan', code: 'https://login.weixin.qq.com/l/x' });
  await house.turned({ kind: 'login', id: 'wxid_stranger' });
  await house.wall.run(house.gateway().sender.drain());
  expect(house.wechat.outs()).toBe(1);
  expect(house.gateway().isReady()).toBe(false);
  const told = await waitingOn('feishu');
  expect(told.some((once) => once.startsWith('gateway.qr'))).toBe(true);
  expect(told.some((once) => once.startsWith('gateway.wrong'))).toBe(true);
});

test('without a heartbeat it is not ready, whatever it believes of its login', async () => {
  await open();
  expect(house.gateway().reasons()).toEqual([]);
  await house.wall.run(house.wall.sleep(100_000));
  expect(house.gateway().reasons()).toContain('no heartbeat');
});

test('a photo comes after its words, and reaches the case', async () => {
  await open();
  const dot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await house.hears('隐患 东门消防通道堵了', { id: 'm1' });
  await house.hears('', { id: 'm2', images: [async () => Buffer.from(dot, 'base64')] });
  await house.speaks(30_000);
  expect(texts().join('\n')).toMatch(/YH-2026-0001/);
  expect(texts().join('\n')).not.toContain('获取失败');
});

test('the code to scan reaches an administrator on another channel as a picture in his card', async () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n and a code', 'latin1');
  await open({ pngOf: async () => png });
  await house.onFeishu('zhou');
  await house.turned({ kind: 'scan', code: 'https://login.weixin.qq.com/l/x' });
  await house.wall.run(house.gateway().sender.drain());
  const [once = ''] = (await waitingOn('feishu')).filter((name) => name.startsWith('gateway.qr'));
  const what = (await loadNotice(house.house.table, once))?.value.order.what;
  const card = what?.kind === 'card' ? what.card : undefined;
  expect(card?.text).toContain('在两分钟内扫描下面的二维码');
  expect(Buffer.from((await house.house.photos.get(card?.images?.[0] ?? ''))?.bytes ?? [])).toEqual(png);
});

test('what it keeps is readable by nobody else', async () => {
  await open();
  const { mode } = await stat(join(house.settings.folder, 'spool.log'));
  expect(mode & 0o077).toBe(0);
});

test('a connection that is lost ends the process: only a new one hears again', async () => {
  await open();
  await house.turned({ kind: 'lost', code: 'unavailable' });
  expect(house.left).toEqual(['unavailable']);
});

test('two gateways with folders of their own on one account are told once; one that was started anew is not', async () => {
  await open();
  await house.onFeishu('zhou');
  const two = async () => (await waitingOn('feishu')).filter((once) => once.startsWith('gateway.two'));
  const tells = async (gateway: { tellStatus(): Promise<void> }) => {
    await house.wall.run(house.wall.sleep(30_000));
    await house.turned({ kind: 'beat' });
    await house.wall.run(gateway.tellStatus());
  };
  for (let count = 0; count < 4; count += 1) await tells(house.gateway());
  await house.restart();
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  for (let count = 0; count < 4; count += 1) await tells(house.gateway());
  expect(await two()).toEqual([]);
  const other = await house.beside();
  for (let count = 0; count < 4; count += 1) {
    await tells(other);
    await tells(house.gateway());
  }
  await other.close();
  expect(await two()).toHaveLength(1);
});
