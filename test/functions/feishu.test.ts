import { afterEach, describe, expect, test } from 'vitest';
import { feishuHouse } from '../kit/feishu/house.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function world(options: Parameters<typeof feishuHouse>[0] = {}) {
  const town = await feishuHouse(options);
  open.push(town.close);
  return town;
}

describe('one message, however often it is delivered, is answered once', () => {
  test.each([
    ['at once, under one event id', { times: 5 }],
    ['at once, under five event ids', { times: 5, newEventIds: true }],
  ])('%s', async (_, how) => {
    const { fake, settled, chen, toldTo } = await world();
    const { attempts } = await fake.say({ user: chen.openId, chat: null, text: '我是谁' }, how);
    await settled();
    expect(attempts.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(toldTo(chen.openId)).toHaveLength(1);
  });

  test('again after the platform gave up waiting for an answer that was on its way', async () => {
    const { fake, house, settled, chen, later, toldTo } = await world({ patienceMs: 1 });
    const { attempts } = await fake.say({ user: chen.openId, chat: null, text: '我是谁' });
    expect(attempts).toMatchObject([{ status: 0 }]);
    for (const waitMs of [15_000, 300_000, 3_600_000, 21_600_000]) {
      later(waitMs);
      await fake.post.redeliver();
    }
    await expect.poll(() => toldTo(chen.openId), { timeout: 10_000 }).toHaveLength(1);
    await settled();
    expect(toldTo(chen.openId)).toHaveLength(1);
    expect(house.config.feishu?.mode).toBe('webhook');
  });
});

test('what is forged has no effect', async () => {
  const { fake, settled, chen } = await world();
  for (const how of [{ sign: 'bad' }, { sign: false }, { encrypt: false }, { key: 'another' }] as const) {
    expect((await fake.say({ user: chen.openId, chat: null, text: '帮助' }, how)).attempts).toMatchObject([
      { status: 401 },
    ]);
  }
  await settled();
  expect(fake.record.sent()).toEqual([]);
});

test('the bot does not talk to other bots, nor to itself', async () => {
  const { fake, settled, group } = await world();
  for (const user of ['ou_another_bot', 'ou_bot']) {
    await fake.say({ user, chat: group.id, text: '帮助', senderType: 'bot', mentionBot: true });
  }
  await settled();
  expect(fake.record.calls('POST /im/v1/messages')).toBe(0);
});

test('a group that adds the bot is asked whom it covers, and the form that is sent answers it', async () => {
  const { fake, chats, settled, chen, group } = await world();
  await chats.addBot(group, chen.openId);
  await settled();
  const [asked] = fake.record.read({ chat: group.id });
  expect(asked?.actions).toMatchObject([{ form: ['cover', 'units'] }]);
  const clicked = await fake.click({
    message: asked?.id ?? '',
    user: chen.openId,
    action: asked?.actions[0]?.id ?? '',
    form: { cover: 'all' },
  });
  expect(clicked).not.toHaveProperty('error');
  expect(clicked.toast ?? clicked.card).toBeDefined();
});

test('an answer lost on its way is asked for again and shown once', async () => {
  const { fake, settled, chen, toldTo } = await world();
  fake.fault({ match: { route: 'POST /im/v1/messages', times: 1 }, act: { kind: 'reset-after' } });
  await fake.say({ user: chen.openId, chat: null, text: '我是谁' });
  await expect.poll(() => fake.record.calls('POST /im/v1/messages'), { timeout: 10_000 }).toBe(2);
  await settled();
  expect(toldTo(chen.openId)).toHaveLength(1);
});

test('a token that ends mid-way costs nobody an answer', async () => {
  const { fake, settled, chen, toldTo } = await world();
  await fake.say({ user: chen.openId, chat: null, text: '我是谁' });
  await settled();
  fake.state.tokens.clear();
  await fake.say({ user: chen.openId, chat: null, text: '帮助' });
  await expect.poll(() => toldTo(chen.openId), { timeout: 10_000 }).toHaveLength(2);
});

test('over the long connection the same sentence gets the same answer', async () => {
  const byDoor = await world();
  const bySocket = await world({ mode: 'socket' });
  await expect.poll(() => bySocket.fake.connections.count(), { timeout: 5_000 }).toBe(1);
  for (const { fake, settled } of [byDoor, bySocket]) {
    await fake.say({ user: 'ou_chen', chat: null, text: '我是谁' });
    await settled();
  }
  expect(bySocket.toldTo('ou_chen')).toEqual(byDoor.toldTo('ou_chen'));
  expect(bySocket.toldTo('ou_chen')).toHaveLength(1);
});

test('a bound group that dissolves without a word is switched off when it is next spoken to, and somebody is told', async () => {
  const { fake, chats, settled, chen, group, toldTo } = await world();
  await chats.addBot(group, chen.openId);
  await settled();
  const [asked] = fake.record.read({ chat: group.id });
  const action = asked?.actions[0]?.id ?? '';
  await fake.click({ message: asked?.id ?? '', user: chen.openId, action, form: { cover: 'all' } });
  await chats.disband(group, { by: chen.openId, keepHistory: true });
  await fake.say({ user: chen.openId, chat: group.id, text: '今天谁值班', mentionBot: true });
  await settled();
  await expect.poll(() => toldTo(chen.openId), { timeout: 10_000 }).toHaveLength(1);
  expect(toldTo(chen.openId)[0]).toContain('商户群');
});
