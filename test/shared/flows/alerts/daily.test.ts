import { afterEach, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { zeroReports } from '../../../../shared/store/zero.ts';
import { type Town, world } from '../../../kit/world.ts';
import { countIn, first, wants } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const asked = (chat: string) => town.heardIn(chat).filter((text) => text.includes('零报告：平安请回复'));
const told = (person: string, word: string) => town.heard(person).filter((text) => text.includes(word));

test('in a holiday units are asked at 16:00, the silent are chased at 16:30 and 17:00, and 17:30 brings the sum', async () => {
  town = await world('2026-10-02', '15:30');
  await town.says('chen', '平安', { chat: 'g-all' });
  const heard = await town.comes('2026-10-02', '16:00');
  expect(asked('g-all')).toHaveLength(1);
  expect(asked('g-all')[0]).toContain('国庆节期间');
  expect(countIn(heard, 'g-all')).toBe('1/12家');
  const after = await town.says('ma', '平安', { chat: 'g-all' });
  expect(countIn(after, 'g-all')).toBe('3/12家');
  for (const person of ['xu', 'zhao', 'liu', 'song']) await town.says(person, '零报告');
  const card = first(heard.filter(({ to }) => 'chat' in to && to.chat === 'g-jiangwan'));
  expect((await town.clicks('guo', card, '平安，零报告')).toast).toContain('10月2日零报告');
  await town.comes('2026-10-02', '17:10');
  expect(town.heardIn('g-jiangwan').filter((text) => text.includes('还未报'))).toEqual([]);
  expect(town.heardIn('g-beiyuan').filter((text) => text.includes('还有4家今天还未报零报告'))).toHaveLength(
    2,
  );
  await town.comes('2026-10-02', '17:31');
  expect(told('zhou', '应报12家，已报8家，未报4家')).toHaveLength(1);
  expect(told('luo', '应报6家，已报2家，未报4家')).toHaveLength(1);
  expect(told('sun', '未报')).toEqual([]);
  expect(await zeroReports(town.house.deps.table, day('2026-10-02'))).toHaveLength(8);
  await town.comes('2026-10-08', '18:00');
  expect(asked('g-all')).toHaveLength(6);
});

test('whoever tells of something instead of a zero report has answered it, is not chased, and is not summed up as quiet', async () => {
  town = await world('2026-10-02', '15:30');
  const heard = await town.comes('2026-10-02', '16:00');
  const before = countIn(heard, 'g-all');
  const said = await town.says('chen', '有情况 三楼消防通道堆货');
  expect([before, countIn(said, 'g-all')]).toEqual(['0/12家', '1/12家']);
  expect(said.find(({ to }) => 'person' in to && to.person === 'chen')?.text).toContain('零报告已记“有情况”');
  expect(await zeroReports(town.house.deps.table, day('2026-10-02'))).toEqual([]);
  await town.comes('2026-10-02', '17:10');
  expect(town.heardIn('g-all').join()).not.toContain('@陈思远');
  await town.comes('2026-10-02', '17:31');
  expect(told('zhou', '应报12家，已报1家')[0]).toContain('其中报有情况1家：万汇广场');
});

test('an alarm answers a zero report too, a secret report does not', async () => {
  town = await world('2026-10-02', '15:30');
  await town.comes('2026-10-02', '16:00');
  await town.says('chen', '举报 万汇广场三楼消防通道堆货，别说是我说的');
  await town.says('xu', '着火了 仓库有人被困');
  await town.comes('2026-10-02', '17:31');
  expect(told('zhou', '应报12家，已报1家')).toHaveLength(1);
});

test('a bare 收到 is no zero report', async () => {
  town = await world('2026-10-02', '15:30');
  const heard = await town.comes('2026-10-02', '16:00');
  const card = first(heard.filter(({ to }) => 'chat' in to && to.chat === 'g-all'));
  expect(first(await town.says('xu', '收到', { chat: 'g-all', quote: card.id })).text).toContain(
    '平安请回复',
  );
  expect(await zeroReports(town.house.deps.table, day('2026-10-02'))).toEqual([]);
});

test('outside of periods nobody is asked, and a clock that stood still asks for today only', async () => {
  town = await world('2026-10-07', '10:00');
  await town.comes('2026-10-12', '18:00');
  expect(asked('g-all')).toHaveLength(1);
});

test('officers switch daily reports on and off by sentence, and shops report what they have', async () => {
  town = await world('2026-10-02', '10:00');
  expect(first(await town.says('zhou', '国庆要求保供日报')).text).toContain(
    '每日16:00零报告、每日16:00保供日报',
  );
  expect(first(await town.says('zhou', '国庆不要零报告')).text).not.toContain('零报告、');
  await town.comes('2026-10-02', '16:00');
  expect(asked('g-all')).toEqual([]);
  expect(told('xu', '保供日报').length).toBeGreaterThan(0);
  expect(told('li', '保供日报')).toEqual([]);
  expect(first(await town.says('xu', '保供日报 粮油15天，蔬菜3天，价格平稳')).text).toContain(
    '惠家超市江湾店 10月2日保供日报',
  );
  await town.comes('2026-10-02', '17:31');
  expect(told('zhou', '惠家超市江湾店：库存3天，粮油15天')).toHaveLength(1);
});

test('officers open a period with its basis, and end it; a tentative one goes to no unit', async () => {
  town = await world('2026-07-20', '10:00');
  const [kept] = await town.says('zhou', '登记特护期 江湾啤酒节 8月1日至8月5日 依据江商发〔2026〕5号');
  expect(kept?.text).toMatch(/江湾啤酒节 8月1日至8月5日.*依据：江商发〔2026〕5号.*零报告/);
  await town.comes('2026-08-01', '17:00');
  expect(town.heardIn('g-all').filter((text) => text.startsWith('江湾啤酒节')).length).toBeGreaterThan(1);
  expect(town.heardIn('g-all').find((text) => text.startsWith('江湾啤酒节'))).toContain('江商发〔2026〕5号');
  expect(asked('g-all')).toHaveLength(1);
  expect(first(await town.says('zhou', '提前结束江湾啤酒节特护期')).text).toContain('已结束');
  await town.comes('2026-08-03', '17:00');
  expect(asked('g-all')).toHaveLength(1);
  expect(told('zhou', '江湾啤酒节（8月1日）已结束').length).toBe(1);
});

test('sessions of province, city and district are registered with their days', async () => {
  town = await world('2026-12-10', '10:00');
  const local = await wants(town, 'zhou', {
    kind: 'alert.lianghui',
    text: '省两会 1月12日至1月17日',
    date: day('2027-01-12'),
    until: day('2027-01-17'),
  });
  expect(local.reply?.text).toContain('省两会 1月12日至1月17日');
  expect(first(await town.says('zhou', '市两会暂定1月5日至1月8日')).text).toContain(
    '暂定，确认前不向单位发送',
  );
  await town.says('chen', '登记特护期 啤酒节 1月5日至1月8日');
  expect(told('chen', '已登记')).toEqual([]);
  await town.comes('2027-01-12', '12:00');
  expect(town.heardIn('g-all').some((text) => text.startsWith('省两会'))).toBe(true);
  expect(town.heardIn('g-all').some((text) => text.startsWith('市两会'))).toBe(false);
});

test('a period named after a storm is one of its own and leaves the season as it is', async () => {
  town = await world('2026-08-09', '10:00');
  const [kept] = await town.says('zhou', '登记特护期 台风海葵防御 8月10日至8月12日 依据江防指〔2026〕7号');
  expect(kept?.text).toMatch(/已登记：台风海葵防御 8月10日至8月12日.*零报告/);
  expect(first(await town.says('zhou', '台风海葵防御夜间照常催办')).text).toContain('台风海葵防御');
  expect(first(await town.says('zhou', '全年日历')).text).toMatch(/6月1日至10月31日 台风季/);
});

test('a season begins when an officer says so', async () => {
  town = await world('2026-03-01', '10:00');
  expect(first(await town.says('zhou', '汛期提前到3月15日至10月31日')).text).toContain(
    '汛期 3月15日至10月31日',
  );
  await town.comes('2026-03-16', '10:00');
  expect(town.heardIn('g-all').filter((text) => text.startsWith('汛期')).length).toBeGreaterThan(0);
});

test.each([
  ['确认今年汛期时间 5月1日至9月30日', '汛期 5月1日至9月30日', '2026'],
  ['汛期自5月1日至9月30日', '汛期 5月1日至9月30日', '2026'],
  ['登记2027年汛期 5月1日至9月30日', '汛期 5月1日至9月30日', '2027'],
  ['确认明年汛期 5月1日至9月30日', '汛期 5月1日至9月30日', '2027'],
  ['调整全市高温季 6月15日至9月15日', '高温季 6月15日至9月15日', '2026'],
])('“%s” sets the days of the season itself, and makes no second one', async (words, kept, year) => {
  town = await world('2026-03-10', '10:00');
  const name = kept.slice(0, kept.indexOf(' '));
  expect(first(await town.says('zhou', words)).text).toContain(`已登记：${kept}`);
  const known = first(await town.says('zhou', `${year}年有哪些节点`)).text.split('\n');
  expect(known.filter((line) => line.includes(name))).toEqual([expect.stringContaining(kept.slice(-9))]);
});

test('said in autumn, next year’s season gets both its days', async () => {
  town = await world('2026-10-20', '10:00');
  await town.says('zhou', '登记2027年汛期 5月1日至9月30日');
  expect(first(await town.says('zhou', '2027年有哪些节点')).text).toMatch(/5月1日至9月30日 汛期/);
});

test.each([
  ['登记特护期 跨年保供 2026-12-20到2027-01-05', '跨年保供 12月20日至1月5日'],
  ['登记特护期 区两会 2027年1月12日至1月16日', '区两会 1月12日至1月16日'],
  ['登记特护期 区两会 2027年1月12日—16日', '区两会 1月12日至1月16日'],
])('%s keeps both its days, with the year they stand in', async (said, words) => {
  town = await world('2026-11-26', '09:30');
  const [kept] = await town.says('zhou', said);
  expect(kept?.text).toContain(`已登记：${words}`);
});

test('shelves that run empty reach the watch at once, whatever the sentence begins with; what is least counts', async () => {
  town = await world('2026-10-02', '15:30');
  await town.says('zhou', '国庆要求保供日报');
  await town.comes('2026-10-02', '16:05');
  const heard = await town.says('zhao', '蔬菜断供了，有抢购');
  expect(heard.map(({ text }) => text).join()).toContain('江湾农贸市场报：蔬菜断供了，有抢购');
  expect(first(heard).text.length).toBeGreaterThan(0);
  const low = await town.says('xu', '保供日报 粮油15天 蔬菜1天 价格平稳');
  expect(low.map(({ title }) => title)).toContain('保供库存不足');
  const calm = await town.says('ma', '保供日报 粮油15天 蔬菜9天 没有出现抢购');
  expect(calm.map(({ title }) => title)).not.toContain('保供异常');
});

test('an officer asks how the day’s reports stand, and a unit’s 平安 is no such question', async () => {
  town = await world('2026-10-02', '15:30');
  expect(first(await town.says('zhou', '零报告情况')).text).toContain('现在没有在收');
  await town.comes('2026-10-02', '16:05');
  await town.says('chen', '平安');
  for (const said of [
    ...['零报告情况', '零报告谁没报', '零报告', '谁没报零报告', '今天零报告怎么样'],
    ...['零报告报齐了吗', '还有哪些单位没报零报告'],
  ])
    expect(first(await town.says('zhou', said)).text).toMatch(/12家中11家未确认/);
  expect(first(await town.says('sun', '零报告情况')).text).not.toContain('北街加油站');
});

test.each(['货源充足，保证不断供', '我店备货足，避免出现断货', '蔬菜断货已解决，恢复供应'])(
  '%s calls nobody of the watch: nothing runs out',
  async (said) => {
    town = await world('2026-10-02', '15:30');
    const heard = await town.says('xu', said);
    expect(heard.map(({ title }) => title)).not.toContain('保供异常');
  },
);

test('a span of days in a report is no stock', async () => {
  town = await world('2026-10-02', '15:30');
  await town.says('zhou', '国庆要求保供日报');
  const heard = await town.says('xu', '保供日报 粮油15天 蔬菜9天 近2天价格平稳');
  expect(heard.map(({ title }) => title)).not.toContain('保供库存不足');
});

test.each(['大米抢光了', '货架快空了，蔬菜被抢光了', '鸡蛋脱销'])(
  '%s is no talk but a shelf that runs empty',
  async (said) => {
    town = await world('2026-10-02', '15:30');
    const heard = await town.says('xu', said);
    expect(heard.map(({ title }) => title)).toContain('保供异常');
  },
);

test.each(['红包被抢光了', '演唱会的票抢光了'])('%s wakes nobody', async (said) => {
  town = await world('2026-10-02', '15:30');
  const heard = await town.says('xu', said, { chat: 'g-all' });
  expect(heard.map(({ title }) => title)).not.toContain('保供异常');
});
