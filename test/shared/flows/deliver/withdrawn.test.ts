import { expect, test, vi } from 'vitest';
import { deliver } from '../../../../shared/flows/deliver.ts';
import { withdrawal } from '../../../../shared/store/outbox.ts';
import { Conflict } from '../../../../shared/store/table.ts';
import { type CourierWorld, chats, courierWorld } from '../../../kit/courier.ts';

// Hours of virtual time take a busy machine a while.
vi.setConfig({ testTimeout: 60_000 });

/** Takes back what of a broadcast is not under way yet; gives the chats that were spared. */
async function takeBack(world: CourierWorld, names: readonly string[]): Promise<string[]> {
  const spared: string[] = [];
  for (const chat of names) {
    const writes = await withdrawal(world.table, `al_1#blue#${chat}`);
    try {
      await world.table.transact(writes);
      if (writes.length > 0) spared.push(chat);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
    await world.wall.sleep(1);
  }
  return spared;
}

test('a broadcast taken back half way reaches nobody more, and red goes out meanwhile', async () => {
  const world = courierWorld({ seed: 30 });
  const all = chats(600);
  await world.ask(all, { lane: 'blue' });
  let spared: string[] = [];
  let askedMs = 0;
  const change = async () => {
    await world.wall.sleep(4_000);
    askedMs = world.wall.now();
    await world.ask(chats(20, 'red'), { lane: 'red', cause: 'al_2' });
    spared = await takeBack(world, all);
  };
  await world.wall.run(Promise.all([deliver(world.deps, world.job), change()]));
  const told = world.outside.shown.map(({ chat }) => chat);
  const red = world.outside.shown.filter(({ chat }) => chat.startsWith('red'));
  expect(spared.length).toBeGreaterThan(300);
  expect(told.sort()).toEqual([...all.filter((chat) => !spared.includes(chat)), ...chats(20, 'red')].sort());
  expect(Math.max(...red.map(({ atMs }) => atMs)) - askedMs).toBeLessThan(2_000);
});
