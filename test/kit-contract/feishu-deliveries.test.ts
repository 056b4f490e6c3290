import { AESCipher, EventDispatcher } from '@larksuiteoapi/node-sdk';
import { expect, test } from 'vitest';
import { encrypted } from '../kit/feishu/deliver.ts';
import { fakeFeishu } from '../kit/feishu/platform.ts';
import { handClock } from '../kit/feishu/town.ts';

const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

function world() {
  const clock = handClock();
  const fake = fakeFeishu({ now: clock.now });
  return { clock, fake };
}

test('the platform’s own example opens with the key it was sealed with', () => {
  expect(new AESCipher('test key').decrypt('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe(
    'hello world',
  );
  expect(new AESCipher('test key').decrypt(encrypted('hello world', 'test key'))).toBe('hello world');
});

test('the SDK takes our seal and our signature for the platform’s', async () => {
  const { fake } = world();
  const { encryptKey } = fake.state.app;
  const texts: string[] = [];
  const dispatcher = new EventDispatcher({ encryptKey, logger: silent }).register({
    'im.message.receive_v1': (data) => void texts.push(data.message.content),
  });
  fake.subscribe(async (request) => {
    const headers = Object.fromEntries(request.headers);
    await dispatcher.invoke(Object.assign(Object.create({ headers }), await request.json()));
    return Response.json({});
  });
  await fake.say({ user: 'ou_a', chat: null, text: '签到' });
  await fake.say({ user: 'ou_a', chat: null, text: '签退' }, { sign: 'bad' });
  expect(texts).toEqual(['{"text":"签到"}']);
});

test('what is not answered comes again after 15 s, 5 min, 1 h and 6 h, and then no more', async () => {
  const { clock, fake } = world();
  const ages: number[] = [];
  const bornAt = clock.now();
  fake.subscribe(async () => {
    ages.push(clock.now() - bornAt);
    return new Response(null, { status: 503 });
  });
  await fake.say({ user: 'ou_a', chat: null, text: '签到' });
  for (let next = fake.post.nextAt(); next !== undefined; next = fake.post.nextAt()) {
    clock.advance(next - clock.now());
    await fake.post.redeliver();
  }
  expect(ages).toEqual([0, 15_000, 315_000, 3_915_000, 25_515_000]);
  expect(new Set(fake.post.log.map(({ event }) => event)).size).toBe(1);
});

test('an answer after three seconds is none', async () => {
  const { clock, fake } = world();
  fake.subscribe(async () => {
    clock.advance(4_000);
    return Response.json({});
  });
  const { attempts } = await fake.say({ user: 'ou_a', chat: null, text: '签到' });
  expect(attempts).toMatchObject([{ status: 0 }]);
  expect(fake.post.nextAt()).toBeDefined();
});

test('a handler that never answers is not waited for', async () => {
  const fake = fakeFeishu({ now: handClock().now, patienceMs: 20 });
  fake.subscribe(() => new Promise(() => {}));
  expect((await fake.say({ user: 'ou_a', chat: null, text: '签到' })).attempts).toMatchObject([
    { status: 0 },
  ]);
});

test('one message may come several times, under one event id or several', async () => {
  const { fake } = world();
  fake.subscribe(async () => Response.json({}));
  const same = await fake.say({ user: 'ou_a', chat: null, text: '一' }, { times: 5 });
  const other = await fake.say({ user: 'ou_a', chat: null, text: '二' }, { times: 5, newEventIds: true });
  expect(new Set(same.attempts.map(({ event }) => event)).size).toBe(1);
  expect(new Set(other.attempts.map(({ event }) => event)).size).toBe(5);
});

test('without the scope for all messages of a group, the bot hears only what mentions it', async () => {
  const { fake } = world();
  fake.subscribe(async () => Response.json({}));
  fake.hearing = 'only mentions';
  const group = fake.addChat('群', ['ou_a']);
  expect((await fake.say({ user: 'ou_a', chat: group.id, text: '签到' })).attempts).toEqual([]);
  expect(
    (await fake.say({ user: 'ou_a', chat: group.id, text: '签到', mentionBot: true })).attempts,
  ).toHaveLength(1);
  expect((await fake.say({ user: 'ou_a', chat: null, text: '签到' })).attempts).toHaveLength(1);
});

test('a click is answered once or never: the client shows why', async () => {
  const { fake } = world();
  const group = fake.addChat('群', ['ou_a']);
  const card = {
    schema: '2.0',
    body: { elements: [{ tag: 'button', behaviors: [{ type: 'callback', value: { a: 'x' } }] }] },
  };
  await fake.send({
    receiveIdType: 'chat_id',
    receiveId: group.id,
    type: 'interactive',
    content: JSON.stringify(card),
  });
  const message = fake.record.sent()[0]?.id ?? '';
  const answers: (() => Response)[] = [
    () => new Response(null, { status: 500 }),
    () => new Response('no json'),
    () => Response.json({ toast: { type: 'loud', content: 'x' } }),
    () => Response.json({ card: { type: 'raw', data: { ...card, surprise: 1 } } }),
    () => Response.json({ card: { type: 'raw', data: { ...card, schema: '1.0' } } }),
    () => Response.json({}),
  ];
  const errors: unknown[] = [];
  for (const answer of answers) {
    fake.subscribe(async () => answer());
    errors.push((await fake.click({ message, user: 'ou_a', action: 'x' })).error);
  }
  expect(errors).toEqual([200671, 200672, 200672, 200673, 200830, undefined]);
  expect(fake.post.nextAt()).toBeUndefined();
});
