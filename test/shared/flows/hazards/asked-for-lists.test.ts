import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, morning, type Town } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

test.each(['自查情况', '各单位自查情况', '今天自查情况', '自查情况怎么样', '本周排查情况', '看一下自查情况'])(
  'an officer who asks %s reads how far the units made their own checks',
  async (words) => {
    await town.says('chen', '班组日排查，未发现隐患');
    expect(await answerTo(town, 'zhou', words)).toMatch(/班组日排查：1\/\d+/);
  },
);

test.each(['自查情况 5月', '5月份自查情况', '今年自查情况', '自查情况统计，本月'])(
  '%s asks how far the checks of those days are, and is no round that was made',
  async (words) => {
    expect(await answerTo(town, 'zhou', words)).toMatch(/^班组日排查：0\/\d+/);
  },
);

test('the ledger of what was reported in confidence is asked for, and nobody reports it', async () => {
  expect(await answerTo(town, 'zhou', '举报台账')).not.toContain('已登记');
  expect(await answerTo(town, 'zhou', '隐患台账')).not.toContain('YH-');
});

test('a unit that asks for its checks reads its own, a street its street’s', async () => {
  await town.says('chen', '班组日排查，未发现隐患');
  expect(await answerTo(town, 'chen', '自查情况')).toMatch(/班组日排查：1\/\d+（\d+%）/);
  expect(await answerTo(town, 'sun', '自查情况')).toContain('共6家单位');
});

test('each unit that was asked for has its line, also those that made all their checks', async () => {
  for (const words of ['班组日排查', '部门周排查', '厂长经理月排查'])
    await town.says('chen', `${words}，未发现隐患`);
  expect(await answerTo(town, 'zhou', '今天各单位自查完成率')).toContain('万汇广场：日1/1，周1/1，月1/1');
  expect(await answerTo(town, 'zhou', '今天谁没自查')).not.toContain('万汇广场：');
});

test.each(['哪些超期了', '超期清单', '超期的有哪些', '超期隐患清单', '逾期台账', '超期情况', '查一下超期的'])(
  '%s lists what is overdue and nothing else',
  async (words) => {
    await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
    await town.says('sun', '1属实 一般 5月7日前整改');
    await town.comes('2026-05-08', '10:00');
    await town.says('guest', '隐患 聚福楼酒家后厨油烟管没洗');
    const told = await answerTo(town, 'zhou', words);
    expect(told).toContain('YH-2026-0001');
    expect(told).not.toContain('YH-2026-0002');
  },
);

test.each(['厂长月查 未发现', '经理月度检查，没有发现隐患', '厂长月排查未发现隐患'])(
  '%s is the monthly check of its manager',
  async (words) => {
    expect(await answerTo(town, 'chen', words)).toContain('厂长经理月排查已记录：未发现隐患');
  },
);
