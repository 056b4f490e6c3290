import { expect, test, vi } from 'vitest';
import { spanMs } from '../../../../shared/domain/delivery/windows.ts';
import type { Fate, Order } from '../../../../shared/domain/delivery.ts';
import { deliver } from '../../../../shared/flows/deliver.ts';
import { loadNotice } from '../../../../shared/store/outbox.ts';
import { chats, courierWorld } from '../../../kit/courier.ts';
import { birthMs } from '../../../kit/virtual-wall.ts';

// Hours of virtual time take a busy machine a while.
vi.setConfig({ testTimeout: 60_000 });

test.each([1, 2, 3])(
  'with refusals, lost answers and dissolved groups every living group gets it once (%i)',
  async (seed) => {
    const isGone = (chat: string) => Number(chat.slice(3)) % 50 === 0;
    const world = courierWorld({
      seed,
      fault: ({ chat, chance }) => {
        if (isGone(chat)) return { kind: 'dead', code: '232009' };
        if (chance < 0.05) return { kind: 'later', code: '99991400', waitMs: 1_000 };
        return chance < 0.1 ? 'lost' : undefined;
      },
    });
    const fates = new Map<string, Fate['kind']>();
    const settled = async (order: Order, fate: Fate) => {
      fates.set(order.to.id, fate.kind);
      return [];
    };
    await world.ask(chats(1_000), { lane: 'red' });
    await world.wall.run(world.finish({ ...world.job, settled }));
    const living = chats(1_000).filter((chat) => !isGone(chat));
    expect(world.outside.shown.map(({ chat }) => chat).sort()).toEqual([...living].sort());
    expect([...fates.values()].filter((kind) => kind === 'sent')).toHaveLength(980);
    expect([...fates.values()].filter((kind) => kind === 'dead')).toHaveLength(20);
    const dead = await world.wall.run(loadNotice(world.table, 'al_1#red#oc_50'));
    expect(dead?.value).toMatchObject({ state: 'dead', code: '232009', tries: 1 });
  },
);

test('a platform that is down is left in peace, and gets everything when it is back', async () => {
  let calls = 0;
  const world = courierWorld({
    fault: ({ atMs }) => {
      calls += 1;
      return atMs < birthMs + 600_000 ? { kind: 'unclear', code: '502' } : undefined;
    },
  });
  await world.ask(chats(500), { lane: 'red' });
  await world.wall.run(world.finish());
  expect(world.outside.shown).toHaveLength(500);
  expect(calls).toBeLessThan(500 + 100);
});

test('a call that never ends is given up at its deadline and repeated under its key', async () => {
  const world = courierWorld();
  let hangs = 0;
  const send: typeof world.job.mouth.send = async (to, card, once) => {
    const receipt = await world.outside.mouth.send(to, card, once);
    if (to.id === 'oc_2' && ++hangs === 1) await new Promise(() => {});
    return receipt;
  };
  await world.ask(chats(3), { lane: 'blue' });
  await world.wall.run(deliver(world.deps, { ...world.job, mouth: { ...world.job.mouth, send } }));
  expect(world.outside.shown).toHaveLength(3);
  expect((await world.wall.run(loadNotice(world.table, 'al_1#blue#oc_2')))?.value).toMatchObject({
    state: 'sent',
    tries: 2,
  });
});

test('refused content is sent as plain words, without buttons and with no mobile number in full', async () => {
  const world = courierWorld({
    fault: ({ card }) => (card.title === undefined ? undefined : { kind: 'content', code: '230028' }),
  });
  const card = { title: '值班电话', text: '请打 13812345678', actions: [{ id: 'ack#al_1', label: '收到' }] };
  await world.ask(['oc_1'], { lane: 'blue', what: { kind: 'card', card } });
  await world.wall.run(deliver(world.deps, world.job));
  expect(world.outside.shown.map((one) => one.card)).toEqual([{ text: '值班电话\n请打 138****5678' }]);
  expect(world.outside.shown[0]?.once).toBe('al_1#blue#oc_1#text');
});

test('what is refused as plain words too is recorded as refused', async () => {
  const world = courierWorld({ fault: () => ({ kind: 'content', code: '230022' }) });
  await world.ask(['oc_1'], { lane: 'blue' });
  await world.wall.run(deliver(world.deps, world.job));
  const notice = await world.wall.run(loadNotice(world.table, 'al_1#blue#oc_1'));
  expect(notice?.value).toMatchObject({ state: 'refused', code: '230022', tries: 2 });
});

test('refusals do not make a broadcast longer than its windows: the last living group is reached within 3 % of the floor', async () => {
  const world = courierWorld({
    seed: 7,
    fault: ({ chance }) => {
      if (chance < 0.05) return { kind: 'later', code: '99991400', waitMs: 1_000 };
      return chance < 0.1 ? 'lost' : undefined;
    },
  });
  await world.ask(chats(5_000), { lane: 'red' });
  const beganMs = world.wall.now();
  await world.wall.run(world.finish());
  const { shown } = world.outside;
  expect(shown).toHaveLength(5_000);
  const firsts = new Map([...shown].reverse().map(({ chat, atMs }) => [chat, atMs]));
  const floorMs = spanMs({ windows: world.job.limits.perCall, slackMs: 0 }, 'red', 5_000);
  expect(Math.max(...firsts.values()) - beganMs).toBeLessThan(floorMs * 1.03);
});

test('a gate that names its time is left in peace until then, by all', async () => {
  const arrivals: number[] = [];
  const world = courierWorld({
    fault: ({ atMs }) => {
      arrivals.push(atMs - birthMs);
      return atMs < birthMs + 30_000
        ? { kind: 'later', code: '99991400', waitMs: birthMs + 30_000 - atMs }
        : undefined;
    },
  });
  await world.ask(chats(300), { lane: 'red' });
  await world.wall.run(world.finish());
  expect(world.outside.shown).toHaveLength(300);
  expect(arrivals.filter((ms) => ms < 30_000).length).toBeLessThanOrEqual(70);
});
