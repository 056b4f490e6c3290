import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { overHttp } from '../../../bots/kit/http.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serverOf(listener: RequestListener) {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return (options: { maxBytes?: number; deadlineMs?: number; body?: string } = {}) =>
    overHttp({
      ...{
        method: 'POST',
        url: `http://127.0.0.1:${port}/x`,
        headers: { 'x-a': 'b' },
        maxBytes: 1_000,
        deadlineMs: 2_000,
      },
      ...options,
      body: Buffer.from(options.body ?? 'hello'),
    });
}

const failing = (kind: string, code: string) => ({ failure: { kind, code } });

test('one connection serves many calls, and gathers nothing', async () => {
  const warnings: unknown[] = [];
  const keep = (warning: Error) => warnings.push(warning);
  process.on('warning', keep);
  const ports = new Set<number | undefined>();
  const call = await serverOf((asked, answer) => {
    ports.add(asked.socket.remotePort);
    asked.pipe(answer);
  });
  for (const body of ['one', 'two', 'three'])
    expect(Buffer.from((await call({ body })).bytes).toString()).toBe(body);
  expect(ports.size).toBe(1);
  process.off('warning', keep);
  expect(warnings).toEqual([]);
});

test('a connection that breaks before, amid and after the answer’s head leaves the matter unclear', async () => {
  const before = await serverOf((asked) => asked.socket.destroy());
  await expect(before()).rejects.toMatchObject(failing('unclear', 'ECONNRESET'));
  const amid = await serverOf((asked, answer) => {
    answer.writeHead(200, { 'content-length': '100' });
    answer.write('half');
    setImmediate(() => asked.socket.destroy());
  });
  await expect(amid()).rejects.toMatchObject({ failure: { kind: 'unclear' } });
});

test('nobody listening means that nothing was sent', async () => {
  const call = { method: 'GET', url: 'http://127.0.0.1:1/', headers: {}, deadlineMs: 2_000, maxBytes: 10 };
  await expect(overHttp(call)).rejects.toMatchObject(failing('later', 'ECONNREFUSED'));
});

test('neither a silent platform nor a slow one is waited for beyond the deadline', async () => {
  const silent = await serverOf(() => {});
  await expect(silent({ deadlineMs: 50 })).rejects.toMatchObject(failing('unclear', 'deadline'));
  const slow = await serverOf((_, answer) => {
    answer.writeHead(200);
    answer.write('a');
  });
  await expect(slow({ deadlineMs: 80 })).rejects.toMatchObject({ failure: { kind: 'unclear' } });
});

test('an answer longer than allowed is not read to its end', async () => {
  const call = await serverOf((_, answer) => answer.end('x'.repeat(100_000)));
  await expect(call()).rejects.toMatchObject(failing('content', 'too-large'));
});

test('a line that lies idle is given up by us before a platform gives it up: what goes out on one just closed is lost', async () => {
  let ended = Promise.resolve<unknown>(undefined);
  const call = await serverOf((asked, answer) => {
    ended = once(asked.socket, 'close');
    asked.pipe(answer);
  });
  for (const server of open) server.keepAliveTimeout = 0;
  expect((await call()).status).toBe(200);
  await ended;
}, 20_000);
