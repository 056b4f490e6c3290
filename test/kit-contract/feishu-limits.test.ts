import { afterEach, expect, test } from 'vitest';
import type { Outcome } from '../kit/feishu/answer.ts';
import { fakeFeishu } from '../kit/feishu/platform.ts';
import { feishuTown, handClock } from '../kit/feishu/town.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function world() {
  const clock = handClock();
  const fake = fakeFeishu({ now: clock.now });
  const chats = Array.from({ length: 1_100 }, (_, place) => fake.addChat(`群${place}`).id);
  const send = (place: number, uuid?: string, text = 'x') =>
    fake.send({
      receiveIdType: 'chat_id',
      receiveId: chats[place] ?? '',
      type: 'text',
      content: JSON.stringify({ text }),
      uuid,
    });
  return { clock, fake, chats, send };
}

function codeOf(outcome: Outcome): unknown {
  return outcome.kind === 'answered' ? { ...(outcome.answer.body as { code: number }) }.code : outcome.kind;
}

function idOf(outcome: Outcome): unknown {
  return outcome.kind === 'answered'
    ? (outcome.answer.body as { data: { message_id: string } }).data.message_id
    : undefined;
}

test('of fifty-one sends in a second one is too many, and the window slides', async () => {
  const { clock, send } = world();
  for (let place = 0; place < 50; place += 1) {
    clock.advance(10);
    expect(codeOf(await send(place))).toBe(0);
  }
  expect(await send(50)).toMatchObject({
    answer: { status: 429, body: { code: 99991400 }, headers: { 'x-ogw-ratelimit-reset': '1' } },
  });
  clock.advance(509);
  expect(codeOf(await send(51))).toBe(99991400);
  clock.advance(1);
  expect(codeOf(await send(52))).toBe(0);
  expect(codeOf(await send(53))).toBe(99991400);
});

test('of a thousand and one sends in a minute one is too many', async () => {
  const { clock, send, fake } = world();
  for (let place = 0; place < 1_000; place += 1) {
    clock.advance(25);
    expect(codeOf(await send(place))).toBe(0);
  }
  expect(await send(1_000)).toMatchObject({ answer: { headers: { 'x-ogw-ratelimit-reset': '36' } } });
  clock.advance(35_025);
  expect(codeOf(await send(1_001))).toBe(0);
  expect(fake.record.rates()).toEqual({ perSecond: 40, perMinute: 1_000, perSecondInAChat: 1 });
});

test('each API has its own windows', async () => {
  const { fake, send } = world();
  for (let place = 0; place < 50; place += 1) await send(place);
  const other = await fake.call({ route: 'PATCH /im/v1/messages/:id' }, () => ({
    status: 200,
    headers: {},
    body: { code: 0 },
  }));
  expect(codeOf(other)).toBe(0);
});

test('a chat takes five a second, other bots’ messages counted', async () => {
  const { clock, fake, chats, send } = world();
  for (let count = 0; count < 3; count += 1) expect(codeOf(await send(0))).toBe(0);
  for (let count = 0; count < 2; count += 1) fake.state.chatLimit.take(chats[0] ?? '', clock.now());
  expect(await send(0)).toMatchObject({ answer: { status: 400, body: { code: 230020 } } });
  expect(codeOf(await send(1))).toBe(0);
  clock.advance(1_000);
  expect(codeOf(await send(0))).toBe(0);
});

test('a uuid shows one message within the hour and another after it', async () => {
  const { clock, fake, send } = world();
  const first = idOf(await send(0, 'once'));
  clock.advance(3_599_999);
  expect(idOf(await send(0, 'once'))).toBe(first);
  clock.advance(1);
  expect(idOf(await send(0, 'once'))).not.toBe(first);
  expect(fake.record.sent()).toHaveLength(2);
  expect(fake.record.duplicates()).toHaveLength(1);
  expect(codeOf(await send(0, 'u'.repeat(51)))).toBe(99992402);
});

test('a twin of a request under way is told so', async () => {
  const { fake, send } = world();
  fake.fault({ match: { times: 1 }, act: { kind: 'slow', ms: 20 } });
  const slow = send(0, 'once');
  expect(codeOf(await send(0, 'once'))).toBe(230049);
  expect(codeOf(await slow)).toBe(0);
  expect(fake.record.sent()).toHaveLength(1);
});

test('faults strike the share, the chat and the call they are meant for', async () => {
  const { clock, fake, chats, send } = world();
  fake.fault({ match: { chat: chats[0] ?? '', nth: 2 }, act: { kind: 'html502' } });
  expect([codeOf(await send(0)), codeOf(await send(1)), codeOf(await send(1))]).toEqual([0, 0, 0]);
  expect(await send(0)).toMatchObject({ answer: { status: 502 } });
  expect(codeOf(await send(0))).toBe(0);
  fake.state.faults.clear();
  fake.fault({ match: { share: 0.1 }, act: { kind: 'reset-after' } });
  let lost = 0;
  for (let count = 0; count < 1_000; count += 1) {
    clock.advance(100);
    if ((await send(count)).kind === 'dropped') lost += 1;
  }
  expect(lost).toBeGreaterThan(70);
  expect(lost).toBeLessThan(130);
  expect(fake.record.sent()).toHaveLength(1_004);
});

test('twenty thousand sends are on the platform’s record, each once', async () => {
  const { clock, fake, send } = world();
  for (let count = 0; count < 20_000; count += 1) {
    clock.advance(60);
    await send(count % 1_100, `uuid-${count}`, `第 ${count} 条`);
  }
  expect(fake.record.sent()).toHaveLength(20_000);
  expect(fake.record.duplicates()).toEqual([]);
});

test('a token is the same while half an hour is left of it, then there are two good ones', async () => {
  const { fake, clock, url, close } = await feishuTown();
  open.push(close);
  const { appId: app_id, appSecret: app_secret } = fake.state.app;
  const ask = async () => {
    const body = JSON.stringify({ app_id, app_secret });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/open-apis/auth/v3/tenant_access_token/internal`, {
      method: 'POST',
      headers,
      body,
    });
    return ((await answer.json()) as { tenant_access_token: string }).tenant_access_token;
  };
  const codeWith = async (authorization?: string) => {
    const answer = await fetch(`${url}/open-apis/bot/v3/info`, {
      headers: { ...(authorization && { authorization }) },
    });
    return [answer.status, ((await answer.json()) as { code: number }).code];
  };
  const first = await ask();
  clock.advance(5_400_000);
  expect(await ask()).toBe(first);
  clock.advance(1_000);
  const second = await ask();
  expect(second).not.toBe(first);
  expect(await codeWith(`Bearer ${first}`)).toEqual([200, 0]);
  clock.advance(1_800_000);
  expect(await codeWith(`Bearer ${first}`)).toEqual([400, 99991663]);
  expect(await codeWith(`Bearer ${second}`)).toEqual([200, 0]);
  expect(await codeWith()).toEqual([400, 99991661]);
  expect(await codeWith('Basic x')).toEqual([400, 99991671]);
});
