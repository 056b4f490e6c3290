import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { alone } from '../../bots/wechat/alone.ts';
import { openGateway } from '../../bots/wechat/gateway.ts';
import { askService } from '../../bots/wechat/service.ts';
import { settingsOf } from '../../bots/wechat/settings.ts';
import type { Account, World } from '../../bots/wechat/world.ts';

/** A gateway whose account hears a message each few milliseconds and says into a file, without pauses: to be killed. */
const settings = settingsOf(process.env);
const { SKEW_MS = '0', LOGIN = 'wxid_duty', TEXT_BYTES = '0', SPOOL_BYTES } = process.env;
mkdirSync(settings.folder, { recursive: true });
await alone(settings.folder);
const [first = '0'] = process.argv.slice(2);
const world: World = {
  ...{
    now: () => Date.now() + Number(SKEW_MS),
    sleep: (ms) => sleep(Math.min(ms, 20)),
    chance: () => 0,
    log: () => {},
  },
  newId: () => String(Math.random()),
};
const account: Account = {
  stableIds: true,
  async start({ heard, turned }) {
    await turned({ kind: 'login', id: LOGIN });
    void listen(heard);
  },
  async say(_, text) {
    appendFileSync(join(settings.folder, 'said.txt'), `${text}\n`);
    await sleep(2);
  },
  async show() {},
  async logout() {
    process.stdout.write('logged out\n');
  },
};
const ask = askService(settings, { now: world.now });
const rules = {
  betweenMs: 0,
  jitterMs: 0,
  perMinute: 1e6,
  perRoomMinute: 1e6,
  perDay: 1e6,
  quietFrom: 24,
  quietTo: 0,
};
const gateway = await openGateway(settings, {
  ...{ ask, account, world, leave: () => process.exit(70), rules },
  ...(SPOOL_BYTES && { spoolMostBytes: Number(SPOOL_BYTES) }),
});
await gateway.start();
await Promise.all([
  gateway.sender.run(() => false),
  gateway.speaker.run(gateway.isReady, () => false),
  tellStatus(),
]);

async function tellStatus(): Promise<void> {
  for (;;) {
    await gateway.tellStatus();
    await sleep(100);
  }
}

async function listen(heard: Parameters<Account['start']>[0]['heard']): Promise<void> {
  for (let count = Number(first); ; count += 1) {
    const id = `m${count}`;
    await heard({
      id,
      from: 'x',
      room: 'r',
      text: id.padEnd(Number(TEXT_BYTES), 'x'),
      mentionsBot: false,
      sentAtMs: Date.now(),
      images: [],
    });
    // What is told here lies on the disk.
    process.stdout.write(`${id}\n`);
    await sleep(1);
  }
}
