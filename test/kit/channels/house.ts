import { earsOf } from '../../../bots/ears.ts';
import { mouthsOf } from '../../../bots/mouths.ts';
import { build } from '../../../functions/app.ts';
import { readConfig } from '../../../functions/config.ts';
import { deliverDoor, type Mouths } from '../../../functions/deliver.ts';
import { tickDoor } from '../../../functions/tick.ts';
import { webhook } from '../../../functions/webhook.ts';
import { people } from '../../../infra/town/people.ts';
import { bureau, groups } from '../../../infra/town/town.ts';
import { units } from '../../../infra/town/units.ts';
import type { Inbound, Mouth } from '../../../shared/domain/message.ts';
import { instant } from '../../../shared/domain/time.ts';
import { answer } from '../../../shared/flows/answer.ts';
import { birth } from '../../../shared/flows/birth.ts';
import { fillDirectory } from '../../../shared/flows/filling.ts';
import { enqueue, loadNotice } from '../../../shared/store/outbox.ts';
import { orderTo } from '../courier.ts';
import { memory } from '../feishu-house.ts';
import { photosInMemory } from '../photos-in-memory.ts';
import { type VirtualWall, virtualWall } from '../virtual-wall.ts';
import type { FakeChannel } from './fake.ts';

const startMs = instant('2026-05-12T09:30:00+08:00');

/** The town's house with one real channel, in a time that jumps: the real ear, mouth and courier, the fake platform over HTTP. */
export async function channelHouse(
  open: (nowMs: () => number) => Promise<FakeChannel>,
  env: Record<string, string> = {},
) {
  const wall = virtualWall(startMs);
  const fake = await open(wall.now);
  const kept = await memory();
  const table = wall.watch(kept);
  const logged: string[] = [];
  const config = readConfig(
    { LOG_LEVEL: 'warn', PUBLIC_URL: 'https://zhishou.example', ...fake.env, ...env },
    String,
  );
  const photos = photosInMemory();
  const write = (line: string) => void logged.push(line);
  const real = build(config, { table, photos, write, wake() {}, pages: config.publicUrl });
  const deps = { ...real.deps, wall };
  const now = () => instant(wall.now());
  const house = {
    ...{ config, deps, now },
    hear: (inbound: Parameters<typeof answer>[1]) => answer(deps, inbound, now()),
  };
  await wall.run(settleIn(house, fake));
  const own = fake.mouth && { [fake.channel]: fake.mouth };
  const mouths = timed({ ...mouthsOf(config, deps), ...own }, wall);
  const door = webhook(house, earsOf(config, deps));

  async function rounds(endMs: number): Promise<void> {
    for (;;) {
      // The sandbox’s courier tries again so soon that it would stay for as long as the platform is down.
      const untilWallMs = Math.max(endMs, wall.now() + 5_000);
      const nextAtMs = await deliverDoor(house, mouths, fake.mouth ? { untilWallMs } : {});
      if (nextAtMs === undefined || nextAtMs > endMs) return;
      await wall.sleep(Math.max(1_000, nextAtMs - wall.now()));
    }
  }
  /** Sends what is due now, and what falls due within `ms`. */
  const settled = (ms = 0) => wall.run(rounds(wall.now() + ms));

  async function take(arrived: Request | Inbound): Promise<number> {
    if (arrived instanceof Request) return (await door.request(arrived)).status;
    await house.hear(arrived);
    return 200;
  }

  async function heard(said: Parameters<NonNullable<FakeChannel['hears']>>[0]): Promise<number> {
    const arrived = fake.deliver?.(said) ?? (await fake.hears?.(said));
    if (!arrived) throw new Error('nothing is heard there');
    return take(arrived);
  }

  let count = 0;
  return {
    ...{ house, fake, table, logged, door, wall, settled, photos },
    tick: async () => {
      await wall.run(tickDoor(house));
      await settled();
    },
    /** Lets time pass; the courier comes whenever something is due. */
    async passes(ms: number) {
      const endMs = wall.now() + ms;
      await settled(ms);
      await wall.run(wall.sleep(endMs - wall.now()));
      await settled();
    },
    /** Somebody says something; returns how the platform was answered. */
    async says(from: string, text: string, { chat = null, id }: { chat?: string | null; id?: string } = {}) {
      count += 1;
      const status = await wall.run(heard({ id: id ?? `m${count}`, from, chat, text }));
      await settled();
      return status;
    },
    /** Presses the newest button of this label, or says its number where there are numbers. */
    async chooses(from: string, label: string) {
      const pressed = await fake.press?.(from, label);
      if (pressed) await wall.run(take(pressed));
      const number = new RegExp(`(\\d) ${label}`).exec(fake.shown().at(-1)?.text ?? '')?.[1];
      if (!pressed) await this.says(from, number ?? label);
      await settled();
    },
    /** Puts one card into the queue of the group, and sends it unless told otherwise; tells later what became of it. */
    async asks(more: Partial<Parameters<typeof orderTo>[1]> = {}, send = true) {
      count += 1;
      const once = `contract#${count}`;
      const order = orderTo('', { lane: 'blue', to: fake.group, askedAt: now(), once, ...more });
      await wall.run(table.transact(enqueue(order, wall.now())));
      if (send) await settled();
      return { fate: async () => (await wall.run(loadNotice(table, once)))?.value };
    },
    async close() {
      await fake.close();
      await kept.close();
    },
  };
}
export type ChannelHouse = Awaited<ReturnType<typeof channelHouse>>;

async function settleIn({ deps, now }: Pick<ReturnType<typeof build>, 'deps' | 'now'>, fake: FakeChannel) {
  const { channel, group } = fake;
  await fillDirectory(deps, {
    bureau: { ...bureau, retentionDays: 730, bornAt: now() },
    people: people.map((one) => ({ ...one, addresses: [{ channel, kind: 'person', id: one.id }] })),
    units,
    groups: groups.slice(0, 1).map((one) => ({ ...one, address: group })),
  });
  await birth(deps, now());
}

/** No time passes while a call is under way. */
function timed(mouths: Mouths, wall: VirtualWall): Mouths {
  const around = (mouth: Mouth): Mouth => ({
    send: (...asked) => wall.during(() => mouth.send(...asked)),
    errand: (...asked) => wall.during(() => mouth.errand(...asked)),
  });
  return Object.fromEntries(Object.entries(mouths).map(([channel, mouth]) => [channel, around(mouth)]));
}
