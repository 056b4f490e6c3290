import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, dot, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const card = (words = '查看 1') => answerTo(town, 'zhou', words);
const fire = () => town.says('guest', '着火了 三楼有人被困');

test.each(['31结案', '1号隐患结案', '1号隐患可以结案', '结案率多少', '结案率是多少'])(
  'while an emergency runs, %s does not close it',
  async (words) => {
    await fire();
    expect(await answerTo(town, 'zhou', words)).not.toContain('已结案。补报');
    expect(await card('SG-2026-0001')).not.toContain('已结案');
  },
);

test.each([
  '值班情况已报局值班室',
  '昨天的演练计划已报应急局',
  '已经报给局长了',
  '这条已上报市场监管局，等反馈',
])('while an emergency runs, %s stops none of its clocks', async (words) => {
  await fire();
  await town.says('zhou', words);
  expect(await card('SG-2026-0001')).not.toMatch(/本级上报：已报/);
});

test.each([
  '领导说，按重大活动保障',
  '今晚，按一般值守',
  '我们店没有这个问题',
  '昨晚没有这个情况',
  '今天路上堵，确实有问题',
  '消防主机误报，已复位',
])('what an officer says in a group, of no case, decides none and is answered by none: %s', async (words) => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.passes(31);
  expect(await town.says('zhou', words, { chat: 'g-all' })).toEqual([]);
  expect(await card()).toContain('请核实后按按钮');
});

test.each([
  '补充 1 货已经堆到四楼',
  '补充1：货已经堆到四楼',
  '1补充 货已经堆到四楼',
  '1 补充：货已经堆到四楼',
])('words for a case by its number go into that one, whichever was spoken of last: %s', async (words) => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('chen', '隐患 配电箱门坏了');
  await town.says('chen', words);
  expect(await card('查看 1')).toContain('堆到四楼');
  expect(await card('查看 2')).not.toContain('四楼');
});

test('补充 3楼 is a floor, and no case', async () => {
  await town.says('chen', '隐患 消防通道堆货');
  await town.says('chen', '补充 3楼也有');
  expect(await card()).toContain('3楼');
});

test('news under a number that nobody knows opens no new emergency', async () => {
  await fire();
  const heard = await town.says('zhou', 'SG-2026-0009 续报：明火已扑灭');
  expect(toldTo('zhou', heard)).toContain('没有找到这起事件');
  expect(toldTo('lin', heard)).toBe('');
  expect(await card('事故台账')).not.toContain('SG-2026-0002');
});

test('photos that come with words in doubt are kept for the answer', async () => {
  await town.says('chen', '隐患 后厨油烟管没洗');
  expect(toldTo('chen', await town.says('chen', '写错了，是B2不是B1', { images: [dot] }))).toContain(
    '没有“B1”',
  );
  await town.says('chen', '在B2');
  expect(await card()).toMatch(/照片：/);
});

test.each(['2没有这回事', '2 确实没有这个情况'])(
  '%s speaks of the case whose number it begins with, not of the one just spoken of',
  async (words) => {
    await town.says('chen', '隐患 三楼消防通道堆货');
    await town.says('chen', '隐患 配电箱门坏了');
    await card('查看 1');
    await town.says('zhou', words);
    expect(await card('查看 1')).toContain('请核实后按按钮');
    expect(await card('查看 2')).not.toContain('请核实后按按钮');
  },
);

test.each(['20号前能弄完，申请延期', '20日前能弄完，申请延期'])(
  'a day of the month at the beginning is no number of a case: %s',
  async (words) => {
    await town.says('chen', '隐患 三楼消防通道堆货');
    await town.says('sun', '1属实 一般 三天内整改');
    expect(await answerTo(town, 'chen', words)).not.toContain('没有找到编号');
  },
);
