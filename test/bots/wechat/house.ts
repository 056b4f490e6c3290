import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gateway, openGateway } from '../../../bots/wechat/gateway.ts';
import { askService, type Travel } from '../../../bots/wechat/service.ts';
import type { Settings } from '../../../bots/wechat/settings.ts';
import { type Account, type Heard, NoSuchPlace, type Turn } from '../../../bots/wechat/world.ts';
import { gateway as gatewayDoor } from '../../../functions/gateway/gateway.ts';
import { personId } from '../../../shared/domain/ids.ts';
import { loadPerson, putPerson } from '../../../shared/store/directory.ts';
import { loadNotice, waiting } from '../../../shared/store/outbox.ts';
import type { FakeChannel } from '../../kit/channels/fake.ts';
import { channelHouse } from '../../kit/channels/house.ts';

const secret = 'a secret of thirty-two letters or more';

/** WeChat as the gateway meets it: rooms, people, and what was said there. */
export function fakeAccount(stableIds = true) {
  const said: { at: string; text: string; atMs: number }[] = [];
  const files: { at: string; name: string; bytes: Uint8Array; atMs: number }[] = [];
  const places = new Set(['r_all', 'chen', 'zhou']);
  let listener: Parameters<Account['start']>[0] | undefined;
  let fault: 'none' | 'fails' | 'hangs-after' | 'echoes' | 'late-echo' = 'none';
  let out = 0;
  let nowMs = () => 0;
  const account: Account = {
    stableIds,
    async start(given) {
      listener = given;
    },
    async say(to, text) {
      if (!places.has(to.id)) throw new NoSuchPlace();
      // What the puppet shows now is what was said before.
      if (fault === 'late-echo') await listener?.turned({ kind: 'echo', at: to.id, text });
      if (fault === 'fails' || fault === 'late-echo') throw new Error('not said');
      said.push({ at: to.id, text, atMs: nowMs() });
      if (fault === 'echoes') await listener?.turned({ kind: 'echo', at: to.id, text });
      if (fault === 'hangs-after' || fault === 'echoes') throw new Error('process died');
    },
    async show(to, file) {
      if (!places.has(to.id)) throw new NoSuchPlace();
      if (fault === 'fails') throw new Error('not shown');
      files.push({ at: to.id, ...file, atMs: nowMs() });
      if (fault === 'hangs-after') throw new Error('process died');
    },
    async logout() {
      out += 1;
    },
  };
  return {
    ...{ account, said, files, places },
    outs: () => out,
    watch: (now: () => number) => {
      nowMs = now;
    },
    fault: (kind: typeof fault) => {
      fault = kind;
    },
    heard: (message: Heard) => listener?.heard(message) ?? Promise.resolve(),
    turned: (turn: Turn) => listener?.turned(turn) ?? Promise.resolve(),
  };
}

/** The town's house with WeChat, and a gateway beside it that can be killed and opened again on the same folder. */
export async function wechatHouse(
  options: {
    stableIds?: boolean;
    settings?: Partial<Settings>;
    env?: Record<string, string>;
    spoolMostBytes?: number;
    pngOf?: (code: string) => Promise<Uint8Array>;
  } = {},
) {
  const wechat = fakeAccount(options.stableIds);
  const fake = async (): Promise<FakeChannel> => ({
    channel: 'wechat',
    env: { WECHAT_KEYS: `k1=${secret}` },
    group: { channel: 'wechat', kind: 'chat', id: 'r_all' },
    talk: 'r_all',
    shown: () =>
      [
        ...wechat.said.map((one) => ({ ...one, raw: one })),
        ...wechat.files.map(({ name, ...one }) => ({ ...one, text: `[${name}]`, raw: one.bytes })),
      ].sort((a, b) => a.atMs - b.atMs),
    fault: () => {},
    close: async () => {},
  });
  const house = await channelHouse(fake, options.env);
  const { wall } = house;
  wechat.watch(wall.now);
  const door = gatewayDoor(house.house);
  const folder = await mkdtemp(join(tmpdir(), 'wechat-'));
  const settings: Settings = {
    ...{ puppet: 'mock', serviceUrl: 'http://127.0.0.1', key: { id: 'k1', secret }, account: 'duty' },
    ...{ speaks: true, folder, port: 0, perDay: 300, rooms: [] },
    ...options.settings,
  };
  const left: string[] = [];
  let way: (path: string) => 'there' | 'lost' | number = () => 'there';
  let ids = 0;
  /** Requests reach the door without a network; the way back may be lost. */
  const travel: Travel = async (url, init) => {
    const path = new URL(url).pathname;
    const found = way(path);
    if (typeof found === 'number') return new Response(null, { status: found });
    const answer = await wall.during(async () => door.request(url, init));
    if (found === 'lost') throw new Error('lost on the way back');
    return answer;
  };
  const world = {
    ...{ now: wall.now, sleep: wall.sleep, chance: () => 0.5, log: () => {} },
    newId: () => `id${++ids}`,
  };
  const ask = askService(settings, { now: world.now, travel });
  const outside = {
    ...{ ask, account: wechat.account, world, leave: (why: string) => left.push(why) },
    ...(options.pngOf && { pngOf: options.pngOf }),
    ...(options.spoolMostBytes && { spoolMostBytes: options.spoolMostBytes }),
  };
  let gateway = await openGateway(settings, outside);
  await gateway.start();

  return {
    ...{ house, wechat, wall, left, settings },
    gateway: (): Gateway => gateway,
    way: (to: typeof way) => {
      way = to;
    },
    /** The process ends without a word, and another begins on the same folder. */
    async restart(): Promise<void> {
      await gateway.close();
      gateway = await openGateway(settings, outside);
      await gateway.start();
    },
    /** A second gateway for the same account, on a folder of its own. */
    beside: async () =>
      openGateway({ ...settings, folder: await mkdtemp(join(tmpdir(), 'wechat-')) }, outside),
    turned: (turn: Turn) => wall.run(wechat.turned(turn)),
    async hears(text: string, more: Partial<Heard> = {}): Promise<void> {
      ids += 1;
      const message = {
        id: `w${ids}`,
        from: 'chen',
        text,
        mentionsBot: false,
        sentAtMs: wall.now(),
        images: [],
      };
      await wall.run(wechat.heard({ ...message, ...more }));
      await wall.run(gateway.sender.drain());
    },
    /** The gateway's rounds for so long, one each half second. */
    async speaks(ms: number): Promise<void> {
      for (const endMs = wall.now() + ms; wall.now() < endMs; ) {
        await wall.run(wechat.turned({ kind: 'beat' }));
        await wall.run(gateway.speaker.round(gateway.isReady()));
        await wall.run(wall.sleep(500));
      }
    },
    /** What waits on another channel, as words. */
    async waitingOn(channel: string): Promise<string[]> {
      const found: string[] = [];
      for await (const { value } of waiting(house.table, channel)) {
        const what = (await loadNotice(house.table, value.once))?.value.order.what;
        if (what?.kind === 'card') found.push(what.card.text);
      }
      return found;
    },
    fateOf: async (once: string) => (await wall.run(loadNotice(house.table, once)))?.value.state,
    /** The administrator is reached on Feishu too. */
    async onFeishu(id: string): Promise<void> {
      const stored = await loadPerson(house.table, personId(id));
      if (!stored) throw new Error(`no ${id}`);
      const addresses = [
        ...stored.value.addresses,
        { channel: 'feishu', kind: 'person', id: `ou_${id}` } as const,
      ];
      await wall.run(
        house.table.transact(putPerson({ ...stored.value, addresses }, stored.version, stored.value)),
      );
    },
    async close(): Promise<void> {
      await gateway.close();
      await house.close();
    },
  };
}
export type WechatHouse = Awaited<ReturnType<typeof wechatHouse>>;
