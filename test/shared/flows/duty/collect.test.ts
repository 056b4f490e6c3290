import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-09-23', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

test('a week before the holiday officers are asked; units hear of it when one of them says so, and are chased twice', async () => {
  const morning = await town.comes('2026-09-24', '08:05');
  const [card] = morning.filter(
    ({ title, to }) => title === '收集值班表' && 'person' in to && to.person === 'zhou',
  );
  expect(card?.text).toMatch(/国庆（10月1日至10月7日）值班表：请\d+家单位在9月28日18:00前报送/);
  expect(town.heard('chen').join()).not.toMatch(/值班表/);
  if (card) await town.clicks('zhou', card, '开始收集');
  expect(town.heard('chen').at(-1)).toMatch(/万汇广场：请在9月28日18:00前报送国庆/);
  await town.says('chen', '国庆值班表\n10月1日 带班 陈思远 值班 张三\n10月2日 带班 陈思远 值班 李四');
  await town.says('chen', '以此为准');
  const who = texts(await town.says('zhou', '谁没交值班表'));
  expect(who).toMatch(/应报12家，已报1家，未报11家/);
  expect(who).not.toMatch(/万汇广场/);
  const due = await town.comes('2026-09-28', '18:01');
  expect(texts(due)).toMatch(/未报11家/);
  const chased = await town.comes('2026-09-30', '12:00');
  const titles = chased
    .filter(({ title }) => title === '值班表还没有报')
    .map(({ to }) => ('person' in to ? to.person : ''));
  expect(titles).not.toContain('chen');
  expect(titles.filter((person) => person === 'xu')).toHaveLength(2);
});

test('a period is collected once, and only by the bureau', async () => {
  const heard = await town.says('zhou', '收集国庆值班表');
  if (heard[0]) await town.clicks('zhou', heard[0], '开始收集');
  expect(texts(await town.says('zhou', '收集国庆值班表'))).toMatch(/已经在收集/);
  expect(texts(await town.says('chen', '收集国庆值班表'))).toMatch(/由区商务局工作人员办理/);
});

test('a unit that answers that it is shut is heard: the bureau is told, and it still stands among those that have not handed in', async () => {
  const before = await town.says('chen', '国庆我们闭店，不营业');
  expect(before).toEqual([]);
  const heard = await town.says('zhou', '收集国庆值班表');
  if (heard[0]) await town.clicks('zhou', heard[0], '开始收集');
  const said = await town.says('chen', '国庆我们闭店，不营业');
  const to = (person: string) =>
    texts(said.filter(({ to: one }) => 'person' in one && one.person === person));
  expect(to('chen')).toMatch(/转给区商务局核实[\s\S]*随时接电话的负责人/);
  expect(to('zhou')).toMatch(/万汇广场 陈思远[\s\S]*国庆我们闭店，不营业/);
  expect(texts(await town.says('zhou', '谁没交值班表'))).toMatch(/万汇广场/);
});

test.each(['国庆值班表收集情况', '国庆值班表收得怎么样了', '值班表报送情况'])(
  '“%s” asks how far the collection is',
  async (said) => {
    const heard = await town.says('zhou', '收集国庆值班表');
    if (heard[0]) await town.clicks('zhou', heard[0], '开始收集');
    expect(texts(await town.says('zhou', said))).toMatch(/应报12家，已报0家，未报12家/);
  },
);

test('a collection that runs is not proposed again, though the holiday got other days since', async () => {
  const heard = await town.says('zhou', '收集10月1日至10月8日值班表');
  if (heard[0]) await town.clicks('zhou', heard[0], '开始收集');
  const morning = await town.comes('2026-09-24', '08:05');
  expect(morning.filter(({ title }) => title === '收集值班表')).toEqual([]);
});
