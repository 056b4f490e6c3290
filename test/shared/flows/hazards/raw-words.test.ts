import { afterEach, beforeEach, expect, test } from 'vitest';
import { morning, type Town } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

/** What was typed, letter for letter: the case itself keeps its content without the opening word. */
const raw = '隐患 三楼消防通道堆货';

/** The sandbox's own chat stands for the platform, which keeps what it keeps. */
async function kindsThatHold(words: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const row of town.house.deps.table.scan())
    if (row.kind !== 'board' && JSON.stringify(row.data).includes(words)) found.add(row.kind);
  return [...found];
}

test('what people wrote, letter for letter, is kept for the evidence and erased when its time is over; the case stays', {
  timeout: 60_000,
}, async () => {
  await town.says('zhou', '设置 保存期 30天');
  await town.says('chen', raw);
  await town.says('sun', '1属实 一般 三天内整改');
  await town.says('chen', '1整改好了，货已搬走');
  await town.says('sun', '1复查合格');
  expect(await kindsThatHold(raw)).not.toEqual([]);
  await town.comes('2026-06-10', '09:00');
  expect(await kindsThatHold(raw)).toEqual([]);
  expect(await kindsThatHold('三楼消防通道堆货')).toContain('case');
});
