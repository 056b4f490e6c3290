import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, dot, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['chen', '隐患 三楼消防通道堆货']);
});
afterEach(() => town.close());

const card = () => answerTo(town, 'zhou', '查看 1');

test.each([
  '1整改方案：内容清理杂物，措施每日巡查，责任人王强，资金500元，5月8日前完成，复查人孙倩',
  '整改方案 1 内容清理杂物，措施每日巡查，资金500元，责任人王强，时限5月8日，复查人孙倩',
  '1整改方案 内容：清理杂物；措施：每日巡查；资金：500元；责任人：王强；时限：5月8日；复查人：孙倩',
])('a plan is read with colons or without: %s', async (words) => {
  await town.says('sun', '1属实 一般');
  expect(await answerTo(town, 'chen', words)).toContain('六定已报全');
  expect(await card()).toMatch(
    /整改内容：清理杂物.*整改措施：每日巡查.*资金：500元.*责任人：王强.*复查人：孙倩/,
  );
});

test.each(['1三级责任人：班组张三，部门李四，厂长经理王五', '1三级管控：岗位张三，部门李四，经理王五'])(
  '%s names the three layers',
  async (words) => {
    await town.says('zhou', '1属实 重大 十天内整改');
    await town.passes(5);
    expect(await answerTo(town, 'chen', words)).toContain('班组张三，部门李四，厂长经理王五');
  },
);

test.each(['1职代会报告了，5月6日', '1向职工大会报告过了', '1职代会已通报'])(
  '%s is one of the two reports',
  async (words) => {
    await town.says('zhou', '1属实 重大 十天内整改');
    await town.says('chen', '补充 1 货在东侧');
    expect(await answerTo(town, 'chen', words)).toContain('双报告已登记');
    expect(await card()).toMatch(/职代会✓/);
  },
);

test('whoever asks a second time that the plate be taken off is told how to agree', async () => {
  await town.says('zhou', '1属实 重大 十天内整改');
  await town.says('zhou', '1挂牌督办，处级');
  await town.says('chen', '1整改好了，货已搬走', { images: [dot] });
  await town.says('zhou', '1摘牌');
  const heard = await town.says('lin', '1摘牌');
  expect(toldTo('lin', heard)).toContain('1同意摘牌');
  expect(toldTo('he', heard)).toBe('');
  expect(await answerTo(town, 'lin', '1同意摘牌')).toContain('已摘牌');
});

test.each(['1属实，当场整改完毕', '1一般，现场已整改完毕，杂物已清走', '1现场已整改'])(
  'an inspector who saw it mended says so in one sentence: %s',
  async (words) => {
    expect(await answerTo(town, 'sun', words)).toMatch(/一般隐患，现场已整改，待复查/);
    expect(await answerTo(town, 'sun', '1复查合格')).toContain('已销号');
  },
);

test('sent back after more time was given, it is due no sooner than was agreed', async () => {
  await town.says('sun', '1属实 一般 三天内整改');
  await town.says('chen', '1申请延期到5月20日，厂家来不了');
  await town.says('sun', '1同意');
  await town.says('chen', '1整改好了，货已搬走', { images: [dot] });
  expect(await answerTo(town, 'sun', '1复查不合格，还有两箱')).toContain('5月20日');
  await town.says('chen', '1整改好了，全搬走了', { images: [dot] });
  expect(await answerTo(town, 'sun', '1复查不合格，又放了，一天内整改')).toContain('5月7日');
});

test('what decided the category, whose business it is and how soon it must be judged stand on the card of those who judge', async () => {
  const heard = await town.says('xu', '隐患 后厨闻到煤气味，报警器没响');
  const told = toldTo('zhou', heard);
  expect(told).toMatch(/类别：燃气（依据“煤气味?”）/);
  expect(told).toMatch(/主管部门：.*住建/);
  expect(told).toMatch(/核实时限：.*09:30前.*紧急/);
  expect(toldTo('xu', heard)).not.toContain('主管部门');
});
