import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { feishuEar } from '../../../bots/feishu/ear.ts';
import { doorAt } from '../../kit/feishu/deliver.ts';
import { fakeFeishu } from '../../kit/feishu/platform.ts';
import { handClock } from '../../kit/feishu/town.ts';

const open: ReturnType<typeof serve>[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** The ear behind a real HTTP server, as on one machine. */
async function world() {
  const clock = handClock();
  const fake = fakeFeishu({ now: clock.now });
  const { appId, encryptKey, verificationToken } = fake.state.app;
  const ear = feishuEar({ appId, encryptKey, verificationToken, wallNow: clock.now });
  const app = new Hono();
  app.post('/hooks/feishu', async (context) => {
    const received = await ear.receive(context.req.raw);
    return received.kind === 'settled' ? received.response : received.respond({});
  });
  const { port } = await new Promise<AddressInfo>((resolve) => {
    open.push(serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, resolve));
  });
  const url = `http://127.0.0.1:${port}/hooks/feishu`;
  fake.subscribe(doorAt(url));
  return { fake, url };
}

test('over a real connection messages are heard and forgeries refused', async () => {
  const { fake } = await world();
  const heard = await fake.say({ user: 'ou_a', chat: null, text: '签到' });
  const forged = await fake.say({ user: 'ou_a', chat: null, text: '签到' }, { sign: 'bad' });
  expect(heard.attempts).toMatchObject([{ status: 200, body: {} }]);
  expect(forged.attempts).toMatchObject([{ status: 401, body: '' }]);
});

test('a body without end is answered before its end', async () => {
  const { url } = await world();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const endless = request(url, { method: 'POST' }, (answer) => {
      resolve(answer.statusCode);
      endless.destroy();
    });
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const more = () => {
      while (!endless.destroyed && endless.write(chunk));
    };
    endless.on('drain', more);
    endless.on('error', reject);
    more();
  });
  expect(status).toBe(413);
});

test('what comes after the length that was told is no part of the body, and ends the connection', async () => {
  const { url } = await world();
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: 2\r\n\r\n{}`);
  socket.write('x'.repeat(64 * 1024));
  let answer = '';
  for await (const part of socket.setEncoding('utf8')) answer += part;
  expect(answer.match(/^HTTP\/1\.1 \d+/gm)?.at(-1)).toBe('HTTP/1.1 400');
});
