import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseNumber } from '../../../../shared/domain/ids.ts';
import { historyOf } from '../../../../shared/store/history.ts';
import { loadReporter } from '../../../../shared/store/reporters.ts';
import { answerTo, morning, numberIn, type Town, toldIn, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const words = '举报 聚福楼酒家后厨乱接电线，别说是我说的';

test.each(['guest', 'song'])(
  'what %s reports in confidence in a group gets not a word there',
  async (who) => {
    const heard = await town.says(who, words, { chat: 'g-all' });
    expect(toldIn('g-all', heard)).toBe('');
    expect(toldTo(who, heard)).toMatch(/已保密受理 YH-2026-0001/);
    expect(toldTo('sun', heard)).toContain('举报人保密');
  },
);

test('no card, list or history shows who it was, nor his words to the unit', async () => {
  const heard = await town.says('song', `${words}，我是隔壁云亭的宋佳`);
  const number = numberIn(heard);
  const told = await town.says('sun', '1属实 一般');
  expect(toldTo('liu', told)).toContain('聚福楼酒家 后厨：用电、电气线路方面的隐患');
  expect(toldTo('liu', told)).not.toMatch(/宋佳|举报|别说|song/);
  expect(await answerTo(town, 'liu', '隐患台账')).not.toMatch(/宋佳|举报|song/);
  expect(await answerTo(town, 'zhou', '隐患台账')).not.toMatch(/宋佳|song/);
  for await (const row of town.house.deps.table.query({
    pk: `case#${number}`,
    from: 'history#',
    to: 'history$',
  })) {
    expect(JSON.stringify(row)).not.toMatch(/song|宋佳/);
  }
});

test('whoever reported in confidence is told privately how it goes', async () => {
  await town.says('song', words);
  expect(toldTo('song', await town.says('sun', '1属实 一般'))).toContain('已核实属实');
});

test('a unit never reads where another’s report came from, but knows its own', async () => {
  await town.says('zhou', '隐患 万汇广场三楼消防通道堆货');
  await town.says('chen', '隐患 后厨灭火器过期');
  expect(toldTo('chen', await town.says('sun', '1属实 一般'))).toContain('来源：群众反映');
  expect(toldTo('chen', await town.says('sun', '2属实 一般'))).toContain('来源：单位自查');
});

test('a unit learns of what was reported in confidence only when it is told to mend it', async () => {
  await town.says('song', words);
  expect(await answerTo(town, 'liu', '隐患台账')).not.toContain('YH-2026-0001');
  expect(await answerTo(town, 'liu', 'YH-2026-0001')).not.toContain('聚福楼');
  await town.says('sun', '1属实 一般');
  expect(await answerTo(town, 'liu', '隐患台账')).toContain('YH-2026-0001');
});

test('what was reported in confidence and is untrue never shows in the unit’s list', async () => {
  await town.says('song', words);
  await town.says('sun', '1不属实，现场没有乱接电线');
  expect(await answerTo(town, 'liu', '隐患台账')).not.toContain('YH-2026-0001');
  expect(await answerTo(town, 'sun', '隐患台账')).toContain('YH-2026-0001');
});

test('what he said of himself and his plea stand in no card; his words lie with his name and go with it', async () => {
  const heard = await town.says('song', '举报 聚福楼酒家后厨乱接电线，我是隔壁云亭的宋佳，别说是我说的');
  expect(toldTo('sun', heard)).toContain('后厨乱接电线');
  expect(toldTo('sun', heard)).not.toMatch(/宋佳|别说|举报 聚福楼/);
  const reporter = await loadReporter(town.house.deps.table, caseNumber(numberIn(heard)));
  expect(reporter?.value.words).toContain('宋佳');
  const past = await historyOf(town.house.deps.table, `case#${numberIn(heard)}`);
  expect(past.map(({ value }) => [value.who, value.through])).toEqual([['protected', 'protected']]);
});

test('a question and its answer are passed on, and neither learns who the other is', async () => {
  await town.says('song', words);
  const asked = await town.says('sun', '问举报人 1 是哪一段电线？');
  expect(toldTo('song', asked)).toMatch(/您报告的 YH-2026-0001：是哪一段电线/);
  expect(toldTo('song', asked)).not.toMatch(/孙倩|sun/);
  const said = await town.says('song', '靠近冰柜的那一段，我是宋佳');
  expect(toldTo('sun', said)).toContain('报告人补充：靠近冰柜的那一段');
  expect(toldTo('sun', said)).not.toMatch(/宋佳|song/);
});

test.each(['1是谁举报的', '谁反映的我们店', '举报人是谁'])(
  '%s is refused, and an officer is told',
  async (text) => {
    await town.says('song', words);
    const heard = await town.says('liu', text);
    expect(toldTo('liu', heard)).toContain('依法保密');
    expect(toldTo('liu', heard)).not.toMatch(/宋佳|song/);
    expect(toldTo('he', heard)).toMatch(/刘芳（聚福楼酒家）询问/);
  },
);

test('an officer is not told either', async () => {
  await town.says('song', words);
  expect(await answerTo(town, 'sun', '1谁举报的')).toContain('依法保密');
});

test('the reward is left to 12350', async () => {
  expect(await answerTo(town, 'guest', '举报有奖吗')).toContain('12350');
});

test('neither the number by which he could be rung nor where he works is left in what the house keeps', async () => {
  const heard = await town.says(
    'song',
    '举报 聚福楼酒家后厨煤气罐放在楼道里，我是隔壁云亭的宋佳，电话13800138000，微信song_jia88，别说是我说的',
  );
  await town.says('sun', '1属实 重大 三十天内整改');
  await town.says('sun', '问举报人 1 具体是几楼');
  const more = await town.says('song', '二楼，我姓宋，就在隔壁上班，手机是13800138000');
  for (const told of [toldTo('sun', heard), toldTo('sun', more), await answerTo(town, 'he', '1')]) {
    expect(told).not.toMatch(/1380013|song_jia|宋|隔壁|上班/);
  }
  expect(toldTo('sun', heard)).toContain('煤气罐放在楼道里');
  expect(toldTo('sun', more)).toContain('二楼');
  for await (const { kind, data } of town.house.deps.table.scan())
    if (kind === 'case' || kind === 'history') expect(JSON.stringify(data)).not.toMatch(/1380013|song_jia/);
});
