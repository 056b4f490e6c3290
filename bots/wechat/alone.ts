import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Two gateways on one account steal its session from each other, without any error. Throws if another works on this folder. */
export function alone(folder: string): void {
  const path = join(folder, 'gateway.pid');
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch {
    const other = Number(readFileSync(path, 'utf8'));
    if (other !== process.pid && isAlive(other)) throw new Error('WECHAT_DIR: another gateway works there');
    writeFileSync(path, String(process.pid), { mode: 0o600 });
  }
  process.on('exit', () => rmSync(path, { force: true }));
}

function isAlive(pid: number): boolean {
  try {
    return pid > 1 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
