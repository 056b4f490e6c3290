import { afterEach, expect, test } from 'vitest';
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

test('messages go out three seconds apart at least, measured from the end of the last', async () => {
  await open();
  const sent = [];
  for (let count = 0; count < 4; count += 1) sent.push(await house.house.asks());
  await house.speaks(60_000);
  const times = house.wechat.said.map(({ atMs }) => atMs);
  expect(times).toHaveLength(4);
  const gaps = times.slice(1).map((time, place) => time - (times[place] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
  for (const { fate } of sent) expect(await fate()).toMatchObject({ state: 'sent' });
});

test('at most four a minute in one room', async () => {
  await open();
  for (let count = 0; count < 6; count += 1) await house.house.asks();
  await house.speaks(55_000);
  expect(at('r_all')).toHaveLength(4);
  await house.speaks(60_000);
  expect(at('r_all')).toHaveLength(6);
});

test('a crash amid saying is unknown, and never said again', async () => {
  await open();
  const sent = await house.house.asks();
  await house.speaks(1_000);
  await house.restart();
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  const journal = house.gateway().journal;
  const [first] = [...journal.in('told'), ...journal.in('ended')];
  expect(first).toBeDefined();
  await house.wall.run(journal.write({ state: 'saying', id: 'contract#9', room: 'r_all', atMs: 0 }));
  await house.restart();
  expect(house.gateway().journal.of('contract#9')).toMatchObject({ state: 'ended', fate: 'unknown' });
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  await house.speaks(20_000);
  expect(at('r_all')).toHaveLength(1);
  expect(await sent.fate()).toMatchObject({ state: 'sent' });
});

test('a say that failed may have been shown: it is unknown on record', async () => {
  await open();
  house.wechat.fault('hangs-after');
  const sent = await house.house.asks();
  await house.speaks(20_000);
  expect(at('r_all')).toHaveLength(1);
  expect(await sent.fate()).toMatchObject({ state: 'unknown' });
});

test('a say that failed, whose words the account then saw itself say, is known to have been said', async () => {
  await open();
  house.wechat.fault('echoes');
  const sent = await house.house.asks();
  await house.speaks(20_000);
  expect(at('r_all')).toHaveLength(1);
  expect(await sent.fate()).toMatchObject({ state: 'sent' });
});

test('the same words said twice: the late echo of the first does not stand for the second, which failed', async () => {
  await open();
  const first = await house.house.asks({ what: { kind: 'card', card: { text: '签到时间到了' } } });
  await house.speaks(1_000);
  const second = await house.house.asks({ what: { kind: 'card', card: { text: '签到时间到了' } } });
  house.wechat.fault('late-echo');
  await house.speaks(20_000);
  expect(await first.fate()).toMatchObject({ state: 'sent' });
  expect(await second.fate()).toMatchObject({ state: 'unknown' });
});

test('a rest is kept to by the process that comes next', async () => {
  await open();
  await house.turned({ kind: 'complaint' });
  await house.house.asks();
  for (let count = 0; count < 2; count += 1) await house.restart();
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  await house.speaks(20 * 60_000);
  expect(texts()).toEqual([]);
  await house.speaks(15 * 60_000);
  expect(texts()).toHaveLength(1);
});

test('after three failures in a row nothing is said for half an hour', async () => {
  await open();
  await house.onFeishu('zhou');
  house.wechat.fault('fails');
  for (let count = 0; count < 4; count += 1) await house.house.asks();
  await house.speaks(60_000);
  house.wechat.fault('none');
  await house.wall.run(house.gateway().tellStatus());
  await house.wall.run(house.gateway().tellStatus());
  expect(await house.waitingOn('feishu')).toEqual([
    expect.stringMatching(/微信连续多次发送失败，网关已暂停发送/),
  ]);
  await house.speaks(10 * 60_000);
  expect(texts()).toHaveLength(0);
  await house.speaks(25 * 60_000);
  expect(texts()).toHaveLength(1);
});

test('a lease whose answer was lost is given again, and an ack that was lost is told again; said once', async () => {
  await open();
  const sent = await house.house.asks();
  house.way((path) => (path.endsWith('/lease') ? 'lost' : 'there'));
  await house.speaks(5_000);
  house.way((path) => (path.endsWith('/ack') ? 'lost' : 'there'));
  await house.speaks(40_000);
  house.way(() => 'there');
  await house.speaks(40_000);
  expect(at('r_all')).toHaveLength(1);
  expect(await sent.fate()).toMatchObject({ state: 'sent' });
});

test('what is too late is not said', async () => {
  await open();
  const notAfter = house.house.house.now();
  const sent = await house.house.asks({ notAfter });
  await house.wall.run(house.wall.sleep(60_000));
  await house.speaks(5_000);
  expect(texts()).toEqual([]);
  expect(await sent.fate()).toMatchObject({ state: 'expired' });
});

test('a room that is gone is said to be', async () => {
  await open();
  house.wechat.places.delete('r_all');
  const sent = await house.house.asks();
  await house.speaks(10_000);
  expect(await sent.fate()).toMatchObject({ state: 'dead' });
});

test('it only hears until it is switched on, and says nothing while it is logged out', async () => {
  await open({ settings: { speaks: false } });
  await house.house.asks();
  await house.speaks(20_000);
  expect(texts()).toEqual([]);
});

test('at night only red is said, and the rest in the morning', async () => {
  await open();
  await house.wall.run(house.wall.sleep(14 * 3_600_000));
  await house.house.asks({ lane: 'blue' });
  await house.house.asks({ lane: 'red' });
  await house.speaks(30_000);
  expect(texts()).toHaveLength(1);
});

test('a day’s cap holds over a restart: the journal knows what was said', async () => {
  await open({ settings: { perDay: 2 } });
  for (let count = 0; count < 3; count += 1) await house.house.asks();
  await house.speaks(30_000);
  expect(texts()).toHaveLength(2);
  for (let count = 0; count < 2; count += 1) await house.restart();
  await house.turned({ kind: 'login', id: 'wxid_duty' });
  await house.speaks(120_000);
  expect(texts()).toHaveLength(2);
});

test('when WeChat itself complains nothing is said for half an hour, and the administrator is told elsewhere, once', async () => {
  await open();
  await house.onFeishu('zhou');
  await house.turned({ kind: 'beat' });
  await house.turned({ kind: 'complaint' });
  await house.house.asks();
  await house.speaks(10 * 60_000);
  expect(texts()).toEqual([]);
  await house.wall.run(house.gateway().tellStatus());
  expect(await house.waitingOn('feishu')).toEqual([
    expect.stringMatching(/微信提示操作过于频繁，网关已暂停发送，今天\d\d:\d\d恢复。/),
  ]);
  await house.speaks(25 * 60_000);
  expect(texts()).toHaveLength(1);
});

test('a person who writes what WeChat would complain with silences nobody', async () => {
  await open();
  await house.hears('操作过于频繁，请稍后再试', { room: 'r_all' });
  await house.house.asks();
  await house.speaks(10_000);
  expect(texts()).toHaveLength(1);
});

test('a document larger than WeChat takes is told in words, and nothing is said to have failed', async () => {
  await open();
  await house.house.photos.put('f_large', Buffer.alloc(20 * 1024 * 1024 + 1), 'application/zip');
  const file = { key: 'f_large', name: '台账.zip' };
  const sent = await house.house.asks({ what: { kind: 'card', card: { text: '台账', file } } });
  await house.speaks(10_000);
  expect(house.wechat.files).toEqual([]);
  expect(texts()).toEqual(['台账\n（文件“台账.zip”没能发出）']);
  expect(await sent.fate()).toMatchObject({ state: 'sent' });
});

test('on a host whose answers are small a larger document is told in words, not tried for ever', async () => {
  await open();
  const links = { origin: 'https://b.example', mostBytes: 1_000, to: () => 'https://b.example/f' };
  Object.assign(house.house.photos, { links });
  await house.house.photos.put('f_some', Buffer.alloc(1_001), 'application/zip');
  const file = { key: 'f_some', name: '台账.zip' };
  const sent = await house.house.asks({ what: { kind: 'card', card: { text: '台账', file } } });
  await house.speaks(10_000);
  expect(texts()).toEqual(['台账\n（文件“台账.zip”没能发出）']);
  expect(await sent.fate()).toMatchObject({ state: 'sent' });
});
