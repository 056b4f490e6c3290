import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { openGateway } from './gateway.ts';
import { type Delivery, openJournal } from './journal.ts';
import { speakerOf } from './outbound.ts';
import { caution } from './pace.ts';
import type { Ask } from './service.ts';
import type { Settings } from './settings.ts';
import type { Account, Heard, World } from './world.ts';

/** The gateway's figures, as one line of JSON for the project's benchmark. Clocks are made here: nothing is waited for. */
const rooms = 1_300;
const soak = 100_000;
const atOnce = 500;
const startMs = 1_790_000_000_000 - (1_790_000_000_000 % 86_400_000) + 3_600_000;

const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
const told = {
  spool: await spooled(),
  redHours: (await said('red')) / 3_600_000,
  blueDays: (await said('blue')) / 86_400_000,
};
await rm(folder, { recursive: true });
process.stdout.write(`ready ${JSON.stringify(told)}\n`);
setInterval(() => {}, 1_000);

/** All that a busy account hears, each on the disk, while the service takes what it can. */
async function spooled(): Promise<object> {
  const world = worldFrom(() => performance.timeOrigin + performance.now());
  let listener: Parameters<Account['start']>[0] | undefined;
  const account: Account = {
    ...{ stableIds: true, say: async () => {}, show: async () => {}, logout: async () => {} },
    start: async (given) => {
      listener = given;
    },
  };
  const settings: Settings = {
    ...{ puppet: 'mock', serviceUrl: 'http://127.0.0.1', key: { id: 'k', secret: '' }, account: 'duty' },
    ...{ speaks: false, folder: join(folder, 'spool'), port: 0, perDay: 300, rooms: [] },
  };
  const taken: Ask = async () => ({ status: 200, value: undefined });
  const gateway = await openGateway(settings, { ask: taken, account, world, leave: () => {} });
  await gateway.start();
  let over = false;
  const sending = gateway.sender.run(() => over);
  const fromMs = performance.now();
  for (let count = 0; count < soak; count += atOnce)
    await Promise.all(
      Array.from({ length: atOnce }, (_, place) => listener?.heard(messageOf(count + place))),
    );
  const heardMs = performance.now() - fromMs;
  while (gateway.spool.count() > 0) await world.sleep(20);
  over = true;
  await sending;
  await gateway.close();
  const { rss, heapUsed } = process.memoryUsage();
  return { perSecond: soak / (heardMs / 1_000), rssMb: rss / 1e6, heapMb: heapUsed / 1e6 };
}

function messageOf(count: number): Heard {
  const text = `第${count}条：三楼东侧消防通道堆放纸箱，已请商户立即清理，今天下班前完成。`;
  return {
    ...{ id: `m${count}`, room: `${count % 40}@chatroom`, roomName: '商务群', from: 'wxid', text },
    ...{ mentionsBot: false, sentAtMs: startMs, images: [] },
  };
}

/** One message for each room, by the prudent pace, on a clock that jumps from one to the next. */
async function said(lane: Delivery['lane']): Promise<number> {
  let nowMs = startMs;
  let lastMs = startMs;
  let count = 0;
  const waiting = Array.from({ length: rooms }, (_, place): Delivery => {
    return { id: `${lane}${place}`, to: { kind: 'chat', id: `r${place}` }, text: '通知', lane };
  });
  const journal = await openJournal(join(folder, lane));
  const ask: Ask = async (path, body) =>
    path.endsWith('/lease')
      ? { status: 200, value: { deliveries: waiting.splice(0, 'most' in body ? Number(body.most) : 0) } }
      : { status: 200, value: undefined };
  const world = {
    ...worldFrom(() => nowMs),
    sleep: async (ms: number) => {
      // Where the day's cap decides, twenty seconds more or less say nothing, and spare many looks.
      nowMs += lane === 'red' ? ms : Math.max(ms, 20_000);
    },
  };
  const account: Account = {
    ...{ stableIds: true, start: async () => {}, show: async () => {}, logout: async () => {} },
    say: async () => {
      count += 1;
      lastMs = nowMs;
    },
  };
  const speaker = speakerOf(journal, { ask, account, rules: caution }, world);
  await speaker.run(
    () => true,
    () => count >= rooms,
  );
  await journal.close();
  return lastMs - startMs;
}

function worldFrom(now: () => number): World {
  const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
  return { now, sleep, chance: () => 0.5, newId: () => 'id', log: () => {} };
}
