import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const ledger = () => answerTo(town, 'zhou', '隐患台账');

test('of two hazards in one breath only the one whose place is missing is asked for, and the answer goes to it', async () => {
  const heard = await town.says('chen', '后厨油烟管没洗，另外配电箱门坏了');
  expect(toldTo('chen', heard)).toContain('还差：YH-2026-0002 在什么位置，请点选或直接回复。');
  expect(await answerTo(town, 'chen', '二楼')).toContain('已补充到 YH-2026-0002：万汇广场，二楼');
  expect(await ledger()).toMatch(/0001 万汇广场 后厨[\s\S]*0002 万汇广场 二楼/);
});

test('it may be filled in by a button', async () => {
  const heard = await town.says('chen', '后厨油烟管没洗，另外配电箱门坏了');
  const receipt = heard.find(({ to }) => 'person' in to && to.person === 'chen');
  expect(receipt?.actions?.map(({ label }) => label)).toEqual(['补充 YH-2026-0002']);
  if (receipt) await town.clicks('chen', receipt, '补充 YH-2026-0002', { place: '二楼东侧' });
  expect(await ledger()).toContain('0002 万汇广场 二楼东侧');
});

test('where nobody’s places are known, one after the other is asked for', async () => {
  await town.says('chen', '油烟管没洗，另外配电箱门坏了');
  expect(await answerTo(town, 'chen', '后厨')).toMatch(
    /已补充到 YH-2026-0001：万汇广场，后厨[\s\S]*还差：YH-2026-0002 在什么位置/,
  );
  const last = await answerTo(town, 'chen', '二楼');
  expect(last).toContain('已补充到 YH-2026-0002：万汇广场，二楼');
  expect(last).not.toContain('还差');
});

test('whose they are is asked once for both, and the street hears of both', async () => {
  const heard = await town.says('guest', '后厨油烟管没洗，另外配电箱门坏了');
  expect(toldTo('guest', heard)).toContain('还差：是哪家单位、YH-2026-0002 在什么位置');
  const told = await town.says('guest', '万汇广场');
  expect(toldTo('guest', told)).toContain('还差：YH-2026-0002 在什么位置');
  expect(toldTo('sun', told)).toMatch(/后厨油烟管没洗[\s\S]*配电箱门坏了/);
  expect(toldTo('zhou', told)).toBe('');
  await town.says('guest', '二楼');
  expect(await ledger()).toMatch(/0001 万汇广场 后厨[\s\S]*0002 万汇广场 二楼/);
});

test('the unit’s name is no place in it', async () => {
  const heard = await town.says('guest', '万汇广场油烟管没洗，另外三楼配电箱门坏了');
  expect(toldTo('guest', heard)).toContain('YH-2026-0001 万汇广场，位置待补');
  expect(toldTo('guest', heard)).toContain('YH-2026-0002 万汇广场，三楼');
});
