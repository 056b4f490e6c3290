import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

/** Whether a row of the table still holds these words. */
async function isKept(words: string): Promise<boolean> {
  for await (const row of town.house.deps.table.scan()) {
    const isOfTheCourier = /^(?:notice|heard)#/.test(row.pk);
    if (isOfTheCourier && JSON.stringify(row.data).includes(words)) return true;
  }
  return false;
}

test('what was told somebody privately is erased when the bureau’s time for it is over, the fact of telling stays', async () => {
  await town.says('zhou', '设置 保存期 30天');
  await town.says('zhou', '我是谁');
  const told = (town.heard('zhou').at(-1) ?? '').split('\n')[0] ?? '';
  expect(told).toContain('周敏');
  await town.comes('2026-06-05', '09:00');
  expect(await isKept(told)).toBe(true);
  await town.comes('2026-06-06', '09:00');
  expect(await isKept(told)).toBe(false);
  expect(await isKept('保存期已过')).toBe(true);
});

test('many a day are erased a few at a time until none is left, and a time that is made shorter counts at once', async () => {
  for (let question = 0; question < 60; question += 1) await town.says('chen', '我是谁');
  const told = (town.heard('chen').at(-1) ?? '').split('\n')[0] ?? '';
  expect(told).toContain('陈思远');
  await town.comes('2026-07-06', '09:00');
  expect(await isKept(told)).toBe(true);
  await town.says('zhou', '设置 保存期 30天');
  await town.comes('2026-07-07', '09:00');
  expect(await isKept(told)).toBe(false);
  await town.says('chen', '我是谁');
  expect(town.heard('chen').at(-1)).toContain('陈思远');
});
