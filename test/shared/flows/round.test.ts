import { expect, test } from 'vitest';
import { limitsOf } from '../../../shared/domain/delivery.ts';
import { instant } from '../../../shared/domain/time.ts';
import type { Job } from '../../../shared/flows/deliver/job.ts';
import { round } from '../../../shared/flows/round.ts';
import { enqueue } from '../../../shared/store/outbox.ts';
import { chats, courierWorld, orderTo } from '../../kit/courier.ts';
import { platform } from '../../kit/platform.ts';

test('a channel with little to do does not wait for one with a broadcast', async () => {
  const world = courierWorld({ seed: 21 });
  const wecom = platform(world.wall, { limits: false });
  const other: Job = { ...world.job, channel: 'wecom', mouth: wecom.mouth, limits: limitsOf('wecom') };
  await world.ask(chats(600), { lane: 'blue' });
  let askedMs = 0;
  const ask = async () => {
    await world.wall.sleep(10_000);
    askedMs = world.wall.now();
    const order = orderTo('room', { lane: 'answer', to: { channel: 'wecom', kind: 'chat', id: 'room' } });
    await world.table.transact(enqueue(order, askedMs));
  };
  const now = () => instant(world.wall.now());
  const [next] = await world.wall.run(Promise.all([round(world.deps, [world.job, other], now), ask()]));
  expect(next).toBeUndefined();
  expect(world.outside.shown).toHaveLength(600);
  expect((wecom.shown[0]?.atMs ?? Number.POSITIVE_INFINITY) - askedMs).toBeLessThan(1_000);
});

test('a round tells when it is worth while to come again', async () => {
  const world = courierWorld({ fault: () => ({ kind: 'operator', code: '99991672' }) });
  await world.ask(['oc_1'], { lane: 'blue' });
  const next = await world.wall.run(round(world.deps, [world.job], () => instant(world.wall.now())));
  expect(next).toBeGreaterThan(world.wall.now());
  expect(await world.wall.run(round(world.deps, [], () => instant(world.wall.now())))).toBeUndefined();
});
