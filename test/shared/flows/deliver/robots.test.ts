import { expect, test } from 'vitest';
import { spanMs } from '../../../../shared/domain/delivery/windows.ts';
import { limitsOf } from '../../../../shared/domain/delivery.ts';
import { enqueue } from '../../../../shared/store/outbox.ts';
import { chats, courierWorld, orderTo } from '../../../kit/courier.ts';

test('1,300 messages by 40 robots take hardly longer than the robots’ windows', async () => {
  const world = courierWorld({ limits: false });
  const limits = limitsOf('wecom');
  const robots = chats(40, 'robot:r');
  const orders = Array.from({ length: 1_300 }, (_, place) => {
    const to = { channel: 'wecom', kind: 'chat', id: robots[place % 40] ?? '' } as const;
    return orderTo('', { lane: 'red', to, once: `al_1#${place}` });
  });
  const startMs = world.wall.now();
  const asked = async () => {
    for (let from = 0; from < orders.length; from += 40)
      await world.table.transact(orders.slice(from, from + 40).flatMap((one) => enqueue(one, startMs)));
    await world.finish({ ...world.job, channel: 'wecom', limits });
  };
  await world.wall.run(asked());
  const plannedMs = spanMs(
    { windows: limits.perAddress, slackMs: limits.slackMs },
    'red',
    Math.ceil(1_300 / 40),
  );
  const lastMs = Math.max(...world.outside.shown.map(({ atMs }) => atMs)) - startMs;
  console.log(`1300 over 40 robots: planned ${plannedMs / 1000} s, last shown after ${lastMs / 1000} s`);
  expect(world.outside.shown).toHaveLength(1_300);
  expect(lastMs).toBeLessThan(plannedMs + 40_000);
});

test('a robot that has fallen behind says several in one message, all of them once', async () => {
  const world = courierWorld({ limits: false });
  const to = { channel: 'wecom', kind: 'chat', id: 'robot:r' } as const;
  const asked = async () => {
    for (let nth = 0; nth < 60; nth += 1) {
      const what = { kind: 'card', card: { text: `第${nth}号通知。` } } as const;
      const order = orderTo('', { lane: 'blue', to, what, once: `al_1#${nth}` });
      await world.table.transact(enqueue(order, world.wall.now()));
      await world.wall.sleep(1);
    }
    await world.finish({ ...world.job, channel: 'wecom', limits: limitsOf('wecom') });
  };
  await world.wall.run(asked());
  const texts = world.outside.shown.map(({ card }) => card.text);
  const numbers = texts.flatMap((text) => [...text.matchAll(/第(\d+)号/g)].map(([, nth]) => Number(nth)));
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, nth) => nth));
  expect(texts.length).toBeLessThan(18);
});

test.each(['red', 'orange'] as const)(
  'a card in %s stands alone in its place, even behind a robot that has fallen behind',
  async (tone) => {
    const world = courierWorld({ limits: false });
    const to = { channel: 'wecom', kind: 'chat', id: 'robot:r' } as const;
    const asked = async () => {
      for (let nth = 0; nth < 40; nth += 1) {
        const card = { text: `第${nth}号通知。`, ...(nth % 10 === 7 && { tone }) };
        const order = orderTo('', { lane: 'blue', to, what: { kind: 'card', card }, once: `al_1#${nth}` });
        await world.table.transact(enqueue(order, world.wall.now()));
        await world.wall.sleep(1);
      }
      await world.finish({ ...world.job, channel: 'wecom', limits: limitsOf('wecom') });
    };
    await world.wall.run(asked());
    const shown = world.outside.shown.map(({ card }) =>
      [...card.text.matchAll(/第(\d+)号/g)].map(([, nth]) => Number(nth)),
    );
    expect(shown.flat()).toEqual(Array.from({ length: 40 }, (_, nth) => nth));
    expect(shown.filter((numbers) => numbers.some((nth) => nth % 10 === 7))).toEqual([[7], [17], [27], [37]]);
    expect(shown.length).toBeLessThan(40);
  },
);
