import { MemoryLevel } from 'memory-level';
import { earsOf } from '../../../bots/ears.ts';
import { listenersOf, mouthsOf } from '../../../bots/mouths.ts';
import { build } from '../../../functions/app.ts';
import { readConfig } from '../../../functions/config.ts';
import { webhook } from '../../../functions/webhook.ts';
import { courierOf } from '../../../infra/local/courier.ts';
import { birth } from '../../../shared/flows/birth.ts';
import { openLevel } from '../../../shared/store/level.ts';
import { photosInMemory } from '../photos-in-memory.ts';
import { lifecycle } from './lifecycle.ts';
import { fakeFeishu } from './platform.ts';

/** The real house over the real table in memory, its door and courier on the fake platform; Chen is its administrator. */
export async function feishuHouse(
  options: { readonly mode?: 'webhook' | 'socket'; readonly patienceMs?: number } = {},
) {
  let aheadMs = 0;
  const fake = fakeFeishu({ now: () => Date.now() + aheadMs, patienceMs: options.patienceMs ?? 3_000 });
  const served = await fake.serve();
  const chen = fake.addUser({ openId: 'ou_chen', name: '陈', mobile: '13800000001' });
  const lin = fake.addUser({ openId: 'ou_lin', name: '林', mobile: '13800000002' });
  const config = readConfig(envOf(fake.state.app, served.url, options.mode ?? 'webhook'), String);
  const table = openLevel(new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' }));
  const write = (line: string) => void logged.push(line);
  const logged: string[] = [];
  const house = build(config, { table, photos: photosInMemory(), write, wake: () => courier.wake() });
  await birth(house.deps, house.now());
  const courier = courierOf(house, mouthsOf(config, house.deps));
  const door = webhook(house, earsOf(config, house.deps));
  fake.subscribe(async (request) => door.request(request));
  const stop = new AbortController();
  const listening = Object.values(listenersOf(config, house.deps)).map((ear) =>
    ear.listen?.((inbound) => house.hear(inbound), stop.signal),
  );
  return {
    ...{ fake, chats: lifecycle(fake), house, chen, lin, logged },
    group: fake.addChat('商户群', [chen.openId, lin.openId]),
    /** Lets the platform's clock run ahead, for redeliveries. */
    later(ms: number) {
      aheadMs += ms;
    },
    /** Resolves when the courier has nothing more to do for now. */
    settled: () => courier.idle(),
    /** What a person reads in his private talk with the bot. */
    toldTo: (user: string) =>
      fake.record.read({ user }).map(({ title = '', text }) => `${title} ${text}`.trim()),
    async close() {
      stop.abort();
      await Promise.all(listening);
      await courier.stop();
      await served.close();
      await table.close();
    },
  };
}

function envOf(
  app: ReturnType<typeof fakeFeishu>['state']['app'],
  url: string,
  mode: string,
): Record<string, string> {
  return {
    ...{ LOG_LEVEL: 'warn', ADMINS: 'feishu:ou_chen', FEISHU_MODE: mode, FEISHU_BASE_URL: url },
    ...{ FEISHU_APP_ID: app.appId, FEISHU_APP_SECRET: app.appSecret },
    ...{ FEISHU_ENCRYPT_KEY: app.encryptKey, FEISHU_VERIFICATION_TOKEN: app.verificationToken },
  };
}
