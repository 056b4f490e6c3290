import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const ledger = () => answerTo(town, 'zhou', '隐患台账');

test('a hazard at another unit, told a minute later, is a case of its own', async () => {
  await town.says('guest', '北街加油站门口有人抽烟');
  await town.passes(1);
  const heard = await town.says('guest', '惠家超市江湾店门口电线乱拉');
  expect(toldTo('guest', heard)).toContain('已登记 YH-2026-0002：惠家超市江湾店');
  expect(await ledger()).not.toContain('YH-2026-0001 惠家');
});

test('another unit named beside a case asks whether it was written wrongly, and puts nothing into the case', async () => {
  await town.says('guest', '北街加油站门口有人抽烟');
  const heard = await answerTo(town, 'guest', '在江湾农贸市场');
  expect(heard).toMatch(/YH-2026-0001 登记的是北街加油站/);
  expect(await answerTo(town, 'zhou', 'YH-2026-0001')).not.toContain('江湾农贸市场');
});

test.each(['4报错了，不用管了', '自查情况', '是我同事干的', '的那个怎么样了'])(
  'asked where a confided hazard is, nobody’s chatter becomes its place: %s',
  async (words) => {
    await town.says('song', '我要匿名举报聚福楼酒家锁了安全出口');
    await town.passes(5);
    await town.says('song', words);
    const told = await town.says('sun', '1属实 一般');
    expect(toldTo('liu', told)).toContain('聚福楼酒家：疏散通道、安全出口、消防车通道方面的隐患');
  },
);

test('a confided place is told to the unit only if it is a place', async () => {
  await town.says('song', '我要匿名举报聚福楼酒家锁了安全出口');
  await town.says('song', '在二楼东侧');
  expect(toldTo('liu', await town.says('sun', '1属实 一般'))).toContain('聚福楼酒家 二楼东侧：');
});

test('what begins with the number of a case never becomes part of another', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('chen', '隐患 配电箱门坏了');
  const heard = await town.says('chen', '1 货是昨天堆的');
  expect(toldTo('chen', heard)).toContain('三楼消防通道堆货');
  expect(await answerTo(town, 'zhou', 'YH-2026-0002')).not.toContain('昨天');
});

test.each(['隐患 1', '隐患详情 1', '查看 1', '查看1', '1 详情', '1经过', '看一下1号隐患', '隐患0001'])(
  '%s shows the case and opens none',
  async (words) => {
    await town.says('chen', '隐患 三楼消防通道堆货');
    expect(await answerTo(town, 'zhou', words)).toContain('三楼消防通道堆货');
    expect(await ledger()).toContain('共1条');
  },
);

test.each([
  '16问一下举报人 报警器在哪个位置',
  '1是不是隔壁店举报的',
  '查我的举报',
  '我举报的那个怎么样了',
  '我的上报',
])('%s is no report', async (words) => {
  await town.says('guest', '举报 聚福楼酒家后厨乱接电线');
  for (const person of ['guest', 'liu', 'zhou']) await town.says(person, words);
  expect(await ledger()).toContain('共1条');
});

test.each(['我举报的那个怎么样了', '查我的举报', '我的上报'])(
  '%s tells the reporter how it stands',
  async (words) => {
    await town.says('guest', '举报 聚福楼酒家后厨乱接电线');
    expect(await answerTo(town, 'guest', words)).toMatch(/YH-2026-0001.*待核实/);
  },
);

test.each(['是不是隔壁店举报的', '是隔壁店举报的吧'])('%s is refused like who it was', async (words) => {
  expect(await answerTo(town, 'liu', words)).toContain('依法保密');
});

test('whoever asked the reporter gets the answer, though another looks after the case', async () => {
  await town.says('guest', '举报 聚福楼酒家后厨乱接电线');
  await town.says('sun', '1属实 一般');
  await town.says('he', '1问一下举报人 在几楼');
  const heard = await town.says('guest', '二楼的大厨房');
  expect(toldTo('he', heard)).toContain('二楼的大厨房');
  expect(toldTo('he', heard)).not.toMatch(/路人|guest/);
});

test('a correction of what was never said asks where it belongs', async () => {
  await town.says('chen', '隐患 后厨油烟管没洗');
  const heard = await answerTo(town, 'chen', '写错了，是B2不是B1');
  expect(heard).toContain('没有“B1”');
  expect(await answerTo(town, 'zhou', 'YH-2026-0001')).toContain('后厨');
});

test('whoever corrected what was never said gets it right in the words he is told', async () => {
  await town.says('chen', '隐患 一楼后厨油烟管没洗');
  const told = await answerTo(town, 'chen', '写错了，是B2不是B1');
  const words = /请回复“([^”]+)”/.exec(told)?.[1] ?? '';
  await town.says('chen', words);
  expect(await answerTo(town, 'zhou', '隐患台账')).toContain('B2');
});
