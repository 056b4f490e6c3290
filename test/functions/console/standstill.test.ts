import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR_MS, later, MINUTE_MS } from '../../../shared/domain/time.ts';
import { takeStatus } from '../../../shared/flows/gateway/status.ts';
import { enqueue } from '../../../shared/store/outbox.ts';
import { putFeed } from '../../../shared/store/weather-feeds.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06', '09:00', { INGEST_TOKEN: 'a-token-of-thirty-two-characters' });
  zhou = await enters(town, 'zhou');
});
afterAll(() => town.close());

const onWechat = () => {
  const deps = { ...town.house.deps, channels: ['wechat'] as const };
  return { ...town.house, deps };
};

test('what waits on a channel that is not configured is said to be stuck, and no button promises to send it', async () => {
  const { table, wall } = town.house.deps;
  const to = { channel: 'wechat', kind: 'chat', id: 'r_1' } as const;
  const what = { kind: 'card', card: { text: '今晚停电检修' } } as const;
  const order = {
    once: 'stuck#1',
    to,
    lane: 'blue',
    cause: 'test',
    askedAt: town.house.now(),
    what,
  } as const;
  await table.transact(enqueue(order, wall.now()));
  const { text } = await zhou.get('/console/running');
  expect(text).toMatch(/微信：1条消息待发.*没有接入，发不出去，请检查这个渠道的配置/);
  expect(text).toContain('微信的现在发不出去，叫醒也不会发。');
  expect(text).not.toContain('将接着发待发的');
});

test('a gateway that is out or rests is told with since when, and waking says that it does not help', async () => {
  const house = onWechat();
  const { deps } = house;
  const now = town.house.now();
  const at = await enters({ says: town.says, house }, 'zhou');
  const said = async () => (await at.get('/console/running')).text;
  expect(await said()).toContain('微信网关不在线，恢复后自动再发');
  await takeStatus(deps, { account: 'wx', loggedIn: true }, now);
  expect(await said()).toMatch(/微信：1条消息待发.*等网关来取.*将接着发待发的1条消息/);
  const rests = { until: later(now, HOUR_MS), why: 'complaint' } as const;
  await takeStatus(deps, { account: 'wx', loggedIn: true, rests }, now);
  expect(await said()).toMatch(/微信要求暂停发送，今天10:\d\d恢复/);
  await takeStatus(deps, { account: 'wx', loggedIn: false }, later(now, MINUTE_MS));
  expect(await said()).toMatch(/微信网关自今天09:0\d起不在线.*微信[^。]*的现在发不出去，叫醒也不会发/);
});

test('a clock that stood still is told by what is late, and looking again does what fell due once', async () => {
  const [preview] = await town.says('he', '通知 江湾街道 今晚停电检修，20时前回复收到');
  if (preview) await town.clicks('he', preview, '确认发送');
  const now = later(town.house.now(), 30 * MINUTE_MS);
  const at = await enters({ says: town.says, house: { ...town.house, now: () => now } }, 'zhou');
  const late = await at.get('/console/running');
  expect(late.text).toMatch(/到点未办 .*(?:通知和预警|值班)：\d+件，最早一件已晚\d+分钟/);
  await at.sends(late, '现在再看一遍');
  const after = await at.get('/console/running');
  expect(after.text).not.toMatch(/最早一件已晚/);
  const heard = () => ['zhou', 'he', 'lin', 'wu'].map((one) => town.heard(one).length);
  await town.passes(0);
  const before = heard();
  await at.sends(late, '现在再看一遍');
  await town.passes(0);
  expect(heard()).toEqual(before);
});

test('a source that nobody asks any more is not said to be asked within a minute', async () => {
  const { table, wall } = town.house.deps;
  const now = town.house.now();
  const feed = {
    ...{ name: 'cap-1', since: later(now, -HOUR_MS), goodAt: later(now, -20 * MINUTE_MS), failures: 0 },
    ...{ nextWallMs: wall.now() - 15 * MINUTE_MS, seen: [], attributions: [], intervalMs: 300_000 },
    ...{ silentMs: HOUR_MS, silentTold: false },
  };
  await table.transact([putFeed(feed, 0)]);
  expect((await zhou.get('/console/running')).text).toContain('已过时间15分钟，没有去问，请检查服务');
});

test('whoever may not read of the keys is not told that there are none', async () => {
  const [own, lin] = [await zhou.get('/console/settings/channels'), await enters(town, 'lin')];
  expect(own.text).toContain('预警接入令牌');
  expect((await lin.get('/console/settings/channels')).text).not.toMatch(/密钥|令牌/);
});
