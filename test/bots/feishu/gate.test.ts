import { describe, expect, test } from 'vitest';
import { feishuEar } from '../../../bots/feishu/ear.ts';
import type { Inbound, Reply } from '../../../shared/domain/message.ts';
import { envelope, requestOf, type Sealing } from '../../kit/feishu/deliver.ts';
import { fakeFeishu } from '../../kit/feishu/platform.ts';
import { saying } from '../../kit/feishu/say.ts';
import { handClock } from '../../kit/feishu/town.ts';

const HOUR_S = 3600;

function world() {
  const clock = handClock();
  const fake = fakeFeishu({ now: clock.now });
  const { appId, encryptKey, verificationToken } = fake.state.app;
  const gate = {
    appId,
    encryptKey,
    verificationToken,
    wallNow: clock.now,
    bot: () => fake.state.app.botOpenId,
  };
  const heard: Inbound[] = [];
  const knockWith = (options: typeof gate) => async (request: Request) => {
    const received = await feishuEar(options).receive(request);
    if (received.kind === 'settled') return received.response;
    heard.push(received.inbound);
    const reply: Reply = {};
    return received.respond(reply);
  };
  const door = knockWith(gate);
  fake.subscribe(door);
  const event = (sealing: Sealing = {}) =>
    requestOf(fake.state, saying(fake.state, { user: 'ou_a', chat: null, text: '签到' }).envelope, sealing);
  return { clock, fake, gate, door, knockWith, heard, event };
}

async function refused(response: Response) {
  expect(response.status).toBe(401);
  expect(await response.text()).toBe('');
}

test('a message the platform signed is heard', async () => {
  const { door, event, heard } = world();
  const response = await door(event());
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({});
  expect(heard).toMatchObject([{ kind: 'said', text: '签到', chat: null, from: { id: 'ou_a' } }]);
});

test('the signature counts over the very bytes, white space included', async () => {
  const { door, event, heard } = world();
  expect((await door(event({ pretty: true }))).status).toBe(200);
  expect(heard).toHaveLength(1);
});

describe('nobody else is heard', () => {
  const cases: readonly (readonly [string, Sealing])[] = [
    ['without a signature', { sign: false }],
    ['with a signature by another key', { sign: 'bad' }],
    ['sealed and signed with another key', { key: 'a key of somebody else' }],
    ['in the open, although a key is set', { encrypt: false }],
    ['signed more than eight hours ago', { at: handClock().now() / 1000 - 8 * HOUR_S - 1 }],
    ['signed more than eight hours ahead', { at: handClock().now() / 1000 + 8 * HOUR_S + 1 }],
    ['signed at no time at all', { at: Number.NaN }],
  ];
  test.each(cases)('%s', async (_, sealing) => {
    const { door, event, heard } = world();
    await refused(await door(event(sealing)));
    expect(heard).toEqual([]);
  });

  test('with one byte more than was signed', async () => {
    const { door, event } = world();
    const signed = event();
    const body = `${await signed.text()} `;
    await refused(await door(new Request(signed.url, { method: 'POST', headers: signed.headers, body })));
  });

  test('from another app, or with another token', async () => {
    const { event, knockWith, gate } = world();
    await refused(await knockWith({ ...gate, appId: 'cli_00000000000000b2' })(event()));
    await refused(await knockWith({ ...gate, verificationToken: 'another' })(event()));
  });

  test('when no key is configured, not even with an empty one', async () => {
    const { event, knockWith, gate } = world();
    await refused(await knockWith({ ...gate, encryptKey: '' })(event({ key: '' })));
  });
});

test('a redelivery seven hours later is still heard', async () => {
  const { clock, door, event, heard } = world();
  const late = event();
  clock.advance(7 * HOUR_S * 1000 + 315_000);
  expect((await door(late)).status).toBe(200);
  expect(heard).toHaveLength(1);
});

describe('the question with which an operator saves the address', () => {
  test('is answered when it is sealed and holds our token, though nothing signs it', async () => {
    const { fake } = world();
    const { status, body, challenge } = await fake.challenge();
    expect(status).toBe(200);
    expect(body).toEqual({ challenge });
  });

  const cases: readonly (readonly [string, Sealing & { token?: string }])[] = [
    ['in the open', { encrypt: false }],
    ['with another token', { token: 'another' }],
    ['sealed with another key', { key: 'another' }],
    ['with a signature that is wrong', { sign: 'bad' }],
  ];
  test.each(cases)('is refused %s', async (_, sealing) => {
    const { fake } = world();
    expect(await fake.challenge(sealing)).toMatchObject({ status: 401, body: '' });
  });
});

test('an event of the old kind, and one nobody knows, are taken and left alone', async () => {
  const { fake, door, heard } = world();
  const { appId, verificationToken: token } = fake.state.app;
  const old = {
    uuid: 'u1',
    ts: '1502199207.7',
    token,
    type: 'event_callback',
    event: { type: 'p2p_chat_create', app_id: appId },
  };
  expect((await door(requestOf(fake.state, old))).status).toBe(200);
  for (const type of ['im.unheard_of_v9', 'constructor', '__proto__']) {
    expect((await door(requestOf(fake.state, envelope(fake.state, type, { chat_id: 'oc' })))).status).toBe(
      200,
    );
  }
  expect(
    (await door(requestOf(fake.state, envelope(fake.state, 'im.message.receive_v1', { message: 7 })))).status,
  ).toBe(200);
  expect(heard).toEqual([]);
});
