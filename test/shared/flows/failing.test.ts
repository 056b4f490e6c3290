import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoOf } from '../../../shared/domain/time.ts';
import { running } from '../../../shared/flows/console/running.ts';
import { work } from '../../../shared/flows/steps.ts';
import { tick } from '../../../shared/flows/tick.ts';
import { allFailing } from '../../../shared/store/failing.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Row } from '../../../shared/store/table.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let wallMs: number;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
  wallMs = town.house.deps.wall.now();
});
afterEach(() => town.close());

const place = { pk: 'swaps', sk: 'sw_broken' };

/** A swap that nothing can read, due now. */
async function broken(): Promise<void> {
  const due = { pk: 'due#duty', sk: `${isoOf(town.house.now())}#broken` };
  const row = { ...place, kind: 'swap', edition: 1, data: {}, due };
  await town.house.deps.table.transact([{ kind: 'put', row, seen: 0 }]);
}

/** Looks at the clock, so much real time after the last look. */
async function looks(afterMinutes = 1): Promise<void> {
  wallMs += afterMinutes * 60_000;
  const { deps } = town.house;
  const quiet = { ...deps, log() {}, wall: { ...deps.wall, now: () => wallMs } };
  await tick(quiet, town.house.now());
  await work(quiet, town.house.now());
}

const told = () => town.heard('zhou').filter((text) => text.includes('没有办成'));

async function times(): Promise<number> {
  const [one] = [...(await allFailing(town.house.deps.table)).values()];
  return one?.value.times ?? 0;
}

test('what fails again and again is told to the duty room once a day, and stands on the page of the machine', async () => {
  await broken();
  for (let nth = 0; nth < 4; nth += 1) await looks();
  await town.passes(1);
  expect(told()).toHaveLength(1);
  expect(told()[0]).toMatch(/^“换班”自今天10:00起连续3次没有办成，系统会继续重试。请先人工核对/);
  const { failing } = await running(
    town.house.deps,
    { scope: { kind: 'all' }, mayMend: true },
    town.house.now(),
  );
  expect(failing).toEqual([{ what: '换班', times: 3, age: expect.any(String) }]);
});

test('it is tried less and less often, and keeps nothing else waiting', async () => {
  await broken();
  for (let nth = 0; nth < 30; nth += 1) await looks();
  const tried = await times();
  expect(tried).toBeLessThan(8);
  await looks(60);
  expect(await times()).toBe(tried + 1);
});

test('once it is mended or gone it is forgotten', async () => {
  await broken();
  await looks();
  expect(await times()).toBe(1);
  const row: Row | undefined = await town.house.deps.table.get(place);
  if (row) await town.house.deps.table.transact([{ kind: 'delete', key: place, seen: row.version }]);
  await looks();
  expect(await times()).toBe(0);
});

test('what fails anew on the day it was told of is tried less and less often all the same', async () => {
  await broken();
  for (let nth = 0; nth < 3; nth += 1) await looks();
  const row = await town.house.deps.table.get(place);
  if (row) await town.house.deps.table.transact([{ kind: 'delete', key: place, seen: row.version }]);
  await looks(60);
  expect(await times()).toBe(0);
  await broken();
  for (let nth = 0; nth < 3; nth += 1) await looks();
  expect(await times()).toBe(3);
  await town.passes(1);
  expect(told()).toHaveLength(1);
});

test('two clocks that forget the same at once do not hinder each other', async () => {
  await broken();
  await looks();
  const row = await town.house.deps.table.get(place);
  if (row) await town.house.deps.table.transact([{ kind: 'delete', key: place, seen: row.version }]);
  await Promise.all([looks(), looks(), looks()]);
  expect(await times()).toBe(0);
});

test('a step that fails is not taken up each moment', async () => {
  const key = keys.step('rosters', 'broken');
  const row = { ...key, kind: 'collection-round', edition: 1, data: {} };
  await town.house.deps.table.transact([{ kind: 'put', row, seen: 0 }]);
  for (let nth = 0; nth < 30; nth += 1) await looks();
  expect(await times()).toBeLessThan(8);
});

test('a row whose name has strokes of its own is counted and told as any other', async () => {
  const due = { pk: 'due#duty', sk: `${isoOf(town.house.now())}#broken` };
  const key = { pk: 'rotations', sk: 'bureau|main' };
  const row = { ...key, kind: 'rotation', edition: 1, data: {}, due };
  await town.house.deps.table.transact([{ kind: 'put', row, seen: 0 }]);
  for (let nth = 0; nth < 4; nth += 1) await looks();
  expect(await times()).toBe(3);
});
