import { MemoryLevel } from 'memory-level';
import { vault } from '../../functions/vault.ts';
import type { Lane } from '../../shared/domain/decision.ts';
import { limitsOf, type Order } from '../../shared/domain/delivery.ts';
import type { Card } from '../../shared/domain/message.ts';
import { instant } from '../../shared/domain/time.ts';
import type { Job } from '../../shared/flows/deliver/job.ts';
import { deliver } from '../../shared/flows/deliver.ts';
import type { Deps } from '../../shared/flows/deps.ts';
import { openLevel } from '../../shared/store/level.ts';
import { notebookOn } from '../../shared/store/notebook.ts';
import { enqueue } from '../../shared/store/outbox.ts';
import type { Table } from '../../shared/store/table.ts';
import { type PlatformOptions, platform } from './platform.ts';
import { virtualWall } from './virtual-wall.ts';

/** A table in memory, a clock that jumps, and a platform: all that a courier meets. */
export function courierWorld(options: PlatformOptions = {}) {
  const wall = virtualWall();
  const table: Table = wall.watch(openLevel(new MemoryLevel<string, string>()));
  const outside = platform(wall, options);
  let ids = 0;
  const deps: Deps = {
    ...{
      table,
      wall,
      notebook: notebookOn(table),
      admins: [],
      robots: [],
      vault,
      log: () => {},
      wake: () => {},
    },
    hash: String,
    inflate: () => undefined,
    newId: (prefix) => `${prefix}_${++ids}`,
    photos: { put: async () => {}, get: async () => undefined, remove: async () => {} },
  };
  const job: Job = {
    channel: 'feishu',
    mouth: outside.mouth,
    limits: limitsOf('feishu'),
    settled: async () => [],
  };
  return {
    ...{ wall, table, deps, job, outside },

    /** Sends until nothing is left, coming again when the courier said it would be worth while, as the tick does. */
    async finish(how: Job = job): Promise<void> {
      for (;;) {
        const { left, nextAtMs = 0 } = await deliver(deps, how);
        if (left === 0) return;
        await wall.sleep(Math.max(1_000, nextAtMs - wall.now()));
      }
    },

    /** Puts one card for each chat into the queue, in transactions of forty. */
    ask: (chats: readonly string[], order: Partial<Order> & { lane: Lane }) =>
      put(chats.map((chat) => orderTo(chat, order))),
    put,
  };

  async function put(orders: readonly Order[]): Promise<void> {
    for (let from = 0; from < orders.length; from += 40)
      await table.transact(orders.slice(from, from + 40).flatMap((one) => enqueue(one, wall.now())));
  }
}

export type CourierWorld = ReturnType<typeof courierWorld>;

export const card: Card = { title: '通知', tone: 'blue', text: '请各单位今天检查疏散通道。' };

/** An order of a card to a chat; named after both unless told otherwise. */
export function orderTo(chat: string, order: Partial<Order> & { lane: Lane }): Order {
  const cause = order.cause ?? 'al_1';
  return {
    ...{ once: `${cause}#${order.lane}#${chat}`, cause, askedAt: instant('2026-05-01T08:00:00+08:00') },
    ...{ to: { channel: 'feishu', kind: 'chat', id: chat }, what: { kind: 'card', card } },
    ...order,
  };
}

export function chats(count: number, prefix = 'oc'): string[] {
  return Array.from({ length: count }, (_, place) => `${prefix}_${place + 1}`);
}
