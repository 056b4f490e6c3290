import { afterEach, beforeEach, expect, test } from 'vitest';
import { birthOfCounts } from '../../../../shared/store/counting.ts';
import { countsIn } from '../../../../shared/store/counts.ts';
import { historyOf } from '../../../../shared/store/history.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { answerTo, dot, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

async function lived(): Promise<void> {
  await town.says('chen', '隐患 万汇广场三楼消防通道堆货');
  await town.says('xu', '隐患 惠家超市江湾店配电箱门坏了');
  await town.says('guest', '隐患 江湾农贸市场电线裸露');
  await town.says('zhao', '今日已排查，未发现隐患');
  await town.passes(1);
  await town.says('he', '1属实 一般 三天内整改');
  await town.says('chen', '1整改好了，已清走', { images: [dot] });
  await town.says('sun', '1复查合格');
}

test('an officer reads whether it was looked at, whether it was mended and how long it took', async () => {
  await lived();
  const told = await answerTo(town, 'he', '本月隐患统计');
  expect(told).toMatch(
    /查了没有：排查记录1次，其中未发现隐患1次；登记隐患3条，检查发现0条、单位自查2条、群众反映1条；已核实1条/,
  );
  expect(told).toMatch(/改了没有：已销号1条（33%）[\s\S]*待核实2条/);
  expect(told).toMatch(/拖了多久：已销号的平均0\.0天；超期后才改完0条；此刻超期未改0条/);
});

test('a unit reads its own figures, an officer those of a unit or street he names, each for its months', async () => {
  await lived();
  expect(await answerTo(town, 'xu', '本月隐患统计')).toContain('登记隐患1条');
  expect(await answerTo(town, 'he', '万汇广场本月隐患统计')).toContain('登记隐患1条');
  expect(await answerTo(town, 'he', '北苑街道本月隐患统计')).toContain('登记隐患0条');
  expect(await answerTo(town, 'he', '上月隐患统计')).toContain('登记隐患0条');
  expect(await answerTo(town, 'xu', '万汇广场本月隐患统计')).toContain('没有您可以查看');
});

test('what is verified and given to nobody yet is told apart from what is being mended, as the console tells it', async () => {
  await lived();
  await town.says('guest', '隐患 有人把电动车推进楼道充电');
  await town.says('he', '4属实 一般 三天内整改');
  expect(await answerTo(town, 'he', '本月隐患统计')).toContain('已核实待派单1条，整改中0条');
});

test('a week is counted by its days, and what became of the others is said', async () => {
  await lived();
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('guest', '4撤销');
  expect(await answerTo(town, 'he', '本周隐患统计')).toMatch(
    /登记隐患4条[\s\S]*已销号1条[\s\S]*待核实2条，已移交待反馈0条；不属实0条，重复0条，已撤销1条/,
  );
  await town.comes('2026-05-11', '09:00');
  expect(await answerTo(town, 'he', '本周隐患统计')).toContain('登记隐患0条');
  expect(await answerTo(town, 'he', '上周隐患统计')).toContain('登记隐患4条');
  expect(await answerTo(town, 'he', '本年隐患统计')).toContain('登记隐患4条');
});

test('a unit’s own checks are counted by day, week and month, once each, and “未发现隐患” is a full one', async () => {
  await town.says('chen', '班组日排查，未发现隐患');
  await town.says('chen', '今日已排查，未发现隐患');
  await town.says('chen', '部门周排查完成，发现隐患1处，已整改1处');
  await town.comes('2026-05-07', '17:00');
  await town.says('chen', '今日班组排查未发现隐患');
  await town.says('he', '万汇广场夜查，未发现隐患');
  await town.says('xu', '厂长经理月排查，未发现隐患');
  expect(await answerTo(town, 'chen', '本周日周月完成率')).toMatch(
    /班组日排查：2\/2（100%）[\s\S]*部门周排查：1\/1（100%）[\s\S]*厂长经理月排查：0\/1（0%）/,
  );
  expect(await answerTo(town, 'he', '本周各单位日周月完成率')).toMatch(
    /班组日排查：2\/24（8%）[\s\S]*惠家超市江湾店：日0\/2，周0\/1，月1\/1/,
  );
  expect(await answerTo(town, 'he', '江湾街道本月自查完成率')).toMatch(/班组日排查：2\/\d+/);
  expect(await answerTo(town, 'he', '本月隐患统计')).toContain('日周月：班组日排查2/');
  // Nothing is owed from before the house began.
  expect(await answerTo(town, 'he', '本年隐患统计')).toContain('日周月：班组日排查2/24（8%）');
});

test('a unit learns from no figure that somebody told on it in confidence', async () => {
  await town.says('song', '举报 聚福楼酒家后厨乱接电线，别说是我说的');
  for (const asked of ['本月隐患统计', '本周隐患统计'])
    expect(await answerTo(town, 'liu', asked)).toContain('登记隐患0条');
  expect(await answerTo(town, 'he', '本月隐患统计')).toContain('登记隐患1条');
});

test('what runs over its deadline is counted from that day on', async () => {
  await town.says('chen', '隐患 万汇广场三楼消防通道堆货');
  await town.passes(1);
  await town.says('he', '1属实 一般 三天内整改');
  await town.comes('2026-05-20', '10:00');
  expect(await answerTo(town, 'he', '本月隐患统计')).toContain('此刻超期未改1条');
});

test.each([
  ['mended in time', ['chen', '1整改好了，货物已搬走'], '超期后才改完0条'],
  ['was at a department when its day came', ['sun', '1移交区消防救援大队'], '超期后才改完0条'],
  ['was told to a department in a copy only', ['sun', '1抄告市场监管局'], '超期后才改完1条'],
])(
  'what a leader ends after its deadline is late or not by the mending: it %s',
  async (_, [who = '', act = ''], late) => {
    await town.says('chen', '隐患 三楼消防通道堆货');
    await town.says('sun', '1属实 一般 三天内整改');
    await town.says(who, act);
    await town.comes('2026-05-14', '10:00');
    await town.says('lin', '1批准办结 原因：整体拆除；文号：临商〔2026〕5号');
    expect(toldTo('zhou', await town.says('zhou', '隐患统计 本月'))).toContain(late);
  },
);

test('cases of a table that had no counters are counted once', async () => {
  await lived();
  const { table } = town.house.deps;
  const before = await all();
  // As an older house left it: cases without their mark, no counters.
  for await (const row of table.scan()) {
    const { counted, ...data } = row.data;
    const { version, ...rest } = row;
    if (counted !== undefined) await table.transact([{ kind: 'put', row: { ...rest, data }, seen: version }]);
    if (row.pk.startsWith('counts#') && !row.sk.startsWith('round#') && row.count !== undefined)
      await table.transact([{ kind: 'add', key: row, amount: -row.count }]);
  }
  expect(await all()).not.toEqual(before);
  const step = keys.step('hazards', 'count-cases');
  const data = { part: 'open', after: '' };
  await table.transact([
    { kind: 'put', row: { ...step, kind: 'count-cases', edition: 1, data }, seen: 'any' },
  ]);
  await town.passes(1);
  expect(await all()).toEqual(before);

  async function all() {
    const sums: Record<string, number> = {};
    const span = { from: '2026-01', until: '2026-12' };
    for (const scope of ['all', 'street#江湾街道'])
      for await (const [name, count] of countsIn(table, scope, span))
        sums[`${scope} ${name}`] = (sums[`${scope} ${name}`] ?? 0) + count;
    return sums;
  }
});

/** A case as an older house left it: counted at its unit too, though it was told in confidence. */
async function countedOpenly(): Promise<void> {
  await town.says('song', '举报 聚福楼酒家后厨乱接电线，别说是我说的');
  const { table } = town.house.deps;
  const row = await table.get(keys.case('YH-2026-0001'));
  if (!row) throw new Error('no case');
  const { version, ...rest } = row;
  const unit = `unit#${String(row.data['unit'])}`;
  const counter = keys.count(unit, 'cell#2026-05#public#-#registered', 0);
  await table.transact([
    { kind: 'put', row: { ...rest, data: { ...row.data, counted: true } }, seen: version },
    { kind: 'add', key: counter, amount: 1 },
  ]);
}

test('what an older house counted at a unit that was not to know is taken away when the case goes on', async () => {
  await countedOpenly();
  await town.says('sun', '1属实 一般 三天内整改');
  expect(await answerTo(town, 'liu', '本月隐患统计')).toContain('登记隐患1条');
  const he = await answerTo(town, 'he', '聚福楼酒家本月隐患统计');
  expect(he).toMatch(/登记隐患1条[\s\S]*待核实0条/);
});

test('what never goes on is put right once, and its history says so', async () => {
  await countedOpenly();
  const { table } = town.house.deps;
  expect(await answerTo(town, 'liu', '本月隐患统计')).toContain('登记隐患1条');
  const [, step] = birthOfCounts();
  if (!step) throw new Error('no step');
  await table.transact([step]);
  await town.passes(1);
  expect(await answerTo(town, 'liu', '本月隐患统计')).toContain('登记隐患0条');
  expect(await answerTo(town, 'he', '本月隐患统计')).toContain('登记隐患1条');
  const past = await historyOf(table, keys.case('YH-2026-0001').pk);
  expect(past.at(-1)?.value.what).toBe('hazard.recounted');
});

test('a message of many hazards and photos is kept and counted whole, at the turn of a block of numbers too', async () => {
  for (let nth = 0; nth < 17; nth += 1) await town.says('xu', '隐患 惠家超市江湾店配电箱门坏了');
  const many = [
    '三楼消防通道堆货',
    '配电箱门坏了',
    '灭火器过期',
    '后厨油烟管没洗',
    '楼道给电动车充电',
    '货架太高',
    '应急灯不亮',
  ];
  const text = ['隐患', ...many.map((one, place) => `${place + 1}.${one}`)].join('\n');
  const told = toldTo(
    'chen',
    await town.says('chen', text, { images: Array.from({ length: 9 }, () => dot) }),
  );
  expect(told).toMatch(/已登记\d条/);
  const count = Number(/已登记(\d)条/.exec(told)?.[1]);
  expect(await answerTo(town, 'he', '万汇广场本月隐患统计')).toContain(`登记隐患${count}条`);
});

test('a street is found behind the year that is named, and one there is none of is never answered with all', async () => {
  await lived();
  expect(await answerTo(town, 'he', '今年江湾街道整改率')).toMatch(/登记隐患3条/);
  const heard = (await town.says('he', '去年江湾街道整改率'))[0]?.title;
  expect(heard).toContain('江湾街道');
  expect(await answerTo(town, 'he', '本月河西街道隐患统计')).toContain('没有找到河西街道');
});
