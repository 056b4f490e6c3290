import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A child of ours that has said it is ready. */
export async function started(script: string, env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const service = spawn(process.execPath, [script], {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(service.stdout, 'data');
  return service;
}

export async function killAfter(service: ChildProcess, ms: number): Promise<void> {
  await later(ms);
  const closed = once(service, 'close');
  service.kill('SIGKILL');
  await closed;
}

export async function until(isSo: () => boolean, limitMs: number): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!isSo()) {
    if (Date.now() > endMs) throw new Error(`not so within ${limitMs} ms`);
    await later(2);
  }
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
