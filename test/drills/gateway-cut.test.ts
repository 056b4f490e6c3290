import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Server, served } from '../kit/channels/fake.ts';
import { freePort } from '../kit/free-port.ts';
import { home, isInstalled, remote } from '../kit/wechat-remote.ts';
import { until } from './running.ts';

const limitMs = 60_000;
const running: ChildProcess[] = [];
let service: Server;
let folder: string;
const heard: string[] = [];

beforeAll(async () => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.post('/hooks/wechat/:what', async (c) => {
    const body = await c.req.json();
    if (c.req.param('what') === 'events' && body.what.kind === 'message') heard.push(body.what.text);
    return c.json({ deliveries: [] });
  });
  service = await served(app);
  folder = await mkdtemp(join(tmpdir(), 'gateway-cut-'));
});
afterEach(async () => {
  for (const one of running.splice(0)) await killed(one);
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

async function killed(one: ChildProcess): Promise<void> {
  if (one.exitCode !== null || one.signalCode !== null) return;
  const closed = once(one, 'close');
  one.kill('SIGKILL');
  await closed;
}

/** A process, and all it has said so far. */
function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, args, { cwd: home, env: { ...process.env, HOME: folder, ...env } });
  running.push(child);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  return { child, out: () => out, write: (line: string) => child.stdin.write(`${line}\n`) };
}

describe.each(isInstalled ? [['the gateway as it is run, over gRPC to a server of its own']] : [])(
  '%s',
  () => {
    test('when the server is cut it ends for its supervisor, and the next process hears again', {
      timeout: 180_000,
    }, async () => {
      const token = `insecure_${crypto.randomUUID()}`;
      const port = String(await freePort());
      const env = {
        ...{
          WECHAT_PUPPET: 'service',
          WECHAT_PUPPET_TOKEN: token,
          WECHAT_PUPPET_ENDPOINT: `127.0.0.1:${port}`,
        },
        ...{ WECHAT_KEY: `k1=${'x'.repeat(32)}`, WECHAT_SERVICE_URL: service.url },
        ...{ WECHAT_DIR: join(folder, 'wechat'), WECHAT_PORT: String(await freePort()) },
      };
      const hears = async (text: string) => {
        const server = start(['--input-type=module', '-e', remote], { PORT: port, TOKEN: token });
        await until(() => server.out().includes('READY'), limitMs);
        const gateway = start(['--import', 'tsx', 'main.ts'], env);
        await until(() => gateway.out().includes('started'), limitMs);
        server.write('login');
        server.write(text);
        await until(() => heard.includes(text), limitMs);
        return { server, gateway };
      };
      const first = await hears('3号门堵了');
      expect((await stat(join(folder, 'wechat'))).mode & 0o077).toBe(0);
      const over = once(first.gateway.child, 'close');
      await killed(first.server.child);
      expect((await over)[0]).toBe(70);
      const second = await hears('4号门也堵了');
      expect(second.gateway.child.exitCode).toBeNull();
    });
  },
);
