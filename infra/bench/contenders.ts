import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, root, start } from './child.ts';
import { app, type Platform } from './platform.ts';

const peers = join(import.meta.dirname, 'peers');

/** Who answers events in a benchmark: a name as the table shows it, and a door to knock at. */
export interface Contender {
  readonly name: string;
  readonly url: string;
  /** What a crash after the acknowledgement leaves. */
  readonly keeps: 'all, on disk' | 'nothing';
  readonly cpuMs: Child['cpuMs'];
  readonly stop: Child['stop'];
}

/** Installed at the first use, beside the house and never with it. */
export function installPeers(): void {
  if (existsSync(join(peers, 'node_modules/koishi'))) return;
  process.stderr.write('installing the peers …\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--prefix', peers], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the peers cannot be installed');
}

export async function startHouse(platform: Platform, dataDir: string): Promise<Contender> {
  const env = {
    ...{ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', FEISHU_BASE_URL: platform.url },
    ...{ FEISHU_APP_ID: app.id, FEISHU_APP_SECRET: app.secret },
    ...{ FEISHU_ENCRYPT_KEY: app.encryptKey, FEISHU_VERIFICATION_TOKEN: app.verificationToken },
  };
  const flags = (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '');
  const script = join(root, 'infra/bench/house.ts');
  return named('Zhishou', 'all, on disk', await start([...flags, ...asStarted(), script], env));
}

/** What `npm start` says to node before it names the program. */
function asStarted(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return scripts.start.split(' ').slice(1, -1);
}

export async function startPeer(name: string, script: string, platform: Platform): Promise<Contender> {
  const env = {
    ...{ APP_ID: app.id, APP_SECRET: app.secret, BASE_URL: platform.url },
    ...{ ENCRYPT_KEY: app.encryptKey, VERIFICATION_TOKEN: app.verificationToken },
  };
  return named(name, 'nothing', await start([join(peers, script)], env));
}

function named(name: string, keeps: Contender['keeps'], { told, ...child }: Child): Contender {
  return { name, keeps, url: told, ...child };
}
