import { expect, test } from 'vitest';
import { townOverHttp } from './town.ts';

const { get, post, raw } = townOverHttp('2026-10-12', '09:00');

test.each([
  ['somebody who is not there', 'say', { person: 'nobody', chat: null, text: 'x' }, 404],
  ['a group that is not there', 'say', { person: 'zhou', chat: 'g-none', text: 'x' }, 404],
  ['a group one is not in', 'say', { person: 'chen', chat: 'g-beiyuan', text: 'x' }, 409],
  ['nothing at all', 'say', { person: 'zhou', chat: null, text: '  ' }, 400],
  ['words that are no words', 'say', { person: 'zhou', chat: null, text: 7 }, 400],
  ['a photo that is no base64', 'say', { person: 'zhou', chat: null, text: '', images: ['<svg>'] }, 400],
  ['no JSON', 'say', '{"person":', 400],
  ['a list', 'say', [], 400],
  ['a quote of nothing', 'say', { person: 'zhou', chat: null, text: 'x', quote: 'm000009999' }, 404],
  ['a press on nothing', 'click', { person: 'zhou', message: 'm000009999', action: 'ack#1' }, 404],
  ['a clock without its zone', 'clock', { to: '2026-10-13T08:00:00' }, 400],
  ['a day that does not exist', 'clock', { to: '2027-02-30T08:00:00+08:00' }, 400],
  ['an hour that does not exist', 'clock', { to: '2027-02-20T25:00:00+08:00' }, 400],
  ['the past', 'clock', { to: '2026-10-12T08:59:59+08:00' }, 409],
  ['the far future', 'clock', { to: '2036-10-12T08:59:59+08:00' }, 400],
  ['a fault nobody knows', 'faults', { kind: 'fire', share: 1 }, 400],
  ['a share of more than all', 'faults', { kind: 'slow', share: 1.5 }, 400],
  ['hearing without a choice', 'hearing', {}, 400],
  ['a call that is not there', 'sing', {}, 404],
])('%s is refused in words', async (_, path, body, status) => {
  const answer = await post(path, body);
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ error: expect.stringMatching(/\p{Script=Han}/u) });
});

test.each([
  ['somebody who is not there', 'messages?person=nobody', 404],
  ['a group that is not there', 'messages?chat=g-none', 404],
  ['a group one is not in', 'messages?chat=g-beiyuan&person=chen', 409],
  ['a message no message is called by', 'messages?after=x', 404],
])('reading %s is refused', async (_, path, status) => {
  expect((await get(path)).status).toBe(status);
});

test("nobody answers or presses in another's private talk", async () => {
  await post('say', { person: 'zhou', chat: null, text: '帮助' });
  const [line] = (await get('messages?person=zhou')).body.messages;
  const quoted = await post('say', { person: 'wu', chat: null, text: 'x', quote: line?.id });
  const pressed = await post('click', { person: 'wu', message: line?.id, action: 'ack#1' });
  expect([quoted.status, pressed.status]).toEqual([404, 404]);
});

test('a button the card never had cannot be pressed', async () => {
  await post('say', { person: 'he', chat: null, text: '帮助' });
  const [, answer] = (await get('messages?person=he')).body.messages;
  expect((await post('click', { person: 'he', message: answer?.id, action: 'alert.send#al_1' })).status).toBe(
    409,
  );
});

test("another site's page cannot speak here", async () => {
  const init = {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
    body: '{"person":"zhou","chat":null,"text":"x"}',
  };
  expect((await raw('/api/say', init)).status).toBe(400);
});

test('more than 40 MB is refused before it is read', async () => {
  const init = { method: 'POST', headers: { 'content-length': String(41 * 1024 * 1024) }, body: '{}' };
  expect((await raw('/api/say', init)).status).toBe(400);
});

test('words in another charset are refused, not kept with holes', async () => {
  // "帮助" as GBK writes it.
  const body = Buffer.concat([
    Buffer.from('{"person":"zhou","chat":null,"text":"'),
    Buffer.from([0xb0, 0xef, 0xd6, 0xfa]),
    Buffer.from('"}'),
  ]);
  expect((await raw('/api/say', { method: 'POST', body })).status).toBe(400);
});
