import { expect, test } from 'vitest';
import { townOverHttp } from './town.ts';

const { get, post, raw } = townOverHttp('2026-10-12', '09:00');

const texts = (messages: readonly { text: string }[]) => messages.map(({ text }) => text);

test('what is heard came of this call and of nothing else', async () => {
  const [help, duty] = await Promise.all([
    post('say', { person: 'zhou', chat: null, text: '帮助' }),
    post('say', { person: 'wu', chat: null, text: '今天谁值班' }),
  ]);
  expect(help.body).toMatchObject({ heard: [{ from: 'bot', to: { person: 'zhou' } }], pending: 0 });
  expect(duty.body).toMatchObject({ heard: [{ from: 'bot', to: { person: 'wu' } }], pending: 0 });
  expect(texts(duty.body.heard)[0]).toContain('林国栋');
});

test('an answer in a group is heard in the group, and everybody in it reads both lines', async () => {
  const { body } = await post('say', { person: 'chen', chat: 'g-all', text: '帮助', mention: true });
  expect(body.heard[0]?.to).toEqual({ chat: 'g-all' });
  const { body: read } = await get('messages?chat=g-all&person=lin');
  expect(read.messages).toMatchObject([
    { from: 'chen', to: { chat: 'g-all' }, text: '@值守 帮助' },
    { id: body.heard[0]?.id },
  ]);
});

test('after a message only what is newer is told, and nothing twice', async () => {
  const { body } = await post('say', { person: 'he', chat: null, text: '我是谁' });
  const last = body.heard.at(-1)?.id;
  expect((await get(`messages?person=he&after=${last}`)).body.messages).toEqual([]);
  await post('say', { person: 'he', chat: null, text: '帮助' });
  const { body: newer } = await get(`messages?person=he&after=${last}`);
  expect(newer.messages.map(({ from }) => from)).toEqual(['he', 'bot']);
});

test('the town lists its people, groups and units as the contract names them', async () => {
  const { body } = await get('town');
  expect(body.now).toBe('2026-10-12T09:00:00+08:00');
  expect(body.people).toContainEqual({ id: 'chen', name: '陈思远', roles: ['liaison'], unit: 'wanhui' });
  expect(body.people).toContainEqual({ id: 'guest', name: '路人', roles: ['guest'] });
  expect(body.units).toHaveLength(12);
  expect(body.units).toContainEqual({ id: 'wanhui', name: '万汇广场', kind: 'mall', street: '江湾街道' });
  expect(body.groups.map(({ id }) => id)).toEqual(['g-all', 'g-jiangwan', 'g-beiyuan']);
  expect(body.groups[1]?.members).toEqual(expect.arrayContaining(['zhou', 'sun', 'chen']));
});

test('hostile words come back as the same words', async () => {
  const text = '<img src=x onerror=alert(1)> <at id=all></at> =1+1';
  await post('say', { person: 'guest', chat: null, text });
  const { body } = await get('messages?person=guest');
  expect(body.messages[0]?.text).toBe(text);
});

test('a posted photo is shown as it is, and what is no picture is not', async () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const images = [jpeg.toString('base64'), Buffer.from('<script>alert(1)</script>').toString('base64')];
  await post('say', { person: 'gao', chat: null, text: '隐患 拆解车间地面有油', images });
  const { body } = await get('messages?person=gao');
  const [photo, script] = body.messages[0]?.images ?? [];
  const shown = await raw(`/api/photo/${photo}`);
  expect(shown.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(jpeg);
  expect((await raw(`/api/photo/${script}`)).status).toBe(404);
});

test('fifty people may speak at once and each is answered', async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, place) =>
      post('say', { person: 'xu', chat: null, text: `帮助${place % 2 ? '' : '！'}` }),
    ),
  );
  expect(
    answers.every(({ status, body }) => status === 200 && body.heard.length === 1 && body.pending === 0),
  ).toBe(true);
});

test('the page loads nothing but its own files, and has no script of its own inside', async () => {
  const response = await raw('/');
  const html = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/sandbox/main.js">']);
  const files = [...html.matchAll(/(?:src|href)="\/sandbox\/([^"]+)"/g)].map(([, name]) => name);
  const found = await Promise.all(files.map((name) => raw(`/${name}`)));
  expect(found.map(({ status }) => status)).toEqual(files.map(() => 200));
  expect(html).not.toMatch(/(?:src|href)="(?!\/sandbox\/)/);
});
