import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeDingtalk } from '../../kit/channels/dingtalk.ts';
import { type ChannelHouse, channelHouse } from '../../kit/channels/house.ts';

let fake: Awaited<ReturnType<typeof fakeDingtalk>>;
let house: ChannelHouse;
beforeEach(async () => {
  house = await channelHouse(async (nowMs) => {
    fake = await fakeDingtalk(nowMs);
    return fake;
  });
});
afterEach(() => house.close());

const knock = (request: Request) => house.wall.run(Promise.resolve(house.door.request(request)));
const said = (id: string, text: string) => fake.body({ id, from: 'chen', chat: null, text });

test('after the session’s end the answer goes by the API', async () => {
  fake.sessionsEnd();
  await house.says('chen', '我是谁');
  expect(fake.shown()).toMatchObject([{ at: 'chen', raw: { msgKey: 'sampleMarkdown' } }]);
});

test('somebody is written to by the API without having spoken first', async () => {
  await house.asks({ to: { channel: 'dingtalk', kind: 'person', id: 'chen' } });
  expect(fake.shown()).toMatchObject([{ at: 'chen', raw: { userIds: ['chen'] } }]);
});

test('other words under a signature that was seen are refused; the same again are a redelivery', async () => {
  const stamp = String(house.wall.now());
  const first = said('m1', '我是谁');
  expect((await knock(fake.sign(first, stamp))).status).toBe(200);
  await house.passes(60_000);
  expect((await knock(fake.sign(said('m2', '隐患 假的'), stamp))).status).toBe(401);
  expect((await knock(fake.sign(first, stamp))).status).toBe(200);
});

test('two people who speak in the same millisecond are both heard', async () => {
  const stamp = String(house.wall.now());
  const both = await Promise.all(['m1', 'm2'].map((id) => knock(fake.sign(said(id, '我是谁'), stamp))));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
});

test('a robot that is mute is not provoked: nothing is tried for ten minutes, then all arrives', async () => {
  fake.fault('limited');
  await house.asks();
  fake.fault('none');
  const mutedAtMs = fake.mutedAt()[0] ?? 0;
  await house.asks({}, false);
  await house.asks({ lane: 'red' }, false);
  await house.passes(15 * 60_000);
  expect(fake.mutedAt()).toHaveLength(1);
  // What waited may share a message.
  const words = fake.shown().map(({ text }) => text);
  expect(words.join('\n').match(/请各单位今天检查疏散通道/g)).toHaveLength(3);
  expect(fake.shown()[0]?.atMs).toBeGreaterThan(mutedAtMs + 600_000);
});

test('links are buttons of an actionCard', async () => {
  const links = [{ label: '收到', url: 'https://zhishou.example/p/x' }];
  await house.asks({ what: { kind: 'card', card: { title: '通知', text: '请确认。', links } } });
  expect(fake.shown()[0]?.raw).toMatchObject({
    actionCard: { btns: [{ title: '收到', actionURL: 'https://zhishou.example/p/x' }] },
  });
});

test('who is mentioned stands in the words too', async () => {
  await house.asks({ what: { kind: 'card', card: { text: '请回复。', mentions: ['19960010000'] } } });
  expect(fake.shown()[0]).toMatchObject({
    text: expect.stringContaining('@19960010000'),
    raw: { at: { atMobiles: ['19960010000'] } },
  });
});
