import { expect, test, vi } from 'vitest';
import { deliver, pendingOf } from '../../../../shared/flows/deliver.ts';
import { batons, leaseWrite, loadLease } from '../../../../shared/store/courier.ts';
import type { Write } from '../../../../shared/store/table.ts';
import { chats, courierWorld } from '../../../kit/courier.ts';

// Hours of virtual time take a busy machine a while.
vi.setConfig({ testTimeout: 60_000 });

test('of two couriers one sends and the other goes home', async () => {
  const world = courierWorld({ seed: 3 });
  await world.ask(chats(300), { lane: 'red' });
  const [one, two] = await world.wall.run(
    Promise.all([deliver(world.deps, world.job), deliver(world.deps, world.job)]),
  );
  expect([one.sent, two.sent].sort((a, b) => a - b)).toEqual([0, 300]);
  expect(world.outside.shown).toHaveLength(300);
  expect(world.outside.limited).toEqual([]);
});

test('couriers that come and go at any time show everything once and keep to the limits', async () => {
  const world = courierWorld({ seed: 4 });
  await world.ask(chats(1_100), { lane: 'red' });
  const shifts = Array.from({ length: 40 }, async (_, nth) => {
    await world.wall.sleep(nth * 3_333);
    return deliver(world.deps, { ...world.job, untilWallMs: world.wall.now() + 2_500 });
  });
  await world.wall.run(Promise.all(shifts));
  await world.wall.run(deliver(world.deps, world.job));
  expect(world.outside.shown).toHaveLength(1_100);
  expect(world.outside.limited).toEqual([]);
});

test('a courier whose lease is taken starts nothing more', async () => {
  const world = courierWorld({ seed: 5 });
  await world.ask(chats(600), { lane: 'red' });
  let stolenMs = 0;
  const thief = async () => {
    await world.wall.sleep(7_000);
    const stored = await loadLease(world.table, 'feishu');
    stolenMs = world.wall.now();
    await world.table.transact([
      leaseWrite(stored, { ...stored.value, holder: 'thief', untilWallMs: stolenMs + 30_000 }),
    ]);
  };
  const [robbed] = await world.wall.run(Promise.all([deliver(world.deps, world.job), thief()]));
  const startedAfter = world.outside.shown.filter(({ atMs }) => atMs > stolenMs + 2_000);
  expect(startedAfter).toEqual([]);
  expect(robbed.sent).toBe(world.outside.shown.length);
  expect(robbed.left).toBeGreaterThan(0);
  await world.wall.run(world.wall.sleep(30_000));
  await world.wall.run(deliver(world.deps, world.job));
  expect(world.outside.shown).toHaveLength(600);
});

test('what is asked for while the lease is handed back is not left lying', async () => {
  const world = courierWorld({ seed: 6 });
  await world.ask(['oc_1'], { lane: 'red' });
  let isLate = false;
  const table = {
    ...world.table,
    async transact(writes: readonly Write[]) {
      const isHandingBack = writes.some(
        ({ kind, ...write }) => kind === 'put' && 'row' in write && write.row.data['holder'] === '',
      );
      if (isHandingBack && !isLate) {
        isLate = true;
        await world.ask(['oc_2'], { lane: 'blue' });
        const refused = await deliver(world.deps, world.job);
        expect(refused.sent).toBe(0);
      }
      await world.table.transact(writes);
    },
  };
  await world.wall.run(deliver({ ...world.deps, table }, world.job));
  expect(world.outside.shown.map(({ chat }) => chat)).toEqual(['oc_1', 'oc_2']);
});

test('near the end of its host’s time a courier leaves a baton, and the next takes it', async () => {
  const world = courierWorld({ seed: 10 });
  await world.ask(chats(1_200), { lane: 'red' });
  const endMs = world.wall.now() + 30_000;
  const first = await world.wall.run(deliver(world.deps, { ...world.job, untilWallMs: endMs }));
  expect(first.sent).toBe(1_000);
  expect(world.wall.now()).toBeLessThan(endMs + 1_000);
  expect(await world.wall.run(batons(world.table, 'feishu'))).toHaveLength(1);
  const second = await world.wall.run(deliver(world.deps, world.job));
  expect(second).toEqual({ sent: 200, left: 0 });
  expect(await world.wall.run(batons(world.table, 'feishu'))).toEqual([]);
  expect(world.outside.limited).toEqual([]);
});

test('a host that is told to stop hands the lease back within four seconds', async () => {
  const world = courierWorld({ seed: 11, latencyMs: [5_000, 9_000] });
  await world.ask(chats(200), { lane: 'blue' });
  const stop = new AbortController();
  const tell = async () => {
    await world.wall.sleep(20_000);
    stop.abort();
  };
  const beganMs = world.wall.now();
  await world.wall.run(Promise.all([deliver(world.deps, { ...world.job, signal: stop.signal }), tell()]));
  expect(world.wall.now() - beganMs).toBeLessThan(24_000);
  expect((await world.wall.run(loadLease(world.table, 'feishu'))).value.holder).toBe('');
  await world.wall.run(deliver(world.deps, world.job));
  expect(world.outside.shown).toHaveLength(200);
});

test('what waits is counted by what brought it about', async () => {
  const world = courierWorld();
  await world.ask(chats(3), { lane: 'red', cause: 'tick' });
  await world.ask(chats(2), { lane: 'answer', cause: 'om_7' });
  expect(await world.wall.run(pendingOf(world.deps, 'feishu'))).toEqual({
    total: 5,
    byCause: { tick: 3, om_7: 2 },
  });
});
