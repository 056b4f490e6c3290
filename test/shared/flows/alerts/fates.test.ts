import { afterEach, beforeEach, expect, test } from 'vitest';
import { recall } from '../../../../shared/domain/alerts/broadcast.ts';
import type { Fate, Order } from '../../../../shared/domain/delivery.ts';
import { later, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { silenceOf } from '../../../../shared/flows/alerts/silence.ts';
import type { Deps } from '../../../../shared/flows/deps.ts';
import { settle } from '../../../../shared/flows/errands.ts';
import { work } from '../../../../shared/flows/steps.ts';
import { tick } from '../../../../shared/flows/tick.ts';
import { copiesOf, waveWrites } from '../../../../shared/store/alert-waves.ts';
import { loadBroadcast, putBroadcast } from '../../../../shared/store/alerts.ts';
import { effortWrite, fateWrites, loadNotice, waiting } from '../../../../shared/store/outbox.ts';
import { district, launchNotice, notice, now } from './district.ts';

let deps: Deps;
beforeEach(async () => {
  deps = await district(4);
});
afterEach(() => deps.table.close());

/** What waits for the courier, as `who gets it: name`. */
async function queue(): Promise<string[]> {
  const found: string[] = [];
  for await (const { value } of waiting(deps.table, 'feishu'))
    found.push(`${value.to.id} ${value.once.split('#')[0]}`);
  return found.sort();
}

/** Ends an order as the courier does, in one transaction with what the topic keeps of it. */
async function ends(to: string, fate: Fate): Promise<void> {
  for await (const row of waiting(deps.table, 'feishu')) {
    if (row.value.to.id !== to) continue;
    const stored = await loadNotice(deps.table, row.value.once);
    if (!stored) throw new Error('an order has its notice');
    const order: Order = stored.value.order;
    const own = await settle(deps, () => now)(order, fate);
    await deps.table.transact([
      ...fateWrites(row, stored, { fate, effort: row.value.effort, wallMs: now }),
      ...own,
    ]);
    return;
  }
  throw new Error(`nothing waits for ${to}`);
}

async function takeBack(): Promise<void> {
  const stored = await loadBroadcast(deps.table, notice);
  const decision = stored && recall(stored.value, later(now, 1));
  if (!stored || !decision?.ok) throw new Error('it can be recalled');
  const targets = (await copiesOf(deps.table, notice)).map(({ value }) => ({
    to: value.to,
    first: true,
    units: [],
    cards: [],
    size: 1,
  }));
  const wave = { alert: notice, wave: decision.next.waves, does: 'recall', cause: 'm2' } as const;
  await deps.table.transact([putBroadcast(decision.next, stored.version), ...waveWrites(wave, targets)]);
  await work(deps, now);
}

test('what became of each copy is kept, and nobody unsure of counts as told', async () => {
  await launchNotice(deps);
  await work(deps, now);
  await ends('g0', { kind: 'sent', message: 'om_0' });
  await ends('g1', { kind: 'unknown' });
  await ends('g2', { kind: 'dead', code: '230002' });
  const states = (await copiesOf(deps.table, notice)).map(({ value }) => [value.state, value.message]);
  expect(states).toEqual([
    ['sent', 'om_0'],
    ['unknown', undefined],
    ['dead', undefined],
    ['waiting', undefined],
  ]);
  const stored = await loadBroadcast(deps.table, notice);
  const silence = stored && (await silenceOf(deps, stored.value, () => true));
  expect(silence?.streets[0]?.rolls.map(({ name, untold }) => [name, untold])).toEqual([
    ['单位0', false],
    ['单位1', true],
    ['单位2', true],
    ['单位3', false],
  ]);
});

test('units of a group that is gone are told through their liaison, and the sender hears of it', async () => {
  await launchNotice(deps);
  await work(deps, now);
  for (const group of ['g0', 'g1', 'g3']) await ends(group, { kind: 'sent', message: `om_${group}` });
  await ends('g2', { kind: 'dead', code: '230002' });
  const then = later(now, 6 * MINUTE_MS);
  await tick(deps, then);
  await work(deps, then);
  await tick(deps, later(then, MINUTE_MS));
  await work(deps, then);
  expect((await queue()).filter((line) => line.includes('alert'))).toEqual([
    'p2 alert.sent',
    'zhou alert.undelivered',
  ]);
});

test('a recall takes back what was not tried yet, so that it is never shown', async () => {
  await launchNotice(deps);
  await work(deps, now);
  await ends('g0', { kind: 'sent', message: 'om_0' });
  await takeBack();
  expect(await queue()).toEqual(['g0 alert.recalled']);
});

test('a recall in the midst of the sending stops it', async () => {
  await launchNotice(deps);
  await takeBack();
  expect(await queue()).toEqual([]);
  expect(await copiesOf(deps.table, notice)).toEqual([]);
});

test('what was under way when it was recalled is taken back as soon as its message is known', async () => {
  await launchNotice(deps);
  await work(deps, now);
  for await (const row of waiting(deps.table, 'feishu')) {
    const effort = { ...row.value.effort, tries: 1 };
    await deps.table.transact([effortWrite(row, effort)]);
  }
  await takeBack();
  expect(await queue()).toEqual(['g0 alert.sent', 'g1 alert.sent', 'g2 alert.sent', 'g3 alert.sent']);
  await ends('g0', { kind: 'sent', message: 'om_0' });
  expect(await queue()).toEqual(['g0 alert.recalled', 'g1 alert.sent', 'g2 alert.sent', 'g3 alert.sent']);
});
