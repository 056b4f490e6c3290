import { MemoryLevel } from 'memory-level';
import { earsOf } from '../../bots/ears.ts';
import { listenersOf, mouthsOf } from '../../bots/mouths.ts';
import { build, type House } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { healthz } from '../../functions/http.ts';
import { papers } from '../../functions/papers.ts';
import { tickDoor } from '../../functions/tick.ts';
import { webhook } from '../../functions/webhook.ts';
import { courierOf } from '../../infra/local/courier.ts';
import { monthOf } from '../../infra/town/roster.ts';
import { at, day, dayOf, instant } from '../../shared/domain/time.ts';
import { answer } from '../../shared/flows/answer.ts';
import { birth } from '../../shared/flows/birth.ts';
import type { Papers } from '../../shared/flows/deps.ts';
import { fillDirectory, fillRoster } from '../../shared/flows/filling.ts';
import { openLevel } from '../../shared/store/level.ts';
import type { Engine } from '../../shared/store/table.ts';
import { lifecycle } from './feishu/lifecycle.ts';
import { type FakeFeishu, fakeFeishu } from './feishu/platform.ts';
import { settleIn } from './feishu/residents.ts';
import type { Limits } from './feishu/state.ts';
import { talkOf } from './feishu/talk.ts';
import { photosInMemory } from './photos-in-memory.ts';

export interface FeishuHouseOptions {
  /** Another engine than the one in memory. It is closed by whoever opened it. */
  readonly table?: Engine;
  readonly mode?: 'webhook' | 'socket';
  /** How long the platform waits for an answer. */
  readonly patienceMs?: number;
  readonly limits?: Limits;
  /** Nobody is in the directory yet. */
  readonly empty?: boolean;
  /** Who makes files; the house's own unless told. */
  readonly papers?: Papers;
  /** Makes the house's table slower or worse. */
  readonly around?: (table: Engine) => Engine;
}

/** The town's house with Feishu as its real channel: the real ear, mouth and courier, the fake platform over HTTP. It is 25 September 2026, 10 o'clock. */
export async function feishuHouse(options: FeishuHouseOptions = {}) {
  const clock = runningClock();
  const { patienceMs = 3_000, limits, mode = 'webhook' } = options;
  const fake = fakeFeishu({ now: clock.nowMs, patienceMs, ...(limits && { limits }) });
  const served = await fake.serve();
  const kept = options.table ?? (await memory());
  const table = options.around?.(kept) ?? kept;
  const logged: string[] = [];
  const photos = photosInMemory();
  const house = withClock(
    build(readConfig(envOf(fake, served.url, mode), String), {
      ...{ table, photos, write: (line) => void logged.push(line), wake: () => courier.wake() },
      finder: 'feishu',
      papers: options.papers ?? papers,
    }),
    clock.nowMs,
  );
  const chats = await founded(house, fake, options.empty === true);
  const courier = courierOf(house, mouthsOf(house.config, house.deps));
  const door = webhook(house, earsOf(house.config, house.deps)).route(
    '/',
    healthz(house, () => courier.reasons()),
  );
  fake.subscribe(async (request) => door.request(request));
  const stop = new AbortController();
  const listening = Object.values(listenersOf(house.config, house.deps)).map((ear) =>
    ear.listen?.((inbound) => house.hear(inbound), stop.signal),
  );
  const settled = async () => {
    courier.wake();
    await courier.idle();
  };
  return {
    ...{ fake, house, table, photos, logged, door, chats, life: lifecycle(fake), later: clock.later },
    ...{ settled, tick: () => tickDoor(house), ...talkOf(fake, chats) },
    /** Lets the platform come again with all that was not taken, until it has nothing left. */
    async redelivered() {
      for (let dueAt = fake.post.nextAt(); dueAt !== undefined; dueAt = fake.post.nextAt()) {
        clock.later(Math.max(0, dueAt - clock.nowMs()));
        await fake.post.redeliver();
        await settled();
      }
      await settled();
    },
    async close() {
      stop.abort();
      await Promise.all(listening);
      await courier.stop();
      await served.close();
      if (!options.table) await kept.close();
    },
  };
}

export type FeishuHouse = Awaited<ReturnType<typeof feishuHouse>>;

/** Runs as real time does, and can be set ahead. */
function runningClock() {
  let aheadMs = at(day('2026-09-25'), '10:00') - Date.now();
  return {
    nowMs: () => Date.now() + aheadMs,
    later(ms: number) {
      aheadMs += ms;
    },
  };
}

/** The same house with this clock for both of its own. */
export function withClock({ config, deps: real }: House, nowMs: () => number): House {
  const deps = { ...real, wall: { ...real.wall, now: nowMs } };
  const now = () => instant(Math.floor(nowMs()));
  return { config, deps, now, hear: (inbound) => answer(deps, inbound, now()) };
}

/** What an empty table needs, and the town; answers the chats of the platform by the rooms' names in the town. */
export async function founded({ deps, now }: House, fake: FakeFeishu, isEmpty: boolean) {
  await birth(deps, now());
  const { chats, directory } = settleIn(fake, now());
  if (isEmpty) return chats;
  await fillDirectory(deps, directory);
  await fillRoster(deps, monthOf(dayOf(now())), now());
  return chats;
}

export async function memory(): Promise<Engine> {
  const level = new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' });
  await level.open();
  return openLevel(level);
}

/** The environment of a service that is to work on this fake. */
export function envOf({ state }: FakeFeishu, url: string, mode: string): Record<string, string> {
  const { appId, appSecret, encryptKey, verificationToken } = state.app;
  return {
    ...{ LOG_LEVEL: 'warn', ADMINS: 'feishu:ou_zhou', FEISHU_MODE: mode, FEISHU_BASE_URL: url },
    ...{ FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret },
    ...{ FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken },
  };
}
