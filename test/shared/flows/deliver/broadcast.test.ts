import { expect, test } from 'vitest';
import { spanMs } from '../../../../shared/domain/delivery/windows.ts';
import { limitsOf } from '../../../../shared/domain/delivery.ts';
import { deliver } from '../../../../shared/flows/deliver.ts';
import { chats, courierWorld } from '../../../kit/courier.ts';

const documented = { windows: limitsOf('feishu').perCall, slackMs: 0 };

test.each([
  ['red', 1_300, 65_000],
  ['red', 5_000, 259_000],
  ['red', 20_000, 1_159_000],
  ['blue', 1_300, 123_000],
  ['blue', 5_000, 487_000],
] as const)(
  'a %s broadcast to %i groups takes what the platform needs and hardly more',
  async (lane, count, floorMs) => {
    expect(spanMs({ ...documented }, lane, count)).toBe(floorMs);
    const world = courierWorld({ seed: count });
    await world.ask(chats(count), { lane });
    const beganMs = world.wall.now();
    const { sent, left } = await world.wall.run(deliver(world.deps, world.job));
    const tookMs = (world.outside.shown.at(-1)?.atMs ?? 0) - beganMs;
    console.log(
      `${lane} ${count}: ${tookMs / 1000} s, floor ${floorMs / 1000} s (+${((tookMs / floorMs - 1) * 100).toFixed(2)} %), limited ${world.outside.limited.length}`,
    );
    expect({ sent, left }).toEqual({ sent: count, left: 0 });
    expect(new Set(world.outside.shown.map(({ chat }) => chat)).size).toBe(count);
    expect(world.outside.shown.length).toBe(count);
    expect(world.outside.limited).toEqual([]);
    expect(tookMs).toBeLessThan(floorMs * 1.03);
  },
  120_000,
);
