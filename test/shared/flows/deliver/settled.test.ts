import { expect, test } from 'vitest';
import type { Fate, Order } from '../../../../shared/domain/delivery.ts';
import type { Result } from '../../../../shared/domain/message.ts';
import { loadNotice, subjectOf, untold } from '../../../../shared/store/outbox.ts';
import type { Write } from '../../../../shared/store/table.ts';
import { chats, courierWorld } from '../../../kit/courier.ts';

const tally = { pk: 'tally', sk: 'tally' };
const counted: Write = { kind: 'add', key: tally, amount: 1 };

test('what the topic writes of a fate is kept with it, even where all write to one row', async () => {
  const world = courierWorld();
  await world.ask(chats(200), { lane: 'red' });
  await world.wall.run(world.finish({ ...world.job, settled: async () => [counted] }));
  expect((await world.wall.run(world.table.get(tally)))?.count).toBe(200);
});

test('a row that others keep changing is read anew until the fate is on record', async () => {
  const world = courierWorld();
  await world.ask(chats(20), { lane: 'red' });
  let meddled = 0;
  const settled = async (): Promise<Write[]> => {
    const seen = (await world.table.get(tally))?.version ?? 0;
    if (++meddled % 2 === 1) await world.table.transact([counted]);
    return [{ kind: 'put', row: { ...tally, kind: 'tally', edition: 1, data: {} }, seen }];
  };
  await world.wall.run(world.finish({ ...world.job, settled }));
  expect(world.outside.shown).toHaveLength(20);
  expect((await world.wall.run(loadNotice(world.table, 'al_1#red#oc_9')))?.value.state).toBe('sent');
});

test('a topic that fails on a fate does not make the courier send again', async () => {
  const world = courierWorld();
  await world.ask(chats(10), { lane: 'blue' });
  const settled = () => Promise.reject(new TypeError('a mistake of ours'));
  await world.wall.run(world.finish({ ...world.job, settled }));
  expect(world.outside.shown).toHaveLength(10);
});

test('a card that was sent is found by its message, and its news counts as told', async () => {
  const world = courierWorld();
  const about = { topic: 'alerts', id: 'al_1' } as const;
  await world.ask(['oc_1'], { lane: 'blue', about });
  await world.wall.run(world.finish());
  const message = world.outside.shown[0]?.message ?? '';
  expect(await world.wall.run(subjectOf(world.table, 'feishu', message))).toEqual(about);
  expect(await world.wall.run(subjectOf(world.table, 'feishu', 'om_other'))).toBeUndefined();
  const news = [{ once: 'al_1#blue#oc_1' }, { once: 'al_1#blue#oc_2' }];
  expect(await world.wall.run(untold(world.table, news))).toEqual([{ once: 'al_1#blue#oc_2' }]);
});

test('an errand is done beside the messages of its chat, and its result is handed on', async () => {
  const world = courierWorld();
  const heard: { order: Order; fate: Fate; result: Result | undefined }[] = [];
  const settled = async (order: Order, fate: Fate, result?: Result) => {
    heard.push({ order, fate, result });
    return [];
  };
  let tries = 0;
  const errand = async (): Promise<Result> => {
    await world.wall.sleep(100);
    if (++tries === 1) throw new TypeError('fetch failed');
    return { kind: 'fetched', bytes: new Uint8Array([1, 2]), type: 'image/png' };
  };
  const fetch = { kind: 'fetch', message: 'om_9', key: 'img_1', type: 'image' } as const;
  await world.ask(['oc_1'], { lane: 'answer', once: 'fetch#img_1', what: { kind: 'errand', errand: fetch } });
  await world.wall.run(world.finish({ ...world.job, settled, mouth: { ...world.job.mouth, errand } }));
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({
    fate: { kind: 'sent', message: 'om_9' },
    result: { kind: 'fetched', type: 'image/png' },
  });
  expect(tries).toBe(2);
});
