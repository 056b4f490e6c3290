import { expect, test } from 'vitest';
import { instant } from '../../../../shared/domain/time.ts';
import { deliver } from '../../../../shared/flows/deliver.ts';
import { enqueue, loadNotice } from '../../../../shared/store/outbox.ts';
import { Conflict, type Write } from '../../../../shared/store/table.ts';
import { type CourierWorld, card, chats, courierWorld, orderTo } from '../../../kit/courier.ts';
import { birthMs } from '../../../kit/virtual-wall.ts';

const hourMs = 3_600_000;

/** The cards reach the groups, but the courier dies before it can write that down. */
async function diesAfterSending(world: CourierWorld): Promise<void> {
  const transact = async (writes: readonly Write[]) => {
    if (writes.some((write) => write.kind === 'delete')) throw new Error('killed');
    await world.table.transact(writes);
  };
  const table = { ...world.table, transact };
  await world.wall.run(deliver({ ...world.deps, table }, world.job).catch(() => undefined));
  await world.wall.run(world.wall.sleep(10_000));
}

async function stateOf(world: CourierWorld, once: string) {
  return (await world.wall.run(loadNotice(world.table, once)))?.value.state;
}

test('within the hour an unresolved send is repeated under its key and shows once', async () => {
  const world = courierWorld();
  await world.ask(chats(5), { lane: 'blue' });
  await diesAfterSending(world);
  await world.wall.run(world.wall.sleep(50 * 60_000));
  await world.wall.run(world.finish());
  expect(world.outside.shown).toHaveLength(5);
  expect(await stateOf(world, 'al_1#blue#oc_1')).toBe('sent');
});

test('after the hour an unresolved blue send is unknown and not repeated', async () => {
  const world = courierWorld();
  await world.ask(chats(5), { lane: 'blue' });
  await diesAfterSending(world);
  await world.wall.run(world.wall.sleep(hourMs));
  const fates: string[] = [];
  const settled = async (_: unknown, fate: { readonly kind: string }) => {
    fates.push(fate.kind);
    return [];
  };
  await world.wall.run(world.finish({ ...world.job, settled }));
  expect(world.outside.shown).toHaveLength(5);
  expect(fates).toEqual(Array(5).fill('unknown'));
  expect(await stateOf(world, 'al_1#blue#oc_3')).toBe('unknown');
});

test.each([
  ['a red one', { lane: 'red' }],
  ['an orange card', { lane: 'blue', what: { kind: 'card', card: { ...card, tone: 'orange' } } }],
] as const)('after the hour %s is sent again, marked （重发）', async (_, order) => {
  const world = courierWorld();
  await world.ask(['oc_1'], order);
  await diesAfterSending(world);
  await world.wall.run(world.wall.sleep(hourMs));
  await world.wall.run(world.finish());
  expect(world.outside.shown.map((one) => one.card.title)).toEqual(['通知', '（重发）通知']);
  expect(await stateOf(world, `al_1#${order.lane}#oc_1`)).toBe('sent');
});

test('one that was only ever turned away is in no doubt, however long it waited', async () => {
  const world = courierWorld({
    fault: ({ atMs }) => (atMs < birthMs + 3 * hourMs ? { kind: 'operator', code: '99991672' } : undefined),
  });
  await world.ask(['oc_1'], { lane: 'blue' });
  await world.wall.run(world.finish());
  expect(world.outside.shown.map((one) => one.card.title)).toEqual(['通知']);
  expect(await stateOf(world, 'al_1#blue#oc_1')).toBe('sent');
});

test('what is no longer worth saying is not said, and recorded as expired', async () => {
  const world = courierWorld();
  const notAfter = instant(birthMs + hourMs);
  await world.ask(['oc_1'], { lane: 'blue', notAfter });
  await world.ask(['oc_2'], { lane: 'blue' });
  await world.wall.run(world.finish({ ...world.job, now: () => birthMs + 2 * hourMs }));
  expect(world.outside.shown.map(({ chat }) => chat)).toEqual(['oc_2']);
  expect(await stateOf(world, 'al_1#blue#oc_1')).toBe('expired');
});

test('moving now by forty days amid a broadcast changes nothing of what is sent, nor when', async () => {
  const [still, moved] = await Promise.all(
    [0, 40].map(async (days) => {
      const world = courierWorld({ seed: 12, fault: ({ chance }) => (chance < 0.05 ? 'lost' : undefined) });
      await world.ask(chats(300), { lane: 'blue' });
      const now = () => world.wall.now() + (world.wall.now() > birthMs + 5_000 ? days * 24 * hourMs : 0);
      await world.wall.run(world.finish({ ...world.job, now }));
      return world.outside.shown.map(({ chat, atMs }) => `${chat} ${atMs}`);
    }),
  );
  expect(moved).toHaveLength(300);
  expect(moved).toEqual(still);
});

test('the same news is told once, however many ticks decide it', async () => {
  const world = courierWorld();
  const order = orderTo('oc_1', { lane: 'blue' });
  await world.wall.run(world.table.transact(enqueue(order, 1)));
  const again = world.table.transact(enqueue(order, 2));
  await expect(world.wall.run(again)).rejects.toThrow(Conflict);
  await world.wall.run(world.finish());
  await expect(world.wall.run(world.table.transact(enqueue(order, 3)))).rejects.toMatchObject({
    keys: [{ pk: 'notice#al_1#blue#oc_1', sk: 'notice' }],
  });
});

test('who may have it already is asked again after all those who surely have nothing', async () => {
  const lostAt: string[] = [];
  const world = courierWorld({
    fault: ({ chat }) => {
      if (Number(chat.slice(3)) % 10 !== 0 || lostAt.includes(chat)) return undefined;
      lostAt.push(chat);
      return 'lost';
    },
  });
  await world.ask(chats(1_500), { lane: 'red' });
  await world.wall.run(world.finish());
  const { calls } = world.outside;
  const again = calls.flatMap((chat, place) => (calls.indexOf(chat) < place ? place : []));
  expect(new Set(calls).size).toBe(1_500);
  expect(again).toHaveLength(lostAt.length);
  expect(Math.min(...again)).toBeGreaterThanOrEqual(1_500);
});

test('news behind a lost answer is not held up by it: both reach their groups at once, whatever else waits', async () => {
  const lost = new Set<string>();
  const world = courierWorld({
    fault: ({ chat }) => {
      if (Number(chat.slice(3)) % 2 === 0 || lost.has(chat)) return undefined;
      lost.add(chat);
      return 'lost';
    },
  });
  await world.ask(chats(200), { lane: 'red' });
  await world.ask(chats(200), { lane: 'red', cause: 'al_2' });
  const beganMs = world.wall.now();
  await world.wall.run(world.finish());
  expect(world.outside.shown).toHaveLength(400);
  expect(Math.max(...world.outside.shown.map(({ atMs }) => atMs)) - beganMs).toBeLessThan(60_000);
});
