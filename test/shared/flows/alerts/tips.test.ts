import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const tips = (chat: string) =>
  town
    .heardIn(chat)
    .map((text) => text.split('\n')[0] ?? '')
    .filter((line) => /充电|通风|停电/.test(line));

test('a weekly tip comes with another of its variants each time, and before a rest day', async () => {
  town = await world('2026-09-10', '10:00');
  const [kept] = await town.says('zhou', '每周一9点安全提示 北苑街道 电动车不进楼充电｜冷库先通风再进人');
  expect(kept?.text).toMatch(/每周一09:00，发给北苑街道，2种说法轮换/);
  await town.comes('2026-09-22', '10:00');
  expect(tips('g-beiyuan')).toEqual(['电动车不进楼充电', '冷库先通风再进人']);
  expect(tips('g-all')).toEqual([]);
  await town.comes('2026-10-06', '10:00');
  expect(tips('g-beiyuan')).toHaveLength(4);
  expect(first(await town.says('zhou', '定时提示')).text).toContain('已发4次');
  expect(first(await town.says('zhou', '停止提示')).text).toContain('已停止1条');
  await town.comes('2026-10-20', '10:00');
  expect(tips('g-beiyuan')).toHaveLength(4);
});

test('one variant is not enough for each week; something planned goes out once at its hour', async () => {
  town = await world('2026-09-10', '10:00');
  expect(first(await town.says('zhou', '每周一9点安全提示 电动车不进楼充电')).text).toContain(
    '至少写两种说法',
  );
  expect(first(await town.says('zhou', '定时 9月11日8点 通知 北苑街道 今晚停电检修')).text).toContain(
    '明天08:00发给北苑街道',
  );
  await town.comes('2026-09-12', '10:00');
  expect(tips('g-beiyuan')).toEqual(['今晚停电检修']);
});
