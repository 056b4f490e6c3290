import { afterEach, expect, test } from 'vitest';
import { feishuMouth } from '../../../bots/feishu/mouth.ts';
import { feishuSocketEar, type SocketOptions } from '../../../bots/feishu/socket.ts';
import type { Inbound, Reply } from '../../../shared/domain/message.ts';
import { feishuTown } from '../../kit/feishu/town.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function world(
  options: Partial<SocketOptions> = {},
  reply: (inbound: Inbound) => Promise<Reply> = async () => ({}),
) {
  const town = await feishuTown();
  open.push(town.close);
  const states: string[] = [];
  const heard: Inbound[] = [];
  const ear = feishuSocketEar({
    ...town.config,
    bot: () => 'ou_bot',
    onState: (state) => states.push(state),
    ...options,
  });
  const stop = new AbortController();
  const hear = async (inbound: Inbound) => {
    heard.push(inbound);
    return reply(inbound);
  };
  const listening = ear.listen?.(hear, stop.signal) ?? Promise.reject(new Error('does not listen'));
  listening.catch(() => undefined);
  const leave = async () => {
    stop.abort();
    await listening.catch(() => undefined);
  };
  open.push(leave);
  const connected = (count: number) =>
    expect.poll(() => town.fake.connections.count(), { timeout: 5_000 }).toBe(count);
  return { ...town, ear, heard, states, listening, leave, connected };
}

test('messages come over a connection that we open ourselves', async () => {
  const { fake, group, heard, connected } = await world();
  await connected(1);
  const { attempts } = await fake.say({ user: 'ou_chen', chat: group.id, text: '签到', mentionBot: true });
  expect(attempts).toMatchObject([{ status: 200 }]);
  expect(heard).toMatchObject([{ kind: 'said', text: '签到', mentionsBot: true, chat: group.id }]);
});

test('a click is answered over it with a toast and the card’s new face', async () => {
  const answer: Reply = {
    toast: { tone: 'success', text: '已签收' },
    card: { title: '通知', tone: 'green', text: '1/3' },
  };
  const { fake, config, clock, group, heard, connected } = await world({}, async () => answer);
  await connected(1);
  const mouth = feishuMouth({ ...config, wallNow: clock.now });
  const card = { title: '通知', text: '0/3', actions: [{ id: 'ack#al_1', label: '收到' }] };
  const { message } = await mouth.send({ channel: 'feishu', kind: 'chat', id: group.id }, card, 'a');
  const clicked = await fake.click({ message, user: 'ou_chen', action: 'ack#al_1' });
  expect(clicked).toMatchObject({
    toast: { type: 'success', content: '已签收' },
    card: { title: '通知', text: '1/3' },
  });
  expect(heard).toMatchObject([{ kind: 'clicked', message, action: 'ack#al_1', from: { id: 'ou_chen' } }]);
});

test('what could not be taken in is delivered again', async () => {
  let tries = 0;
  const { fake, clock, heard, connected } = await world({}, async () => {
    tries += 1;
    if (tries === 1) throw new Error('the table is away');
    return {};
  });
  await connected(1);
  const { attempts } = await fake.say({ user: 'ou_chen', chat: null, text: '签到' });
  expect(attempts).toMatchObject([{ status: 500 }]);
  clock.advance(15_000);
  expect(await fake.post.redeliver()).toBe(1);
  expect(heard.map(({ id }) => id)).toEqual(['om_000001', 'om_000001']);
  expect(fake.post.nextAt()).toBeUndefined();
});

test('a connection that breaks is opened again', async () => {
  const { fake, heard, states, connected } = await world();
  await connected(1);
  fake.connections.cut();
  await expect.poll(() => states.join(' '), { timeout: 5_000 }).toBe('connected reconnecting connected');
  await fake.say({ user: 'ou_chen', chat: null, text: '又来了' });
  expect(heard).toMatchObject([{ text: '又来了' }]);
});

test('who is asked to stop answers what he has begun, and takes nothing new', async () => {
  const gate: { open?: () => void } = {};
  const { fake, heard, leave, connected } = await world(
    {},
    () => new Promise((resolve) => (gate.open = () => resolve({}))),
  );
  await connected(1);
  const first = fake.say({ user: 'ou_chen', chat: null, text: '一' });
  await expect.poll(() => heard.length, { timeout: 5_000 }).toBe(1);
  const left = leave();
  expect((await fake.say({ user: 'ou_chen', chat: null, text: '二' })).attempts).toMatchObject([
    { status: 500 },
  ]);
  gate.open?.();
  expect((await first).attempts).toMatchObject([{ status: 200 }]);
  await left;
  await connected(0);
  expect(heard).toHaveLength(1);
});

test('an app that the platform refuses is an operator’s matter, and no secret is told', async () => {
  const wrong = await world({ appSecret: 'a-wrong-secret' });
  await expect(wrong.listening).rejects.toMatchObject({ failure: { kind: 'operator', code: 'connection' } });
  const odd = await world({ appId: 'not-an-app' });
  await expect(odd.listening).rejects.toMatchObject({ failure: { kind: 'operator', code: 'app-id' } });
});

test('over HTTP such an ear hears nothing', async () => {
  const { ear } = await world();
  const received = await ear.receive(
    new Request('http://bot.invalid/hooks/feishu', { method: 'POST', body: '{}' }),
  );
  expect(received.kind === 'settled' && received.response.status).toBe(401);
});
