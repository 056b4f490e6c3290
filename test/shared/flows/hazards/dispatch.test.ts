import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

test('a true case nobody’s yet is given to a unit by name, and its liaison hears of it', async () => {
  await town.says('guest', '隐患 配电箱线头裸露');
  expect(await answerTo(town, 'he', '1属实 一般')).toContain('单位还没确定');
  expect(toldTo('chen', await town.says('he', '0001号派给万汇广场，三天内整改'))).toContain('配电箱线头裸露');
});

test('a unit whose case is given to another is told that it has nothing more to do with it', async () => {
  await town.says('guest', '隐患 江湾农贸市场东门电线裸露');
  await town.says('sun', '1属实 一般 三天内整改');
  const moved = await town.says('he', '1派给聚福楼酒家');
  expect(toldTo('liu', moved)).toContain('前整改');
  expect(toldTo('zhao', moved)).toContain('已改由其他单位负责，您单位不用再整改');
  expect(toldTo('zhao', moved)).not.toContain('聚福楼');
});

test('an officer’s own words tell the unit of a protected report', async () => {
  const card = cardFor('he', await town.says('guest', '举报 聚福楼酒家后厨乱接电线，别说是我说的'));
  const told = await town.clicks('he', card, '属实，一般', { text: '后厨用电线路不规范' });
  expect(toldTo('liu', told.heard)).toContain('后厨用电线路不规范');
});

test('what is done in part goes into the record of the case', async () => {
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('sun', '1属实 一般');
  expect(await answerTo(town, 'chen', '0001 整改了一半，还有两箱没搬')).toContain(
    '已记入 YH-2026-0001 的台账：部分整改。全部完成后请回复“1整改好了”',
  );
  const past = [];
  for await (const row of town.house.deps.table.query({
    pk: 'case#YH-2026-0001',
    from: 'history#',
    to: 'history$',
  })) {
    past.push(row.data['what']);
  }
  expect(past).toEqual(['hazard.reported', 'hazard.verified', 'hazard.noted']);
});
