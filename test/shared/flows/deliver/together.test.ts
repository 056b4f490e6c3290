import { expect, test, vi } from 'vitest';
import { deliver } from '../../../../shared/flows/deliver.ts';
import { enqueue, loadNotice } from '../../../../shared/store/outbox.ts';
import { type CourierWorld, courierWorld, orderTo } from '../../../kit/courier.ts';
import { mortal } from '../../../kit/mortal.ts';
import { chances } from '../../../kit/platform.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Each was asked by somebody in the group, a millisecond after the one before. */
async function answer(world: CourierWorld, askers: readonly string[], card: object = {}): Promise<void> {
  for (const asker of askers) {
    const words = { text: `${asker}的答复。`, ...card };
    const order = { asker, once: `answer#${asker}`, what: { kind: 'card', card: words } } as const;
    await world.table.transact(enqueue(orderTo('oc_1', { lane: 'answer', ...order }), world.wall.now()));
    await world.wall.sleep(1);
  }
}

const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, place) => `张${String(from + place).padStart(3, '0')}`);
const texts = ({ outside }: CourierWorld) => outside.shown.map(({ card }) => card.text);
/** Whom the group read an answer to, in order. */
const told = (world: CourierWorld) =>
  texts(world).flatMap((text) => [...text.matchAll(/(张\d+)的答复/g)].map(([, name]) => name));
const statesOf = (world: CourierWorld, names: readonly string[]) =>
  Promise.all(
    names.map(async (name) => (await loadNotice(world.table, `answer#${name}`))?.value.state ?? 'none'),
  );

test('a hundred answers that wait in one group become a few messages, each answered by name, in their order', async () => {
  const world = courierWorld();
  await world.wall.run(answer(world, people(100)));
  await world.wall.run(deliver(world.deps, world.job));
  expect(told(world)).toEqual(people(100));
  expect(texts(world)).toHaveLength(5);
  expect(texts(world)[0]).toMatch(/^张000：张000的答复。\n\n张001：/);
  expect(new Set(await world.wall.run(statesOf(world, people(100))))).toEqual(new Set(['sent']));
});

test('two thousand answers of the same minute in twenty groups are read within ten seconds, at the platform’s pace', async () => {
  const world = courierWorld();
  const asked = async (group: number) => {
    for (const asker of people(100, group * 100)) {
      const what = { kind: 'card', card: { text: `${asker}的答复。` } } as const;
      const order = { lane: 'answer', asker, what, once: `answer#${asker}` } as const;
      await world.table.transact(enqueue(orderTo(`oc_${group}`, order), world.wall.now()));
    }
  };
  await world.wall.run(Promise.all(Array.from({ length: 20 }, (_, group) => asked(group))));
  const beganMs = world.wall.now();
  await world.wall.run(deliver(world.deps, world.job));
  expect(told(world).sort()).toEqual(people(2_000).sort());
  expect(world.outside.limited).toEqual([]);
  expect(texts(world).length).toBeLessThan(200);
  expect((world.outside.shown.at(-1)?.atMs ?? 0) - beganMs).toBeLessThan(10_000);
});

test('an answer that waits alone is sent as it is', async () => {
  const world = courierWorld();
  await world.wall.run(answer(world, people(1)));
  await world.wall.run(deliver(world.deps, world.job));
  expect(texts(world)).toEqual(['张000的答复。']);
});

test('those who get the same words are named before them together', async () => {
  const world = courierWorld();
  await world.wall.run(answer(world, people(3), { text: '收到。' }));
  await world.wall.run(deliver(world.deps, world.job));
  expect(texts(world)).toEqual(['张000、张001、张002：收到。']);
});

test('an answer with something to press, or that warns, stands alone in its place', async () => {
  const world = courierWorld();
  await world.wall.run(answer(world, people(3)));
  await world.wall.run(answer(world, people(1, 3), { actions: [{ id: 'a', label: '补充' }] }));
  await world.wall.run(answer(world, people(1, 4), { tone: 'red' }));
  await world.wall.run(answer(world, people(3, 5)));
  await world.wall.run(deliver(world.deps, world.job));
  expect(told(world)).toEqual(people(8));
  expect(texts(world)).toHaveLength(4);
});

test('what the platform puts off goes on in its order, and what it refuses goes alone in plain words', async () => {
  let calls = 0;
  const world = courierWorld({
    fault: ({ card }) => {
      calls += 1;
      if (calls === 1) return { kind: 'later', code: '230020' };
      return card.text.includes('张002') && card.text.includes('：')
        ? { kind: 'content', code: '230028' }
        : undefined;
    },
  });
  await world.wall.run(answer(world, people(5)));
  await world.wall.run(world.finish());
  expect(told(world).sort()).toEqual(people(5));
  expect(new Set(await world.wall.run(statesOf(world, people(5))))).toEqual(new Set(['sent']));
});

test('killed at any moment, each is answered once', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const chance = chances(seed);
    const world = courierWorld({ seed, fault: (call) => (call.chance < 0.2 ? 'lost' : undefined) });
    await world.wall.run(answer(world, people(50)));
    for (let life = 0; life < 5; life += 1) {
      const table = mortal(world.table, 1 + Math.floor(chance() * 8), chance);
      await world.wall.run(deliver({ ...world.deps, table }, world.job).catch(() => undefined));
      await world.wall.run(answer(world, people(3, 50 + life * 3)));
      await world.wall.run(world.wall.sleep(Math.floor(chance() * 60_000)));
    }
    await world.wall.run(world.wall.sleep(60_000));
    await world.wall.run(world.finish());
    expect({ seed, told: told(world) }).toEqual({ seed, told: people(65) });
    expect(new Set(await world.wall.run(statesOf(world, people(65))))).toEqual(new Set(['sent']));
  }
});
