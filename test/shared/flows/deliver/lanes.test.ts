import { expect, test, vi } from 'vitest';
import { deliver } from '../../../../shared/flows/deliver.ts';
import { chats, courierWorld } from '../../../kit/courier.ts';

// Hours of virtual time take a busy machine a while.
vi.setConfig({ testTimeout: 60_000 });

test.each(['red', 'answer'] as const)(
  'a %s message asked for amid a blue broadcast is out within two seconds',
  async (lane) => {
    const world = courierWorld({ seed: 7 });
    await world.ask(chats(800), { lane: 'blue' });
    const asked = new Map<string, number>();
    const interrupt = async () => {
      for (let nth = 0; nth < 20; nth += 1) {
        await world.wall.sleep(3_137);
        asked.set(`oc_${nth + 1}`, world.wall.now());
        await world.ask([`oc_${nth + 1}`], { lane, cause: 'al_2' });
      }
    };
    await world.wall.run(Promise.all([deliver(world.deps, world.job), interrupt()]));
    const waits = [...asked].map(([chat, atMs]) => {
      const out = world.outside.shown.find((one) => one.chat === chat && one.once.startsWith('al_2'));
      return (out?.atMs ?? Number.POSITIVE_INFINITY) - atMs;
    });
    expect(waits).toHaveLength(20);
    expect(Math.max(...waits)).toBeLessThan(2_000);
  },
);

test('a red broadcast has half of the platform to itself while a blue one goes on', async () => {
  const world = courierWorld({ seed: 8 });
  await world.ask(chats(1_300), { lane: 'blue' });
  let beganMs = 0;
  const alarm = async () => {
    await world.wall.sleep(63_000);
    beganMs = world.wall.now();
    await world.ask(chats(400, 'red'), { lane: 'red', cause: 'al_2' });
  };
  await world.wall.run(Promise.all([deliver(world.deps, world.job), alarm()]));
  const red = world.outside.shown.filter(({ chat }) => chat.startsWith('red'));
  expect(red).toHaveLength(400);
  expect((red.at(-1)?.atMs ?? 0) - beganMs).toBeLessThan(20_000);
  expect(world.outside.shown).toHaveLength(1_700);
  expect(world.outside.limited).toEqual([]);
});

test('one chat gets its messages one after another, in the order they were asked for, never more than five a second', async () => {
  const world = courierWorld({ seed: 9, latencyMs: [10, 40] });
  for (let nth = 0; nth < 30; nth += 1) {
    await world.ask(['oc_1'], { lane: 'blue', cause: `al_${nth}` });
    await world.wall.run(world.wall.sleep(1));
  }
  await world.wall.run(deliver(world.deps, world.job));
  expect(world.outside.shown.map(({ once }) => once)).toEqual(
    Array.from({ length: 30 }, (_, nth) => `al_${nth}#blue#oc_1`),
  );
  expect(world.outside.mostAtOnceInAChat()).toBe(1);
  expect(world.outside.limited).toEqual([]);
});
