import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

describe.skipIf(process.platform === 'win32')('npm start', () => {
  test('who ends it ends the service, though the shell between them passes nothing on', async () => {
    const { npm, errors } = await started();
    npm.kill('SIGTERM');
    await once(npm.stdout, 'close');
    expect(errors.join('')).toBe('');
  });

  test('a terminal interrupts npm, its shell and the service at once, and it drains once', async () => {
    const { npm, errors } = await started();
    process.kill(-(npm.pid ?? 0), 'SIGINT');
    await once(npm.stdout, 'close');
    expect(errors.join('')).toBe('');
  });
});

/** The service holds the other end of its output for as long as it lives. */
async function started() {
  const folder = await mkdtemp(join(tmpdir(), 'zhishou-npm-'));
  const env = { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' };
  const npm = spawn('npm', ['--silent', 'start'], {
    ...{ env, detached: true },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    if (!npm.stdout.closed) {
      process.kill(-(npm.pid ?? 0), 'SIGKILL');
      await once(npm.stdout, 'close');
    }
    await rm(folder, { recursive: true });
  });
  const errors: string[] = [];
  npm.stderr.on('data', (bytes) => errors.push(String(bytes)));
  expect(String((await once(npm.stdout, 'data'))[0])).toContain('Zhishou is ready');
  npm.stdout.resume();
  return { npm, errors };
}
