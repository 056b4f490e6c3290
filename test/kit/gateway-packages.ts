import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const gateway = join(import.meta.dirname, '../../bots/wechat');

/** Before all tests: the gateway's own packages, which the house never installs. Where they cannot be had, its suites say so. */
export function setup(): void {
  if (existsSync(join(gateway, 'node_modules'))) return;
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--prefix', gateway], { encoding: 'utf8' });
  if (status !== 0) process.stdout.write('the packages of the WeChat gateway cannot be installed here\n');
}
