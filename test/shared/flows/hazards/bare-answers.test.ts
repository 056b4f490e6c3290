import { afterEach, beforeEach, expect, test } from 'vitest';
import { dot, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const card = async () => toldTo('he', await town.says('he', '查看 1'));

test.each(['1', '3', '好', '嗯', '嗯嗯', 'OK', '👌', '收到'])(
  'what an officer answers to his own report with no more than %s is no part of the case',
  async (words) => {
    await town.says('zhou', '隐患 惠家超市江湾店后门堵塞');
    expect(toldTo('zhou', await town.says('zhou', words))).not.toContain('已补充');
    expect(await card()).toContain('惠家超市江湾店后门堵塞\n');
  },
);

test('a bare number beside a photo leaves the photo and no word', async () => {
  await town.says('zhou', '隐患 惠家超市江湾店后门堵塞');
  await town.says('zhou', '1', { images: [dot] });
  expect(await card()).toMatch(/后门堵塞\n[\s\S]*照片：1张/);
});

test('a number answers the question on which floor it is', async () => {
  await town.says('guest', '举报 聚福楼酒家后厨乱接电线');
  await town.says('sun', '1属实 一般');
  await town.says('sun', '问举报人 1 在几楼');
  expect(toldTo('sun', await town.says('guest', '3'))).toContain('报告人补充：3');
});

test('a shop by its number is the place that was asked for', async () => {
  await town.says('chen', '隐患 灭火器过期');
  await town.says('chen', '308');
  expect(await card()).toContain('308');
});
