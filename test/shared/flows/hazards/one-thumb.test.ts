import { afterEach, beforeEach, expect, test } from 'vitest';
import { unitId } from '../../../../shared/domain/ids.ts';
import { directoryChanged, loadUnit, putUnit } from '../../../../shared/store/directory.ts';
import { answerTo, dot, kept, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const south = { latitude: 30.27, longitude: 120.15, name: '江湾农贸市场南门' };

test('three hazards in one breath, however they are joined, become three cases of the unit that was named once', async () => {
  const told = await answerTo(
    town,
    'guest',
    '云亭酒店三楼走廊灭火器空了，还有二楼安全出口锁着，对了一楼大厅应急灯不亮',
  );
  expect(told).toContain('已登记3条');
  expect(await kept(town, 'YH-2026-0003')).toMatchObject({ unitName: '云亭酒店', place: '一楼大厅' });
});

test('two hazards, each at a place of its own, need no word between them', async () => {
  const told = await answerTo(town, 'li', '加油机胶管老化开裂 便利店配电箱门坏了');
  expect(told).toContain('已登记2条');
});

test.each(['三楼消防通道堆货，把灭火器挡住了', '后厨油烟管没洗，一层厚油', '二楼灭火器过期，配件也缺'])(
  '%s is one hazard',
  async (words) => {
    expect(await answerTo(town, 'liu', words)).not.toContain('YH-2026-0002');
  },
);

test('what is put right where the words say it, though the place is another, changes the words alone', async () => {
  await town.says('li', '隐患 便利店冷柜漏电，靠B1储藏间那台');
  const place = (await kept(town))?.place;
  expect(await answerTo(town, 'li', '写错了，是B2不是B1')).toContain('由“B1”改为“B2”');
  expect(await kept(town)).toMatchObject({ place });
  expect((await kept(town))?.description).toContain('B2储藏间');
});

test('what is put right is found in small letters too', async () => {
  await town.says('guest', '隐患 万汇广场B1车库入口消火栓被挡');
  await town.says('guest', '写错了，是B2不是b1');
  expect((await kept(town))?.place).toBe('B2车库入口');
});

test('the number of a workshop that is put right is no number of a case', async () => {
  await town.says('gao', '2号车间灭火器过期');
  expect(await answerTo(town, 'gao', '写错了，不是2号是1号')).toContain('改为“1号车间”');
});

test('a place that was sent and names a unit says whose it is', async () => {
  await town.says('guest', '', { location: south });
  expect(await answerTo(town, 'guest', '这里有人私拉电线')).toContain('江湾农贸市场，江湾农贸市场南门');
  await town.passes(5);
  await town.says('guest', '电线裸露，灭火器也过期了');
  expect(toldTo('guest', await town.says('guest', '', { location: south }))).not.toContain('是哪家单位');
});

test('a place that holds the names of two units is that of the longer one; where two are called so it is asked', async () => {
  const { table } = town.house.deps;
  const mall = (await loadUnit(table, unitId('wanhui')))?.value;
  if (!mall) throw new Error('no mall');
  const { liaison: _none, ...plain } = { ...mall, aliases: [] };
  await table.transact([
    ...putUnit({ ...plain, id: unitId('wanhui-food'), name: '万汇广场美食城' }, 0),
    ...putUnit({ ...plain, id: unitId('xinghe-2'), name: '星河' }, 0),
    directoryChanged(),
  ]);
  const sends = (name: string) => town.says('guest', '', { location: { ...south, name } });
  await sends('万汇广场美食城二楼');
  await town.says('guest', '灯管松了，快掉下来');
  expect((await kept(town))?.unit).toBe('wanhui-food');
  await town.passes(10);
  await sends('星河东门');
  await town.says('guest', '隐患 消防通道堆货');
  expect((await kept(town, 'YH-2026-0002'))?.unit).toBeUndefined();
});

test('a place without a word is asked about once, privately', async () => {
  await town.says('guest', '', { location: south });
  expect(toldTo('guest', await town.passes(3))).toContain('刚才发的位置（江湾农贸市场南门）是什么情况');
  expect(toldTo('guest', await town.passes(10))).toBe('');
});

test('photos and a place without a word are asked about together', async () => {
  await town.says('guest', '', { images: [dot] });
  await town.says('guest', '', { location: south });
  expect(toldTo('guest', await town.passes(3))).toContain('刚才的1张照片是什么情况');
});

test.each(['这是刚才那条的', '刚才那条的照片', '是上一条的'])(
  'photos that were asked about go into the case that is named: %s',
  async (words) => {
    await town.says('guo', '隐患 第三个摊位液化气罐离明火太近');
    await town.passes(5);
    await town.says('guo', '', { images: [dot, dot] });
    await town.passes(3);
    expect(await answerTo(town, 'guo', words)).toContain('照片2张已补充到 YH-2026-0001');
    expect(await kept(town, 'YH-2026-0002')).toBeUndefined();
  },
);

test.each([
  '检查惠家超市江湾店发现一处隐患：仓库灭火器压力不足，已当场整改',
  '惠家超市江湾店检查，收银台灭火器过期，当场换了新的',
  '惠家超市江湾店后门堆货，现场已清走',
])('what an inspector saw mended on the spot is a case that waits to be judged: %s', async (words) => {
  expect(await answerTo(town, 'sun', words)).toContain('已登记 YH-2026-0001：惠家超市江湾店');
  expect(await answerTo(town, 'wu', '1属实 一般')).toContain('现场已整改，待复查');
});

test('a round told in figures stays a round', async () => {
  expect(await answerTo(town, 'sun', '检查惠家超市江湾店，发现隐患3处，当场整改2处')).not.toContain('YH-');
});
