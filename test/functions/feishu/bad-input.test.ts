import { describe, expect, test } from 'vitest';
import { encrypted, requestOf, type Sealing } from '../../kit/feishu/deliver.ts';
import { wordsOf } from '../../kit/feishu/talk.ts';
import { closeAfterEach, rowsOf, town } from './world.ts';

closeAfterEach();

type Town = Awaited<ReturnType<typeof town>>;
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** Knocks with these bytes, signed as the platform signs. */
async function knock({ fake, door }: Town, body: string | Uint8Array): Promise<number> {
  const { headers } = requestOf(fake.state, {});
  return (
    await door.request('/hooks/feishu', { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) })
  ).status;
}

describe('what is no message of the platform has no effect', () => {
  test.each<readonly [string, (house: Town) => string | Uint8Array, number]>([
    ['a torn body', () => '{"encrypt":"aGVs', 401],
    ['another charset', () => new Uint8Array(Buffer.from('{"encrypt":"x"}', 'utf16le')), 401],
    ['deep JSON', () => nested(200_000), 401],
    [
      'deep JSON under seal',
      ({ fake }) => JSON.stringify({ encrypt: encrypted(nested(100_000), fake.state.app.encryptKey) }),
      401,
    ],
    ['more than a megabyte', () => JSON.stringify({ encrypt: 'A'.repeat(1_100_000) }), 413],
    ['nothing at all', () => '', 401],
  ])('%s', async (_, bodyOf, status) => {
    const house = await town();
    const before = await rowsOf(house);
    expect(await knock(house, bodyOf(house))).toBe(status);
    expect(await rowsOf(house)).toEqual(before);
    expect(house.logged).toEqual([]);
  });

  test.each<readonly [string, (house: Town) => Sealing]>([
    ['a signature of another key', () => ({ sign: 'bad' })],
    ['no signature', () => ({ sign: false })],
    ['no seal', () => ({ encrypt: false })],
    ['another app’s key', () => ({ key: 'another' })],
    ['one replayed after nine hours', ({ fake }) => ({ at: Math.floor(fake.state.now() / 1000) - 9 * 3600 })],
    ['one from tomorrow', ({ fake }) => ({ at: Math.floor(fake.state.now() / 1000) + 9 * 3600 })],
  ])('%s', async (_, how) => {
    const house = await town();
    const before = await rowsOf(house);
    const { attempts } = await house.says('chen', '隐患 三楼消防通道堆货', { how: how(house) });
    expect(attempts).toMatchObject([{ status: 401, body: '' }]);
    await house.settled();
    expect(await rowsOf(house)).toEqual(before);
    expect(house.fake.record.sent()).toEqual([]);
  });

  test.each(['ou_bot', 'ou_another_bot'])('a bot’s own words: %s', async (user) => {
    const house = await town();
    const before = await rowsOf(house);
    const chat = house.chatOf('g-all').id;
    await house.fake.say({ user, chat, text: '隐患 三楼消防通道堆货', senderType: 'bot', mentionBot: true });
    await house.settled();
    expect(await rowsOf(house)).toEqual(before);
    expect(house.fake.record.calls('POST /im/v1/messages')).toBe(0);
  });
});

test('the platform’s question is answered within a second, sealed or refused', async () => {
  const house = await town();
  const asked = await house.fake.challenge();
  expect(asked).toMatchObject({ status: 200, body: { challenge: asked.challenge } });
  expect((await house.fake.challenge({ token: 'wrong' })).status).toBe(401);
  expect((await house.fake.challenge({ encrypt: false })).status).toBe(401);
});

const smuggled =
  '**三楼** <at id=all></at> <at user_id="all">所有人</at> [点这里](https://evil.example) =HYPERLINK("x") 通道堆货';

test('markup and mentions smuggled into a report are read as text, by everybody who reads them', async () => {
  const house = await town();
  await house.says('chen', `隐患 ${smuggled}`);
  await house.settled();
  await house.says('zhou', 'YH-2026-0001 到哪一步了');
  await house.says('zhou', '隐患台账');
  await house.settled();
  const all = ['chen', 'zhou', 'wu', 'sun'].flatMap((one) => house.told(one));
  expect(all.filter(({ hasMarkup }) => hasMarkup)).toEqual([]);
  expect(all.flatMap(({ mentions }) => mentions)).toEqual([]);
  expect(wordsOf(all)).toContain('<at id=all>');
});

test('markup and mentions smuggled into a notice are read as text, in every group', async () => {
  const house = await town();
  await house.says('zhou', `通知 ${smuggled}，请各单位20时前回复收到`);
  await house.settled();
  await house.clicks('zhou', house.withButton(house.told('zhou'), '确认发送'), '确认发送');
  await house.settled();
  const all = ['g-all', 'g-jiangwan', 'g-beiyuan'].flatMap((room) => house.toldIn(room));
  expect(wordsOf(all)).toContain('<at id=all>');
  expect([...all, ...house.told('zhou')].filter(({ hasMarkup }) => hasMarkup)).toEqual([]);
  expect(all.flatMap(({ mentions }) => mentions)).toEqual([]);
});

test.each(['隐患 ', '通知 ', '隐患 🔥'])(
  'ten thousand characters after %j are answered, and nothing is thrown',
  async (head) => {
    const house = await town();
    for (const one of ['zhou', 'guest']) {
      const { attempts } = await house.says(one, head + '三楼消防通道堆货，'.repeat(1_112));
      expect(attempts).toMatchObject([{ status: 200 }]);
    }
    await house.settled();
    expect(house.told('zhou').length).toBeGreaterThan(0);
    expect(house.logged).toEqual([]);
  },
);

test('a voice clip is said to be unheard, and handed to the watch', async () => {
  const house = await town();
  const other = {
    type: 'audio',
    content: { file_key: 'file_1', duration: 2_000 },
    bytes: { file_1: new Uint8Array([1]) },
  };
  await house.says('chen', '', { other });
  await house.settled();
  expect(wordsOf(house.told('chen'))).toContain('语音');
  expect(wordsOf(house.told('zhou')) + wordsOf(house.told('wu'))).toContain('陈思远');
});

test('a file named 机密 is refused, and neither its name nor its bytes are anywhere', async () => {
  const house = await town();
  const other = {
    type: 'file',
    content: { file_key: 'file_of_secrets', file_name: '机密.docx' },
    bytes: { file_of_secrets: new TextEncoder().encode('secret words') },
  };
  await house.says('chen', '', { other });
  await house.says('chen', '', { other, room: 'g-all', mentionBot: true });
  await house.settled();
  expect(wordsOf(house.told('chen'))).toContain('我没有保存');
  const text = JSON.stringify(await rowsOf(house));
  expect(text).not.toContain('机密.docx');
  expect(text).not.toContain('file_of_secrets');
  expect(house.fake.record.calls('GET /im/v1/messages/:id/resources/:key')).toBe(0);
});

test('words marked as secret are refused and kept nowhere, also with a photo', async () => {
  const house = await town();
  const images = [new Uint8Array([0xff, 0xd8, 0xff, 0xe0])];
  await house.says('chen', '【机密】隐患 七号地下库位置图', { images });
  await house.settled();
  expect(wordsOf(house.told('chen'))).toContain('我没有保存');
  expect(JSON.stringify(await rowsOf(house))).not.toContain('七号地下库');
  expect(house.fake.record.calls('GET /im/v1/messages/:id/resources/:key')).toBe(0);
});

test('a tenant that lets no mobile number pass still gets its answer, without the numbers', async () => {
  const house = await town();
  house.fake.state.dlp = true;
  await house.says('zhou', '今天谁值班');
  await house.settled();
  expect(house.told('zhou')).toHaveLength(1);
  expect(wordsOf(house.told('zhou'))).toContain('林国栋');
});
