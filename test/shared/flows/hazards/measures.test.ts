import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

test('twice overdue proposes an interview; a person approves it, and only then the unit hears of it', async () => {
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('sun', '1属实 一般 5月7日前整改');
  expect(toldTo('wu', await town.comes('2026-05-08', '10:00'))).not.toContain('约谈');
  await town.says('chen', '1整改好了，货物已搬到仓库');
  await town.says('sun', '1复查不合格，通道又堵了，限5月9日前整改');
  const heard = await town.comes('2026-05-11', '10:00');
  expect(toldTo('chen', heard)).not.toContain('约谈');
  const [card, other] = ['wu', 'he'].map((who) =>
    heard.find(({ title, to }) => title?.includes('约谈草稿') && 'person' in to && to.person === who),
  );
  if (!card || !other) throw new Error('no draft');
  expect(card.text).toContain('已2次逾期');
  const pressed = await town.clicks('wu', card, '批准约谈');
  expect(toldTo('chen', pressed.heard)).toContain('接受约谈');
  expect((await town.clicks('he', other, '不采用')).toast).toContain('处理过');
});

test('a major hazard a week overdue proposes a circular', async () => {
  await town.says('guest', '隐患 万汇广场三楼安全出口上锁');
  await town.says('sun', '1属实 重大 5月8日前整改');
  const heard = await town.comes('2026-05-15', '10:00');
  expect(toldTo('zhou', heard)).toContain('存在重大隐患未按期整改');
  expect(toldTo('chen', heard)).not.toContain('现予通报');
});

test('an interview may be drafted by a word, and dropped', async () => {
  const heard = await town.says('wu', '约谈万汇广场，消防通道反复堵塞');
  expect((await town.clicks('wu', cardFor('wu', heard), '不采用')).toast).toContain('不采用');
});

test('blacklists and penalties are entered as somebody decided them, and shown when asked for', async () => {
  expect(await answerTo(town, 'wu', '万汇广场罚款2万元，文号：临应罚〔2026〕5号')).toContain(
    '已登记：万汇广场 处罚',
  );
  await town.passes(1);
  expect(await answerTo(town, 'wu', '万汇广场列入黑名单，至2027年5月1日')).toContain('至2027年5月1日');
  expect(await answerTo(town, 'wu', '聚福楼列入黑名单 屡改屡犯 到2027年5月1日')).toContain('至2027年5月1日');
  const shown = await answerTo(town, 'he', '万汇广场处罚记录');
  expect(shown).toMatch(/处罚（已登记）临应罚〔2026〕5号[\s\S]*黑名单（已登记）/);
  expect(await answerTo(town, 'chen', '万汇广场罚款2万元')).not.toContain('已登记');
});

test('asked for decisions without a unit, it asks whose, and shows no list of hazards', async () => {
  const told = await answerTo(town, 'zhou', '处罚台账');
  expect(told).toContain('请写明是哪家单位');
  expect(told).not.toContain('YH-');
});

test('how long a decision holds is what was said, never the figure of its document', async () => {
  expect(await answerTo(town, 'he', '黑名单 聚福楼酒家 原因：拒不整改 期限一年 文号临商〔2026〕5号')).toMatch(
    /临商〔2026〕5号，至2027年5月6日/,
  );
  expect(await answerTo(town, 'he', '通报批评 聚福楼酒家 拒不整改')).toContain('现予通报');
});

test('the blacklist of the whole district is shown to officials, and no unit is answered as if it had reported', async () => {
  expect((await town.says('he', '黑名单'))[0]?.text).toContain('没有登记过');
  await town.says('wu', '万汇广场列入黑名单，至2027年5月1日');
  await town.passes(1);
  await town.says('he', '黑名单 聚福楼酒家 原因：拒不整改 期限一年 文号临商〔2026〕5号');
  for (const words of ['黑名单', '查看黑名单', '全区黑名单', '哪些单位在黑名单'])
    expect(await answerTo(town, 'he', words)).toMatch(
      /万汇广场 至2027-05-01[\s\S]*聚福楼酒家 临商〔2026〕5号/,
    );
  await town.says('chen', '隐患 三楼消防通道堆货');
  const told = await answerTo(town, 'chen', '黑名单');
  expect(told).toContain('由局里决定');
  expect(told).not.toMatch(/聚福楼|补充|YH-/);
});
