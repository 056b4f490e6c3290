import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, dot, kept, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const card = () => answerTo(town, 'he', '查看 1');

test.each(['1', '3', '好', '嗯', '嗯嗯', 'OK', '👌', '收到'])(
  'what an officer answers to his own report with no more than %s is no part of the case',
  async (words) => {
    await town.says('zhou', '隐患 惠家超市江湾店后门堵塞');
    expect(await answerTo(town, 'zhou', words)).not.toContain('已补充');
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

/** Two cases of one unit; the card of the second. */
async function two(): Promise<string> {
  await town.says('guest', '隐患 聚福楼酒家后厨地面油污湿滑');
  await town.says('sun', '1属实 一般');
  await town.says('guest', '隐患 聚福楼酒家前厅疏散通道堵塞');
  return cardFor('liu', await town.says('sun', '2属实 一般')).id;
}

test('a photo that quotes the card of one case is no proof that another is mended, though a proof of that was asked for', async () => {
  const quote = await two();
  await town.says('liu', '1整改好了');
  await town.says('liu', '还在等货架，先挪了一半', { quote, images: [dot] });
  expect((await kept(town, 'YH-2026-0001'))?.state).toBe('rectifying');
  expect((await kept(town, 'YH-2026-0002'))?.state).toBe('rectifying');
});

test('who answers for one case is no item of the plan of another, though that was to be completed', async () => {
  const quote = await two();
  await town.says('liu', '1整改方案 措施：铺防滑垫；资金：五千元');
  await town.says('liu', '由王五负责', { quote });
  expect((await kept(town, 'YH-2026-0001'))?.plan).toEqual({ measure: '铺防滑垫', fund: '五千元' });
});
