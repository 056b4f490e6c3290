import { afterEach, expect, test } from 'vitest';
import { visitsIn } from '../../../../shared/conversation/hazards/visits.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first } from './sending.ts';

let town: Town;
afterEach(() => town?.close());

test.each([
  ['今天检查了5家，出动8人次', 5, 8],
  ['出动检查人员12人次，检查企业二十家，发现隐患3条', 20, 12],
  ['今日巡查商户36户', 36, 0],
  ['今天出动2组5人检查4家，发现隐患2处', 4, 5],
  ['出动检查组3个、12人次，检查企业20家', 20, 12],
  ['今日出动三个检查组十人，检查超市6家', 6, 10],
])('%s', (said, units, people) => {
  expect(visitsIn(said, false)).toEqual({ units, people });
});

test('what officers and streets looked at stands in the sum of a period; what nobody said is asked for', async () => {
  town = await world('2026-10-02', '10:00');
  expect(first(await town.says('zhou', '小结 国庆')).text).toContain('出动检查人次和家数未记录（请补）');
  expect(first(await town.says('wu', '今天检查了5家，出动8人次，发现隐患2条')).text).toContain(
    '计入小结：出动8人次、检查5家',
  );
  await town.says('sun', '今日出动3人次检查4家，未发现隐患');
  await town.says('chen', '今日已检查9家商户，未发现隐患');
  expect(first(await town.says('zhou', '小结 国庆')).text).toContain('出动11人次检查9家');
});

test('stock that will not last goes to the watch at once', async () => {
  town = await world('2026-10-02', '10:00');
  await town.says('zhou', '国庆要求保供日报');
  const noted = await town.says('xu', '保供日报 蔬菜1天，价格上涨');
  expect(noted.map(({ text }) => text).join()).toMatch(/已转值班人员/);
  expect(noted.map(({ text }) => text).join()).toMatch(/惠家超市江湾店报主要商品库存只够1天：/);
});

test('a warning that was called back is none in the sum', async () => {
  town = await world('2026-10-02', '10:00');
  for (const hazard of ['大风', '寒潮']) {
    const preview = first(
      await town.says('zhou', `转发预警 临江区气象台9时50分发布${hazard}蓝色预警信号：请防范。`),
    );
    await town.clicks('zhou', preview, '确认发送');
  }
  expect(first(await town.says('zhou', '小结 国庆')).text).toContain('预警2条');
  await town.says('zhou', '撤回');
  expect(first(await town.says('zhou', '小结 国庆')).text).toContain('预警1条');
});
