import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test.skipIf(process.platform === 'win32')(
  'who ends npm start ends the service, though the shell between them passes nothing on',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhishou-npm-'));
    const env = { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' };
    const npm = spawn('npm', ['--silent', 'start'], {
      ...{ env, detached: true },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // The service holds the other end of its output for as long as it lives.
    const closed = once(npm.stdout, 'close');
    onTestFinished(async () => {
      if (!npm.stdout.closed && npm.pid) process.kill(-npm.pid, 'SIGKILL');
      await closed;
      await rm(folder, { recursive: true });
    });
    expect(String((await once(npm.stdout, 'data'))[0])).toContain('Zhishou is ready');
    npm.kill('SIGTERM');
    npm.stdout.resume();
    await closed;
    expect(npm.stdout.closed).toBe(true);
  },
);
