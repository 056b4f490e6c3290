import { afterEach, expect, test } from 'vitest';
import { feishuMouth, type MouthOptions } from '../../../bots/feishu/mouth.ts';
import type { Address, Errand } from '../../../shared/domain/message.ts';
import { feishuTown } from '../../kit/feishu/town.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function world(options: Partial<MouthOptions> = {}) {
  const town = await feishuTown();
  open.push(town.close);
  const mouth = feishuMouth({ ...town.config, wallNow: town.clock.now, ...options });
  const to: Address = { channel: 'feishu', kind: 'chat', id: town.group.id };
  const ask = (errand: Errand) => mouth.errand(errand, 'order#1');
  return { ...town, mouth, ask, to };
}

const card = { title: '通知', text: '1/3', actions: [{ id: 'ack#al_1', label: '收到' }] };
const png = new Uint8Array([...Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 1, 2, 3]);
const failing = (kind: string, code?: string) => ({ failure: { kind, ...(code !== undefined && { code }) } });

test('a card gets a new face, for fourteen days', async () => {
  const { fake, mouth, to, group, clock, ask } = await world();
  const { message } = await mouth.send(to, card, 'a');
  expect(await ask({ kind: 'edit', message, card: { ...card, text: '2/3' } })).toEqual({
    kind: 'done',
  });
  expect(fake.record.read({ chat: group.id })).toMatchObject([{ text: '2/3' }]);
  clock.advance(15 * 86_400_000);
  await expect(ask({ kind: 'edit', message, card })).rejects.toMatchObject(failing('content', '230031'));
});

test('where a card was sent as words, the words are changed', async () => {
  const { fake, mouth, to, group, ask } = await world();
  const { message } = await mouth.send(to, { text: '1/3' }, 'a');
  await ask({ kind: 'edit', message, card: { ...card, text: '2/3' } });
  expect(fake.record.read({ chat: group.id })).toMatchObject([{ text: '通知\n2/3' }]);
});

test('a message is taken back, and what is gone already is gone', async () => {
  const { fake, mouth, to, group, ask } = await world();
  const { message } = await mouth.send(to, card, 'a');
  expect(await ask({ kind: 'recall', message })).toEqual({ kind: 'done' });
  expect(await ask({ kind: 'recall', message })).toEqual({ kind: 'done' });
  expect(fake.record.read({ chat: group.id })).toEqual([]);
});

test('a photo is fetched, and known by its bytes', async () => {
  const { fake, group, ask } = await world();
  const { message } = await fake.say({
    user: 'ou_chen',
    chat: group.id,
    text: '隐患',
    images: [png, Buffer.from('no image at all')],
  });
  const [first = '', second = ''] = [...fake.state.resources.keys()].map((key) => key.split('/')[1] ?? '');
  expect(await ask({ kind: 'fetch', message, key: first, type: 'image' })).toEqual({
    kind: 'fetched',
    bytes: Buffer.from(png),
    type: 'image/png',
  });
  expect(await ask({ kind: 'fetch', message, key: second, type: 'image' })).toMatchObject({
    type: 'application/octet-stream',
  });
  await expect(ask({ kind: 'fetch', message, key: 'img_none', type: 'image' })).rejects.toMatchObject(
    failing('content', '234003'),
  );
  await expect(ask({ kind: 'fetch', message, key: '', type: 'sticker' })).rejects.toMatchObject(
    failing('content'),
  );
});

test('a file too large to keep is not read to its end', async () => {
  const { fake, group, ask } = await world();
  const { message } = await fake.say({
    user: 'ou_chen',
    chat: group.id,
    images: [new Uint8Array(20 * 1024 * 1024 + 1)],
  });
  const key = [...fake.state.resources.keys()][0]?.split('/')[1] ?? '';
  await expect(ask({ kind: 'fetch', message, key, type: 'image' })).rejects.toMatchObject(
    failing('content', 'too-large'),
  );
});

test('people are found by their numbers, fifty a call, the unknown left out', async () => {
  const { fake, ask } = await world();
  const strangers = Array.from({ length: 60 }, (_, place) => `139000000${String(place).padStart(2, '0')}`);
  const found = await ask({ kind: 'find-people', mobiles: [...strangers, '13800000002'] });
  expect(found).toEqual({ kind: 'people', found: [{ mobile: '13800000002', id: 'ou_lin' }] });
  expect(fake.record.calls('POST /contact/v3/users/batch_get_id')).toBe(2);
});

test('a group is looked at: its name, its people, whether it still lives', async () => {
  const { group, chats, ask } = await world();
  const look = () => ask({ kind: 'look-at-chat', chat: group.id });
  expect(await look()).toEqual({ kind: 'chat', name: '街道群', alive: true, members: 2 });
  await chats.disband(group, { by: 'ou_chen', keepHistory: true });
  expect(await look()).toMatchObject({ alive: false });
});

test('people are urged, and that nobody could be is a failure', async () => {
  const { fake, mouth, to, ask } = await world();
  const { message } = await mouth.send(to, card, 'a');
  await ask({ kind: 'urge', message, people: ['ou_chen', 'ou_nobody'], by: 'phone' });
  expect(fake.state.messages.get(message)?.urged).toEqual([{ by: 'phone', people: ['ou_chen'] }]);
  await expect(ask({ kind: 'urge', message, people: ['ou_nobody'], by: 'app' })).rejects.toMatchObject(
    failing('dead'),
  );
});

test('a photo on cards is uploaded once, and one that is none is left out', async () => {
  const photos: Record<string, Uint8Array> = { a: png, text: Buffer.from('hello') };
  const photo = async (key: string) => (photos[key] ? { bytes: photos[key], type: 'image/png' } : undefined);
  const { fake, mouth, to, group } = await world({ photo });
  const first = mouth.send(to, { ...card, images: ['a', 'text', 'gone'] }, 'a');
  await Promise.all([first, mouth.send(to, { ...card, images: ['a'] }, 'b')]);
  expect(fake.record.read({ chat: group.id }).map(({ images }) => images)).toEqual([
    ['img_v3_000001'],
    ['img_v3_000001'],
  ]);
  expect(fake.state.images.get('img_v3_000001')).toEqual(png);
  expect(fake.record.calls('POST /im/v1/images')).toBe(1);
});

test('an upload that breaks off leaves no doubt about the message: it was not sent', async () => {
  const { fake, mouth, to } = await world({ photo: async () => ({ bytes: png, type: 'image/png' }) });
  fake.fault({ match: { route: 'POST /im/v1/images' }, act: { kind: 'reset-after' } });
  await expect(mouth.send(to, { ...card, images: ['a'] }, 'a')).rejects.toMatchObject(failing('later'));
});

test('the bot asks for its own name once', async () => {
  const { fake, mouth } = await world();
  expect(await Promise.all([mouth.bot(), mouth.bot()])).toEqual(['ou_bot', 'ou_bot']);
  expect(fake.record.calls('GET /bot/v3/info')).toBe(1);
});
