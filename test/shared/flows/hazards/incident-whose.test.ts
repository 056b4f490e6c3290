import { afterEach, beforeEach, expect, test } from 'vitest';
import { historyOf } from '../../../../shared/store/history.ts';
import { incidentsListed } from '../../../../shared/store/incidents.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { answerTo, morning, type Town, toldIn, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

test('another unit that cries fire in the same group is another emergency, and its own street hears of it', async () => {
  await town.says('chen', '着火了 三楼有人被困', { chat: 'g-all' });
  const heard = await town.says('gao', '着火了', { chat: 'g-all' });
  expect(toldTo('luo', heard)).toContain('涉及单位：顺达报废汽车回收拆解厂');
  expect(toldTo('lin', heard)).toContain('请立即核实处置');
  expect(toldTo('sun', heard)).toBe('');
});

test('a true alarm after a drill is an alarm of its own, not news of somebody else’s', async () => {
  await town.says('chen', '着火了 三楼有人被困', { chat: 'g-all' });
  await town.says('xu', '【演练】三楼着火，疏散演练开始', { chat: 'g-all' });
  const heard = await town.says('xu', '【演练】不是演习，真着火了', { chat: 'g-all' });
  expect(toldTo('sun', heard)).toContain('请立即核实处置');
  expect(toldTo('sun', heard)).toContain('涉及单位：惠家超市江湾店');
});

test('one unit that cries twice, privately and in a group, is one emergency', async () => {
  await town.says('chen', '着火了 三楼有人被困');
  const again = await town.says('chen', '着火了 三楼有人被困', { chat: 'g-all' });
  expect(toldTo('lin', again)).not.toContain('请立即核实处置');
  expect(toldTo('lin', again)).toContain('涉及单位：万汇广场');
  expect(toldIn('g-all', again)).toContain('119');
});

test('what a caller adds in his own words reaches those who were alarmed', async () => {
  await town.says('guest', '着火了 三楼有人被困');
  const heard = await town.says('guest', '万汇广场，三楼影院');
  expect(toldTo('lin', heard)).toContain('万汇广场，三楼影院');
  expect(toldTo('guest', heard)).toContain('已转报值班室');
  for (const words of ['火很大', '消防栓没有水', '你们什么时候到'])
    expect(toldTo('lin', await town.says('guest', words))).toContain(words);
});

test('thanks of a caller, and his talk of another day, go to nobody', async () => {
  await town.says('guest', '着火了 三楼有人被困');
  expect(await town.says('guest', '谢谢')).toEqual([]);
  await town.passes(31);
  expect(await town.says('guest', '火很大')).toEqual([]);
});

test('in a group the caller’s words are passed on, and the group reads nothing of it', async () => {
  await town.says('gao', '着火了', { chat: 'g-all' });
  const heard = await town.says('gao', '在最里面那间', { chat: 'g-all' });
  expect(toldTo('lin', heard)).toContain('在最里面那间');
  expect(toldIn('g-all', heard)).toBe('');
  expect(await town.says('chen', '在最里面那间', { chat: 'g-all' })).toEqual([]);
});

test('a cry of nobody’s unit is not put to the unit of whoever speaks next, until somebody says where', async () => {
  await town.says('guest', '着火了', { chat: 'g-all' });
  const next = await town.says('gao', '续报：已打119', { chat: 'g-all' });
  expect(toldTo('lin', next)).toContain('已打119');
  expect(toldTo('lin', next)).not.toContain('顺达');
  expect(toldTo('luo', next)).toBe('');
  const named = await town.says('xu', '续报：是万汇广场着火', { chat: 'g-all' });
  expect(toldTo('lin', named)).toContain('涉及单位：万汇广场');
  expect(toldTo('sun', named)).toContain('涉及单位：万汇广场');
  expect(toldTo('chen', named)).toContain('接报贵单位');
  const { table } = town.house.deps;
  const [only] = await incidentsListed(table, 'open');
  const past = await historyOf(table, keys.incident(only?.value.id ?? '').pk);
  expect(past.map(({ value }) => value.what)).toEqual(['incident.opened', 'incident.placed']);
});

test('what a caller says in a group where he did not call is talk of that group', async () => {
  await town.says('gao', '着火了 三楼有人被困');
  expect(await town.says('gao', '中午吃什么', { chat: 'g-all' })).toEqual([]);
  expect(toldTo('lin', await town.says('gao', '在最里面那间'))).toContain('在最里面那间');
  await town.says('gao', '着火了 快来', { chat: 'g-all' });
  await town.says('li', '爆炸了', { chat: 'g-all' });
  expect(toldTo('lin', await town.says('gao', '火很大', { chat: 'g-all' }))).toContain('火很大');
});

test('who calls privately and does not say where is asked where, after the alarm number; a group is asked nothing', async () => {
  const said = await answerTo(town, 'guest', '着火了 三楼有人被困');
  expect(said).toMatch(/^请马上拨打119、120[\s\S]*请接着回复：哪家单位、什么位置/);
  const placed = await answerTo(town, 'chen', '着火了 三楼有人被困');
  expect(placed).not.toContain('请接着回复');
  const inGroup = toldIn('g-all', await town.says('guest', '爆炸了', { chat: 'g-all' }));
  expect(inGroup).toContain('119');
  expect(inGroup).not.toContain('哪家单位');
});

test('whoever is alarmed later reads the caller’s number too: a leader in the second round, a street once the unit is named', async () => {
  const heard = await town.says('ma', '冷库氨气泄漏了，有人晕倒');
  expect(toldTo('lin', heard)).toContain('马俊 19960011918');
  expect(toldTo('tang', await town.passes(4))).toContain('马俊 19960011918，私聊报告');
  const named = await town.says('ma', '临江冷链物流园2号库，两个人晕倒');
  expect(toldTo('luo', named)).toContain('马俊 19960011918，私聊报告');
});
