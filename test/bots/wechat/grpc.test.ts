import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsOf } from '../../../bots/wechat/settings.ts';
import { buildBot, wechatyAccount } from '../../../bots/wechat/wechaty.mjs';
import type { Heard, Turn } from '../../../bots/wechat/world.ts';
import { freePort } from '../../kit/free-port.ts';
import { home, isInstalled, remote } from '../../kit/wechat-remote.ts';

test('the vendor’s puppet needs its token and its endpoint: nobody else is asked for them', () => {
  const env = { WECHAT_KEY: `k1=${'x'.repeat(32)}`, WECHAT_SERVICE_URL: 'https://zhishou.example' };
  expect(() => settingsOf({ ...env, WECHAT_PUPPET: 'service' })).toThrow(/^WECHAT_PUPPET_TOKEN: /);
  expect(() => settingsOf({ ...env, WECHAT_PUPPET: 'padlocal' })).toThrow(/^WECHAT_PUPPET: /);
  expect(() => settingsOf({ ...env, WECHAT_SERVICE_URL: 'http://zhishou.example' })).toThrow(
    /^WECHAT_SERVICE_URL: /,
  );
  expect(() => settingsOf({ WECHAT_KEY: 'k1=short' })).toThrow(/^WECHAT_KEY: /);
});

describe.each(isInstalled ? [['over gRPC and TLS on loopback']] : [])('%s', () => {
  test('it hears whom it is meant by, speaks, and leaves when the server is cut', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'grpc-'));
    const port = await freePort();
    const token = `insecure_${crypto.randomUUID()}`;
    const env = { ...process.env, HOME: folder, PORT: String(port), TOKEN: token };
    const child = spawn(process.execPath, ['--input-type=module', '-e', remote], { cwd: home, env });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    await until(() => out.includes('READY'));
    const before = process.env['HOME'];
    process.env['HOME'] = folder;
    const bot = await buildBot({ puppet: 'service', folder, token, endpoint: `127.0.0.1:${port}` });
    const heard: Heard[] = [];
    const turns: Turn[] = [];
    const account = wechatyAccount(bot, { stableIds: true, log: () => {} });
    await account.start({
      heard: async (message) => void heard.push(message),
      turned: async (turn) => void turns.push(turn),
    });
    child.stdin.write('login\n');
    await until(() => turns.some(({ kind }) => kind === 'login'));
    child.stdin.write('@值守\u2005 3号门堵了\n');
    await until(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ room: '1@chatroom', text: '3号门堵了', mentionsBot: true });
    await account.say({ kind: 'chat', id: '1@chatroom' }, '收到');
    await until(() => out.includes('SHOWN 收到'));
    const dot =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const file = { name: '照片1.png', bytes: Buffer.from(dot, 'base64') };
    await account.show({ kind: 'chat', id: '1@chatroom' }, file);
    await until(() => out.includes(`FILE 照片1.png ${dot}`));
    child.kill('SIGKILL');
    await once(child, 'close');
    await until(() => turns.some(({ kind }) => kind === 'lost'));
    process.env['HOME'] = before;
  }, 60_000);
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !isSo(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isSo()).toBe(true);
}
