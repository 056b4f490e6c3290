import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-20', '10:00');
  await town.says('zhou', '轮班 周敏、吴海涛、何静、林国栋、唐文慧 每天一班 从10月1日起');
  await town.says('zhou', '以此为准');
  await town.passes(1);
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function on(date: string): Promise<string> {
  const stored = await shiftsOf(town.house.deps.table, day(date));
  return stored.map(({ value }) => value.places.map(({ name }) => name).join(' ')).join(' | ');
}

test('leave that is granted gives the days of turns to whoever is next, and nobody else’s day moves', async () => {
  expect(await on('2026-10-07')).toBe('吴海涛');
  await town.says('wu', '10月7日请假');
  const heard = await town.says('lin', '准吴海涛的假');
  const shown = heard.filter(({ title }) => title === '值班表改动，请核对');
  expect(texts(shown)).toMatch(
    /吴海涛10月7日请假，轮班排的班按顺序改由下一位值，确认后生效：\n改 10月7日（周三）24小时班：值班员吴海涛→林国栋/,
  );
  expect(texts(heard)).toMatch(/您的1个班按顺序改由下一位值/);
  expect(texts(heard)).not.toMatch(/谁能顶|缺人顶班/);
  if (shown[0]) await town.clicks('lin', shown[0], '以此为准');
  await town.passes(1);
  expect(await on('2026-10-07')).toBe('林国栋');
  expect([await on('2026-10-06'), await on('2026-10-08'), await on('2026-10-09')]).toEqual([
    '周敏',
    '何静',
    '林国栋',
  ]);
});

test('a day that somebody put down by hand is not the turns’: others are asked for it', async () => {
  await town.says('zhou', '把10月8日的何静换成吴海涛');
  await town.says('zhou', '以此为准');
  await town.says('zhou', '把10月7日的吴海涛换成何静');
  await town.says('zhou', '以此为准');
  await town.passes(1);
  expect(await on('2026-10-08')).toBe('吴海涛');
  await town.says('wu', '10月8日请假');
  const heard = await town.says('lin', '准吴海涛的假');
  expect(heard.filter(({ title }) => title === '值班表改动，请核对')).toEqual([]);
});

test('a second leave asks others as long as the first one’s days wait for the leader, and takes nothing away', async () => {
  await town.says('wu', '10月7日请假');
  await town.says('he', '10月8日请假');
  await town.says('lin', '准吴海涛的假');
  const heard = await town.says('lin', '准何静的假');
  expect(texts(heard)).not.toMatch(/已作废/);
  expect(texts(heard)).toMatch(/谁能顶|能否|替/);
  await town.says('lin', '以此为准');
  await town.passes(1);
  expect(await on('2026-10-07')).toBe('林国栋');
});

test('a day of turns that was taken over by a swap does not go back to whoever gave it away: others are asked', async () => {
  await town.says('zhou', '10月6日何静替我值一天');
  await town.says('he', '同意');
  await town.says('lin', '批准周敏的换班');
  await town.passes(1);
  expect(await on('2026-10-06')).toBe('何静');
  await town.says('he', '10月6日到10月8日请假');
  const heard = await town.says('lin', '准何静的假');
  expect(texts(heard)).toMatch(/10月8日（周四）24小时班：值班员何静→/);
  expect(texts(heard)).toMatch(/您的1个班按顺序改由下一位值/);
  expect(heard.filter(({ text }) => /10月6日（周二）24小时班/.test(text)).length).toBeGreaterThan(0);
});
