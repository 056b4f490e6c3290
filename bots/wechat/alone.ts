import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join, relative } from 'node:path';
import process from 'node:process';

/**
 * Two gateways on one account steal its session from each other, without any error. Throws if another works on this
 * folder: on this machine it is known by its number, in a container, where each is number one, by its socket.
 */
export async function alone(folder: string): Promise<void> {
  const path = join(folder, 'gateway.pid');
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch {
    const other = Number(readFileSync(path, 'utf8'));
    if (other !== process.pid && isAlive(other)) throw new Another();
    writeFileSync(path, String(process.pid), { mode: 0o600 });
  }
  await answerFor(folder);
  process.on('exit', () => rmSync(path, { force: true }));
}

class Another extends Error {
  constructor() {
    super('WECHAT_DIR: another gateway works there');
    this.name = 'Another';
  }
}

/** A path of a socket holds about a hundred bytes. On Windows there is no such file, and no container of ours. */
async function answerFor(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const path = relative('', join(folder, 'gateway.sock'));
  if (await isAnswered(path)) throw new Another();
  rmSync(path, { force: true });
  const before = process.umask(0o177);
  const server = createServer((socket) => socket.destroy()).listen(path);
  process.umask(before);
  await once(server, 'listening');
  server.unref();
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = createConnection(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 1 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
