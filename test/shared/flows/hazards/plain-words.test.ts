import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, dot, morning, type Town, toldIn, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const report = () => town.says('chen', '隐患 三楼消防通道堆货');

test.each([
  ['1属实 一般 昨天整改', '不能早于今天'],
  ['1属实 一般 4月20日前整改', '不能早于今天'],
  ['1属实 一般 2月30日前整改', '没有这一天'],
])('a deadline that cannot be is said so and nothing is sent to the unit: %s', async (ruling, words) => {
  await report();
  const heard = await town.says('sun', ruling);
  expect(toldTo('sun', heard)).toContain(words);
  expect(toldTo('chen', heard)).toBe('');
});

test('what lies behind is no deadline where it only says when', async () => {
  await report();
  expect(await answerTo(town, 'sun', '1昨天看过，属实 一般 三天内整改')).toContain('5月9日前整改');
});

test('two cases are one, in the shortest words', async () => {
  await report();
  await town.says('chen', '隐患 三楼通道被货堵了');
  expect(await answerTo(town, 'sun', '2和1重复')).toContain('YH-2026-0002 已记为与 YH-2026-0001 重复');
});

test('whoever reported reads a reason, and no number twice', async () => {
  await report();
  expect(toldTo('chen', await town.says('sun', '1不属实，货是当天要用的'))).toContain(
    'YH-2026-0001 经核实不属实：货是当天要用的。',
  );
  await town.says('chen', '隐患 后门锁住了');
  expect(toldTo('chen', await town.says('sun', '2不属实，后门是开着的'))).toContain(
    '经核实不属实：后门是开着的。',
  );
});

test('not good enough, with a number and a new day, goes back to the unit', async () => {
  await report();
  await town.says('sun', '1属实 一般 三天内整改');
  await town.says('chen', '1整改好了，货已清走');
  const heard = await town.says('sun', '1不合格 还有两箱没搬 再给两天');
  expect(toldTo('chen', heard)).toMatch(/复查不合格：还有两箱没搬 再给两天[\s\S]*5月8日/);
});

test('what the unit did stands without the number it began with', async () => {
  await report();
  await town.says('sun', '1属实 一般 三天内整改');
  const told = toldTo('sun', await town.says('chen', '1整改好了，货已清走'));
  expect(told).toContain('整改情况：整改好了，货已清走');
});

test('a photo that comes after the report of rectification is kept', async () => {
  await report();
  await town.says('sun', '1属实 一般 三天内整改');
  await town.says('chen', '1整改好了，货已清走');
  const heard = await town.says('chen', '1整改好了', { images: [dot] });
  expect(toldTo('chen', heard)).toContain('照片1张已补充到 YH-2026-0001');
  expect(await answerTo(town, 'sun', 'YH-2026-0001')).toContain('照片：1张');
});

test.each(['哈哈哈', '在吗', '今天食堂吃什么', '中午一起吃饭吗'])(
  'talk is not added to a case: %s',
  async (talk) => {
    await town.says('chen', '隐患 消防水箱漏水', { chat: 'g-all' });
    expect(await town.says('chen', talk, { chat: 'g-all' })).toEqual([]);
    await town.says('chen', '隐患 消防水箱漏水');
    expect(await answerTo(town, 'chen', talk)).not.toContain('已补充');
  },
);

test('how it goes is asked for, not added', async () => {
  await town.says('guest', '隐患 江湾夜市步行街有人私拉电线');
  expect(await answerTo(town, 'guest', '进展怎么样了')).toMatch(/YH-2026-0001.*待核实/);
});

test('a group of several units reads a number and what happens next, and neither unit nor place', async () => {
  const told = toldIn('g-all', await town.says('chen', '隐患 三楼消防通道堆货', { chat: 'g-all' }));
  expect(told).toContain('已登记 YH-2026-0001');
  expect(told).not.toMatch(/万汇|三楼|疏散/);
  const more = toldIn('g-all', await town.says('chen', '灭火器也过期了', { chat: 'g-all' }));
  expect(more).toContain('已补充到 YH-2026-0001');
  expect(more).not.toMatch(/万汇|三楼/);
});
