import { earsOf } from '../../bots/ears.ts';
import { feishuMouth } from '../../bots/feishu/mouth.ts';
import { build } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { deliverDoor } from '../../functions/deliver.ts';
import { webhook } from '../../functions/webhook.ts';
import { instant } from '../../shared/domain/time.ts';
import { answer } from '../../shared/flows/answer.ts';
import type { Engine } from '../../shared/store/table.ts';
import { lifecycle } from './feishu/lifecycle.ts';
import { fakeFeishu } from './feishu/platform.ts';
import type { Limits } from './feishu/state.ts';
import { talkOf } from './feishu/talk.ts';
import { transportOf } from './feishu/transport.ts';
import { envOf, founded, memory } from './feishu-house.ts';
import { photosInMemory } from './photos-in-memory.ts';
import { virtualWall } from './virtual-wall.ts';

/** The town's house on Feishu in a time that jumps from event to event, so that hours of waiting cost nothing. The courier is sent out by `settled` only. */
export async function virtualFeishuHouse(
  options: {
    readonly limits?: Limits;
    readonly tokenStatus?: 400 | 200;
    readonly empty?: boolean;
    readonly around?: (table: Engine) => Engine;
  } = {},
) {
  const { empty = false, around = (table: Engine) => table, ...settings } = options;
  const wall = virtualWall(Date.parse('2026-09-25T10:00:00+08:00'));
  const fake = fakeFeishu({ now: wall.now, ...settings });
  const table = wall.watch(around(await memory()));
  const config = readConfig(envOf(fake, 'https://open.feishu.cn', 'webhook'), String);
  const logged: string[] = [];
  const photos = photosInMemory();
  const real = build(config, { table, photos, write: (line) => void logged.push(line), wake() {} });
  const deps = { ...real.deps, wall };
  const now = () => instant(wall.now());
  const house = {
    config,
    deps,
    now,
    hear: (inbound: Parameters<typeof answer>[1]) => answer(deps, inbound, now()),
  };
  const travel = transportOf(fake);
  const mouth = feishuMouth({
    ...config.feishu,
    ...{
      appId: fake.state.app.appId,
      appSecret: fake.state.app.appSecret,
      baseUrl: 'https://open.feishu.cn',
    },
    wallNow: wall.now,
    photo: (key) => photos.get(key),
    transport: (request, ...rest) => wall.during(() => travel(request, ...rest)),
  });
  const door = webhook(house, earsOf(config, deps));
  fake.subscribe(async (request) => door.request(request));
  const chats = await wall.run(founded(house, fake, empty));
  return {
    ...{ wall, fake, house, table, photos, logged, chats, life: lifecycle(fake), ...talkOf(fake, chats) },

    /** Sends the courier out again and again, until nothing is left or `untilMs` of virtual time have passed. */
    async settled(untilMs = Number.POSITIVE_INFINITY): Promise<void> {
      const endMs = wall.now() + untilMs;
      await wall.run(rounds());
      async function rounds(): Promise<void> {
        for (;;) {
          const nextAtMs = await deliverDoor(house, { feishu: mouth });
          if (nextAtMs === undefined || nextAtMs > endMs) return;
          await wall.sleep(Math.max(1_000, nextAtMs - wall.now()));
        }
      }
    },
    /** Sends the courier out once; fails as it does. */
    sendOut: () => wall.run(deliverDoor(house, { feishu: mouth })),
  };
}
