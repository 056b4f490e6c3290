import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { alone } from './alone.ts';
import { openGateway } from './gateway.ts';
import { serveHealth } from './health.ts';
import { askService } from './service.ts';
import { settingsOf } from './settings.ts';
import { buildBot, wechatyAccount } from './wechaty.mjs';
import type { World } from './world.ts';

/** A supervisor starts it again: https://man.openbsd.org/sysexits calls 70 an internal failure. */
const lostCode = 70;
const statusMs = 30_000;

const world: World = {
  now: () => Date.now(),
  sleep: (ms) => sleep(ms),
  chance: () => Math.random(),
  newId: () => randomBytes(9).toString('base64url'),
  log: (event, facts = {}) =>
    process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`),
};

async function main(): Promise<void> {
  const settings = settingsOf(process.env);
  mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
  await alone(settings.folder);
  const bot = await buildBot(settings);
  const account = wechatyAccount(bot, { stableIds: settings.puppet !== 'wechat4u', log: world.log });
  const ask = askService(settings, { now: world.now });
  const gateway = await openGateway(settings, { ask, account, world, leave, pngOf });
  let over = false;
  process.on('unhandledRejection', () => leave('unhandled'));
  process.on('SIGTERM', () => {
    // The puppet of a remote server is not stopped: that would stop it for whoever comes next.
    over = true;
    setTimeout(() => process.exit(0), 1_000);
  });
  serveHealth(gateway, settings.port, pngOf);
  await gateway.start();
  world.log('started', { puppet: settings.puppet, speaks: settings.speaks });
  await Promise.all([
    gateway.sender.run(() => over),
    gateway.speaker.run(gateway.isReady, () => over),
    beat(() => over, gateway.tellStatus),
  ]);
}

async function beat(isOver: () => boolean, tell: () => Promise<void>): Promise<void> {
  while (!isOver()) {
    await tell();
    await world.sleep(statusMs);
  }
}

function leave(why: string): void {
  world.log('leaving', { why });
  process.exit(lostCode);
}

async function pngOf(code: string): Promise<Uint8Array> {
  const name = 'qrcode';
  const { default: qrcode } = await import(name);
  return qrcode.toBuffer(code, { width: 300 });
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
  process.exit(1);
});
