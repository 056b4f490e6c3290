import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-11-20', '10:00');
  await town.says(
    'zhou',
    '值班表\n12月1日 带班 林国栋 值班 何静 13900000001\n12月2日 带班 林国栋 值班 张三丰 13900000002',
  );
  await town.says('zhou', '以此为准');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

async function phones(date: string): Promise<string[]> {
  const stored = await shiftsOf(town.house.deps.table, day(date));
  return stored.flatMap(({ value }) => value.places.map(({ name, phone = '' }) => `${name}${phone}`));
}

test.each([
  '12月1日起何静值班电话改为13800001234',
  '何静的值班电话换成13800001234了',
  '12月1日起，值班员何静手机号变更为 138 0000 1234',
])('“%s” changes the number beside the name, shown first', async (said) => {
  expect(texts(await town.says('zhou', said))).toMatch(
    /改 12月1日（周二）24小时班：何静电话13900000001→13800001234/,
  );
  await town.says('zhou', '以此为准');
  expect(await phones('2026-12-01')).toContain('何静13800001234');
});

test('a table with another number is a change, and one without numbers takes none away', async () => {
  const heard = await town.says('zhou', '值班表\n12月2日 带班 林国栋 值班 张三丰 13900000009');
  expect(texts(heard)).toMatch(/改 12月2日（周三）24小时班：张三丰电话13900000002→13900000009/);
  await town.says('zhou', '以此为准');
  await town.says('zhou', '值班表\n12月2日 带班 唐文慧 值班 张三丰');
  await town.says('zhou', '以此为准');
  expect(await phones('2026-12-02')).toContain('张三丰13900000009');
});

test('whoever has no watch then is said to have none', async () => {
  expect(texts(await town.says('zhou', '12月5日起吴海涛值班电话改为13800001234'))).toMatch(
    /12月5日（周六）起的值班表里没有吴海涛/,
  );
});

test('a watch that is over keeps the number it had, whatever day is named', async () => {
  await town.comes('2026-12-03', '10:00');
  await town.says('zhou', '值班表\n12月9日 带班 林国栋 值班 何静 13900000001');
  await town.says('zhou', '以此为准');
  await town.says('zhou', '12月1日起何静值班电话改为13800001234');
  await town.says('zhou', '以此为准');
  expect(await phones('2026-12-01')).toContain('何静13900000001');
  expect(await phones('2026-12-09')).toContain('何静13800001234');
});
