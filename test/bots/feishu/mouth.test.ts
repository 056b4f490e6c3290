import { afterEach, describe, expect, test } from 'vitest';
import { feishuMouth, type MouthOptions } from '../../../bots/feishu/mouth.ts';
import { type Address, type Failure, MouthError } from '../../../shared/domain/message.ts';
import type { FaultAct } from '../../kit/feishu/faults.ts';
import { feishuTown } from '../../kit/feishu/town.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function world(settings: Parameters<typeof feishuTown>[0] = {}, options: Partial<MouthOptions> = {}) {
  const town = await feishuTown(settings);
  open.push(town.close);
  const mouth = feishuMouth({ ...town.config, wallNow: town.clock.now, ...options });
  const group: Address = { channel: 'feishu', kind: 'chat', id: town.group.id };
  const chen: Address = { channel: 'feishu', kind: 'person', id: town.chen.openId };
  return { ...town, mouth, to: { group, chen } };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MouthError)) throw new Error('did not fail as a mouth does');
  return error.failure;
}

const notice = { title: '通知', text: '请确认', actions: [{ id: 'ack#al_1', label: '收到' }] };

test('a card reaches a group, words reach a person', async () => {
  const { fake, mouth, to, group, chen } = await world();
  const { message } = await mouth.send(to.group, notice, 'alert#1');
  await mouth.send(to.chen, { text: '已签到' }, 'duty#1');
  expect(fake.record.read({ chat: group.id })).toMatchObject([
    { id: message, title: '通知', text: '请确认', actions: [{ id: 'ack#al_1', label: '收到' }] },
  ]);
  expect(fake.record.read({ user: chen.openId })).toMatchObject([{ text: '已签到' }]);
  expect(fake.record.sent().map(({ type }) => type)).toEqual(['interactive', 'text']);
});

test('the same key shows once, within the platform’s hour, to one address', async () => {
  const { fake, mouth, to, clock } = await world();
  const once = 'alert.chased#alt_7#2'.repeat(20);
  const first = await mouth.send(to.group, notice, once);
  clock.advance(59 * 60_000);
  expect(await mouth.send(to.group, notice, once)).toEqual(first);
  expect(await mouth.send(to.chen, notice, once)).not.toEqual(first);
  expect(fake.record.sent()).toHaveLength(2);
});

test('many sends at the start ask for one token', async () => {
  const { fake, mouth, to } = await world();
  await Promise.all(['a', 'b', 'c', 'd'].map((once) => mouth.send(to.group, notice, once)));
  expect(fake.state.tokenRequests).toBe(1);
});

test('a token is renewed before it ends', async () => {
  const { fake, mouth, to, clock } = await world();
  await mouth.send(to.group, notice, 'a');
  clock.advance((7200 - 9 * 60) * 1000);
  await mouth.send(to.group, notice, 'b');
  expect(fake.state.tokenRequests).toBe(2);
  expect(fake.state.calls.filter(({ route }) => route === 'POST /im/v1/messages')).toHaveLength(2);
});

test.each([400, 200] as const)(
  'a token refused with HTTP %i is renewed once, and the send goes through',
  async (tokenStatus) => {
    const { fake, mouth, to } = await world({ tokenStatus });
    await mouth.send(to.group, notice, 'a');
    fake.state.tokens.clear();
    await Promise.all([mouth.send(to.group, notice, 'b'), mouth.send(to.chen, notice, 'c')]);
    expect(fake.record.sent()).toHaveLength(3);
    expect(fake.state.tokenRequests).toBe(2);
  },
);

test('a token refused again and again is said, not tried for ever', async () => {
  const { fake, mouth, to } = await world();
  fake.fault({ act: { kind: 'token200' } });
  expect(await failureOf(mouth.send(to.group, notice, 'a'))).toEqual({ kind: 'token', code: '99991663' });
  expect(fake.record.calls('POST /im/v1/messages')).toBe(2);
});

describe('what goes wrong is told in the courier’s classes', () => {
  const cases: readonly (readonly [FaultAct, Failure])[] = [
    [
      { kind: 'rate', resetSeconds: 7 },
      { kind: 'later', code: '99991400', waitMs: 7000 },
    ],
    [
      { kind: 'status', http: 400, code: 230020 },
      { kind: 'later', code: '230020' },
    ],
    [
      { kind: 'status', http: 400, code: 11232 },
      { kind: 'later', code: '11232' },
    ],
    [
      { kind: 'status', http: 400, code: 230049 },
      { kind: 'unclear', code: '230049' },
    ],
    [
      { kind: 'status', http: 500, code: 0 },
      { kind: 'unclear', code: 'http-500' },
    ],
    [{ kind: 'html502' }, { kind: 'unclear', code: 'http-502' }],
    [{ kind: 'empty' }, { kind: 'unclear', code: 'http-200' }],
    [{ kind: 'truncated' }, { kind: 'unclear', code: 'http-200' }],
    [{ kind: 'reset-before' }, { kind: 'unclear', code: 'ECONNRESET' }],
    [{ kind: 'reset-after' }, { kind: 'unclear', code: 'ECONNRESET' }],
    [{ kind: 'quota' }, { kind: 'operator', code: '99991403' }],
    [
      { kind: 'status', http: 400, code: 99991672 },
      { kind: 'operator', code: '99991672' },
    ],
    [
      { kind: 'status', http: 400, code: 230006 },
      { kind: 'operator', code: '230006' },
    ],
    [
      { kind: 'status', http: 400, code: 230022 },
      { kind: 'content', code: '230022' },
    ],
    [
      { kind: 'status', http: 400, code: 987654 },
      { kind: 'content', code: '987654' },
    ],
    [
      { kind: 'status', http: 200, code: 230054 },
      { kind: 'content', code: '230054' },
    ],
  ];
  test.each(cases)('%j', async (act, expected) => {
    const { fake, mouth, to } = await world();
    fake.fault({ match: { route: 'POST /im/v1/messages' }, act });
    expect(await failureOf(mouth.send(to.group, notice, 'a'))).toEqual(expected);
  });

  test('nobody there: nothing was sent, so it may be sent again', async () => {
    const { mouth, to } = await world({}, { baseUrl: 'http://127.0.0.1:1' });
    expect(await failureOf(mouth.send(to.group, notice, 'a'))).toMatchObject({ kind: 'later' });
  });

  test('a platform that never answers is left at the deadline', async () => {
    const { fake, mouth, to } = await world({}, { deadlineMs: 150 });
    fake.fault({ act: { kind: 'hang' } });
    expect(await failureOf(mouth.send(to.group, notice, 'a'))).toEqual({ kind: 'unclear', code: 'deadline' });
  });

  test('no token to be had: the message itself was never asked for', async () => {
    const { mouth, to } = await world({}, { appSecret: 'wrong' });
    expect(await failureOf(mouth.send(to.group, notice, 'a'))).toEqual({ kind: 'operator', code: '10015' });
  });
});

test('groups and people that cannot be reached are told apart from all else', async () => {
  const { mouth, to, chats, group, lin } = await world();
  lin.resigned = true;
  const toLin: Address = { channel: 'feishu', kind: 'person', id: lin.openId };
  expect(await failureOf(mouth.send(toLin, notice, 'a'))).toEqual({ kind: 'dead', code: '230029' });
  group.hasBot = false;
  expect(await failureOf(mouth.send(to.group, notice, 'b'))).toEqual({ kind: 'dead', code: '230002' });
  await chats.disband(group, { by: 'ou_chen', keepHistory: true });
  expect(await failureOf(mouth.send(to.group, notice, 'c'))).toEqual({ kind: 'dead', code: '232009' });
  expect(await failureOf(mouth.send({ ...to.group, id: 'oc_nowhere' }, notice, 'd'))).toMatchObject({
    kind: 'dead',
  });
});

test('a tenant that filters numbers refuses the card, and takes the words without the number', async () => {
  const { fake, mouth, to } = await world();
  fake.state.dlp = true;
  const card = { ...notice, text: '请联系 13800001234' };
  expect(await failureOf(mouth.send(to.group, card, 'a'))).toEqual({ kind: 'content', code: '230028' });
  await mouth.send(to.group, { text: '请联系 138****1234' }, 'a#text');
  expect(fake.record.sent()).toHaveLength(1);
});

test('an answer lost after the message was shown, asked again with the same key, shows it once', async () => {
  const { fake, mouth, to } = await world();
  fake.fault({ match: { route: 'POST /im/v1/messages', times: 1 }, act: { kind: 'reset-after' } });
  expect(await failureOf(mouth.send(to.group, notice, 'a'))).toMatchObject({ kind: 'unclear' });
  await mouth.send(to.group, notice, 'a');
  expect(fake.record.sent()).toHaveLength(1);
});

test('nothing secret and nobody’s words stand in an error', async () => {
  const { fake, mouth, to, config } = await world();
  await mouth.send(to.group, notice, 'a');
  fake.fault({ act: { kind: 'status', http: 400, code: 230022 } });
  const error = await mouth
    .send(to.group, { ...notice, text: '某人的话' }, 'b')
    .catch((thrown: Error) => thrown);
  const told = JSON.stringify([error, String(error), error instanceof Error && [error.stack, error.cause]]);
  for (const secret of [config.appSecret, '某人的话', 't-token', to.group.id])
    expect(told).not.toContain(secret);
});
