import { spanMs } from '../../shared/domain/delivery/windows.ts';
import { limitsOf, type Order } from '../../shared/domain/delivery.ts';
import { chats, courierWorld, orderTo } from '../../test/kit/courier.ts';
import { shown } from './figures.ts';

const groups = 20;

/** The answers to check-ins in words, on a clock that jumps: each in its own talk, and in the groups where they were asked for. */
export async function answers(count: number): Promise<string[][]> {
  const alone = await drained(
    chats(count).map((chat, nth) => orderTo(chat, { ...answer(nth), asker: `联络员${nth}` })),
  );
  const floorMs = spanMs({ windows: limitsOf('feishu').perCall, slackMs: 0 }, 'answer', count);
  const together = await drained(
    Array.from({ length: count }, (_, nth) =>
      orderTo(`oc_${nth % groups}`, { ...answer(nth), asker: `联络员${nth}` }),
    ),
  );
  return [
    [
      `${count} answers in words, each in its own talk, virtual time: last one read`,
      `${shown(alone.lastMs / 1000)} s, floor ${shown(floorMs / 1000)} s`,
    ],
    [
      `${count} answers asked for in ${groups} groups, virtual time: messages, last one read`,
      `${together.shown} messages, ${shown(together.lastMs / 1000)} s`,
    ],
  ];
}

function answer(nth: number): Pick<Order, 'once' | 'lane' | 'what'> {
  const card = { text: '已签到：10月1日（周四）白班值班员，08:00。' };
  return { once: `answer#feishu#${nth}`, lane: 'answer', what: { kind: 'card', card } };
}

async function drained(
  orders: readonly Order[],
): Promise<{ readonly shown: number; readonly lastMs: number }> {
  const world = courierWorld({ seed: orders.length });
  await world.put(orders);
  const beganMs = world.wall.now();
  await world.wall.run(world.finish());
  const { shown: all } = world.outside;
  return { shown: all.length, lastMs: Math.max(...all.map(({ atMs }) => atMs)) - beganMs };
}
