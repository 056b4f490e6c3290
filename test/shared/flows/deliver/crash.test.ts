import { expect, test } from 'vitest';
import { deliver } from '../../../../shared/flows/deliver.ts';
import { chats, courierWorld } from '../../../kit/courier.ts';
import { mortal } from '../../../kit/mortal.ts';
import { chances } from '../../../kit/platform.ts';

const groups = 40;

test.each([
  ['red', undefined],
  ['blue', 'one-machine'],
] as const)(
  'killed at any moment, a courier loses nothing and shows nobody anything twice (%s)',
  async (lane, holder) => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const chance = chances(seed);
      const world = courierWorld({ seed, fault: (call) => (call.chance < 0.05 ? 'lost' : undefined) });
      await world.ask(chats(groups), { lane });
      const job = holder === undefined ? world.job : { ...world.job, holder };
      for (let life = 0; life < 4; life += 1) {
        const table = mortal(world.table, 1 + Math.floor(chance() * 12), chance);
        await world.wall.run(deliver({ ...world.deps, table }, job).catch(() => undefined));
        await world.wall.run(world.wall.sleep(Math.floor(chance() * 60_000)));
      }
      await world.wall.run(world.wall.sleep(60_000));
      await world.wall.run(world.finish(job));
      expect({ seed, shown: world.outside.shown.map(({ chat }) => chat).sort() }).toEqual({
        seed,
        shown: chats(groups).sort(),
      });
    }
  },
  180_000,
);
