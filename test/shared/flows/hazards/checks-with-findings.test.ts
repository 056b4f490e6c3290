import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, morning, type Town } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

test.each([
  [
    '部门周检查发现2处隐患：1.后厨油烟管没洗 2.二楼配电箱门坏了',
    '部门周排查已记录：发现2处',
    '部门周排查：1/12',
  ],
  ['厂长月检查 发现1处：三楼疏散指示灯坏了', '厂长经理月排查已记录：发现1处', '厂长经理月排查：1/12'],
])(
  'a check that found something is a check that was made, and its findings are cases: %s',
  async (said, kept, rate) => {
    await town.says('chen', '隐患 四楼消防通道堆货');
    const receipt = await answerTo(town, 'chen', said);
    expect(receipt).toContain('YH-2026-0002');
    expect(receipt).toContain(kept);
    expect(await answerTo(town, 'zhou', '日周月完成率')).toContain(rate);
  },
);

test('an officer who finds something makes none of the unit’s own checks', async () => {
  await town.says('zhou', '厂长月检查 发现万汇广场三楼疏散指示灯坏了');
  expect(await answerTo(town, 'zhou', '日周月完成率')).toContain('厂长经理月排查：0/12');
});
