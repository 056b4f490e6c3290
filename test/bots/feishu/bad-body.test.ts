import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { feishuEar } from '../../../bots/feishu/ear.ts';
import { encrypted } from '../../kit/feishu/deliver.ts';

const gate = {
  appId: 'cli_00000000000000a1',
  encryptKey: 'key',
  verificationToken: 'token',
  wallNow: () => 1_000_000,
};

async function knock(
  body: string | Uint8Array | ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
) {
  const request = new Request('http://bot.invalid/hooks/feishu', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  });
  const received = await feishuEar(gate).receive(request);
  if (received.kind !== 'settled') throw new Error('was heard');
  return { status: received.response.status, text: await received.response.text() };
}

function signed(raw: string | Uint8Array) {
  const signature = createHash('sha256').update('1000nkey').update(raw).digest('hex');
  return { 'x-lark-request-timestamp': '1000', 'x-lark-request-nonce': 'n', 'x-lark-signature': signature };
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const sealed = (text: string) => JSON.stringify({ encrypt: encrypted(text, 'key') });

const bodies: readonly (readonly [string, string | Uint8Array])[] = [
  ['nothing', ''],
  ['no JSON', 'hello'],
  ['JSON that breaks off', '{"encrypt":"aGVs'],
  ['JSON of a number', '7'],
  ['UTF-16', new Uint8Array(Buffer.from('{"encrypt":"x"}', 'utf16le'))],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ['half a million brackets', nested(250_000)],
  ['a seal of nothing', '{"encrypt":""}'],
  ['a seal that is no base64', '{"encrypt":"%%%%"}'],
  ['a seal of half a block', JSON.stringify({ encrypt: Buffer.alloc(24).toString('base64') })],
  ['a seal around no JSON', sealed('hello')],
  ['a seal around deep JSON', sealed(nested(100_000))],
  ['a seal around null', sealed('null')],
];

test.each(bodies)('%s is refused without a word', async (_, body) => {
  expect(await knock(body)).toEqual({ status: 401, text: '' });
  expect(await knock(body, signed(body))).toEqual({ status: 401, text: '' });
});

test('more than a megabyte is refused as soon as it is known', async () => {
  expect(await knock('x'.repeat(1024 * 1024 + 1))).toEqual({ status: 413, text: '' });
  expect(await knock('{}', { 'content-length': '99999999' })).toMatchObject({ status: 413 });
});

test('an endless body that claims to be short is not read on and on', async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
  });
  expect(await knock(endless, { 'content-length': '10' })).toMatchObject({ status: 413 });
  expect(pulled).toBeLessThan(25);
});

test('a body that breaks off is a bad request', async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error('gone'));
    },
  });
  expect(await knock(broken)).toEqual({ status: 400, text: '' });
});
