import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChannelHouse, channelHouse } from '../../kit/channels/house.ts';
import { fakeWecom } from '../../kit/channels/wecom.ts';

let fake: Awaited<ReturnType<typeof fakeWecom>>;
let house: ChannelHouse;
beforeEach(async () => {
  house = await channelHouse(async (nowMs) => {
    fake = await fakeWecom(nowMs);
    return fake;
  });
});
afterEach(() => house.close());

const knock = (request: Request) => house.wall.run(Promise.resolve(house.door.request(request)));

test('the address is saved when the sealed question comes back opened', async () => {
  const wrong = await knock(new Request(fake.challenge('7136').replace('nonce=n1', 'nonce=n2')));
  expect(wrong.status).toBe(401);
  const signed = fake.challenge('7136');
  const right = await knock(new Request(signed));
  expect([right.status, await right.text()]).toEqual([200, '7136']);
});

test('another signature, another key, another robot and an old callback are refused', async () => {
  const message = { msgid: 'm1', chattype: 'single', from: { userid: 'chen' }, msgtype: 'text' };
  const good = { ...message, aibotid: 'aib_1', text: { content: '我是谁' } };
  const forged = new URL(fake.sealed(good).url);
  forged.searchParams.set('msg_signature', 'f'.repeat(40));
  const body = JSON.stringify(await fake.sealed(good).json());
  expect((await knock(new Request(forged, { method: 'POST', body }))).status).toBe(401);
  expect((await knock(fake.sealed({ ...good, aibotid: 'another' }))).status).toBe(401);
  const late = fake.sealed(good);
  await house.passes(11 * 60_000);
  expect((await knock(late)).status).toBe(401);
  expect(fake.shown()).toEqual([]);
});

test('four messages of one person in flight are each answered, once, where they were asked', async () => {
  const said = ['我是谁', '帮助', '我是谁', '帮助'].map((text, place) =>
    fake.deliver?.({ id: `m${place}`, from: 'chen', chat: place % 2 === 0 ? null : 'wr_all', text }),
  );
  await Promise.all(said.map((request) => request && knock(request)));
  await house.settled();
  const at = fake.shown().map((one) => one.at);
  expect(at.sort()).toEqual(['chen', 'chen', 'wr_all', 'wr_all']);
  await Promise.all(said.map((_, place) => house.says('chen', '我是谁', { id: `m${place}` })));
  expect(fake.shown()).toHaveLength(4);
});

test('what is private is not said into the group the question came from', async () => {
  await house.says('zhou', '谁没回复', { chat: 'wr_all' });
  expect(fake.shown().filter(({ at }) => at === 'wr_all' || at === 'robot')).toEqual([]);
});

test('a red head is the colour of warnings, and signs of markup are shown as they were typed', async () => {
  const card = { title: '暴雨红色预警', tone: 'red' as const, text: '*立即* [转移](http://x) <b>' };
  await house.asks({ what: { kind: 'card', card } });
  const { text } = fake.shown()[0] ?? { text: '' };
  expect(text).toContain('<font color="warning">暴雨红色预警</font>');
  expect(text).not.toContain('[转移](http://x)');
});

test('people are mentioned by their mobiles, and only text can', async () => {
  await house.asks({
    what: { kind: 'card', card: { title: '请回复', text: '还有人未确认。', mentions: ['19960010000'] } },
  });
  expect(fake.shown()[0]?.raw).toMatchObject({
    msgtype: 'text',
    text: { mentioned_mobile_list: ['19960010000'] },
  });
});

test('short words with links are a template card, long ones markdown that keeps its links', async () => {
  const links = [{ label: '收到', url: 'https://zhishou.example/p/x' }];
  await house.asks({ what: { kind: 'card', card: { title: '通知', text: '请确认。', links } } });
  await house.asks({ what: { kind: 'card', card: { title: '通知', text: '很长。'.repeat(2000), links } } });
  const [short, long] = fake.shown();
  expect(short?.raw).toMatchObject({ msgtype: 'template_card' });
  expect(long?.raw).toMatchObject({ msgtype: 'markdown' });
  expect(long?.text).toMatch(/\[收到\]\(https:\/\/zhishou\.example\/p\/x\)$/);
});
