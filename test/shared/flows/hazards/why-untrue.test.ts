import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, dot, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['chen', '隐患 三楼消防通道堆货']);
});
afterEach(() => town.close());

test.each(['1不属实', '1情况不属实', '这条经核实，不属实', '1误报', '1查无此事', 'YH-2026-0001 不是隐患'])(
  'nothing is found untrue without a reason: it is asked, and his next words are it: %s',
  async (ruling) => {
    const asked = await town.says('sun', ruling);
    expect(toldTo('sun', asked)).toContain('YH-2026-0001 还没有改动。为什么不属实？');
    expect(toldTo('chen', asked)).toBe('');
    expect(await answerTo(town, 'sun', '隐患台账')).toContain('YH-2026-0001 万汇广场 三楼消防通道 待核实');
    const answered = await town.says('sun', '现场没有堆货');
    expect(toldTo('sun', answered)).toContain('已记为不属实');
    expect(toldTo('chen', answered)).toContain('YH-2026-0001 经核实不属实：现场没有堆货。');
  },
);

test('with a reason in the same breath nothing is asked', async () => {
  const heard = await town.says('sun', '1不属实，现场没有堆货');
  expect(toldTo('chen', heard)).toContain('经核实不属实：现场没有堆货。');
});

test('in a group the reason is asked privately, and given there or by the button', async () => {
  const asked = await town.says('sun', '1不属实', { chat: 'g-all' });
  expect(town.heardIn('g-all')).toEqual([]);
  const pressed = await town.clicks('sun', cardFor('sun', asked), '不属实', { reason: '货已当天运走' });
  expect(toldTo('chen', pressed.heard)).toContain('经核实不属实：货已当天运走。');
});

test('a greeting, a question and a word on another case are no reason', async () => {
  await town.says('chen', '隐患 后门锁住了');
  await town.says('sun', '1不属实');
  await town.says('sun', '在吗');
  await town.says('sun', '今天谁值班？');
  await town.says('sun', '2属实 一般 三天内整改');
  expect(await answerTo(town, 'sun', '隐患台账')).toMatch(/YH-2026-0001.*待核实[\s\S]*YH-2026-0002.*整改中/);
});

test.each(['收到', '好的', '取消', '算了', '不对，属实', '是隐患，属实', '发个高温预警给所有单位'])(
  'what says nothing of it, takes it back or wants something else is no reason: %s',
  async (words) => {
    await town.says('sun', '1不属实');
    expect(await answerTo(town, 'sun', words)).not.toContain('已记为不属实');
    expect(await answerTo(town, 'sun', '隐患台账')).toMatch(/YH-2026-0001 .*(?:待核实|整改中)/);
  },
);

test('another hazard told while the reason is waited for is a case of its own', async () => {
  await town.says('sun', '1不属实');
  expect(await answerTo(town, 'sun', '二楼配电箱门坏了')).toContain('已登记 YH-2026-0002');
  expect(await answerTo(town, 'sun', '隐患台账')).toContain('三楼消防通道 待核实');
});

test('a photo that comes between belongs to the case, and the reason is still waited for', async () => {
  await town.says('sun', '1不属实');
  await town.says('sun', '', { images: [dot] });
  expect(toldTo('chen', await town.says('sun', '现场没有堆货'))).toContain('经核实不属实：现场没有堆货。');
});

test('现场没有堆货 alone opens no case', async () => {
  await town.says('sun', '现场没有堆货');
  expect(await answerTo(town, 'sun', '隐患台账')).not.toContain('YH-2026-0002');
});

test('once the case is judged, what he says next is no reason for it', async () => {
  await town.says('sun', '1不属实');
  await town.says('sun', '现场没有堆货');
  expect(await answerTo(town, 'sun', '二楼配电箱门坏了')).toContain('已登记 YH-2026-0002');
});

test.each(['1复查不合格', '1不合格', '1复查没通过'])(
  'nothing goes back to the unit without what is wrong with it: %s',
  async (verdict) => {
    await town.says('sun', '1属实 一般 三天内整改');
    await town.says('chen', '1整改好了，货已搬走');
    const asked = await town.says('sun', verdict);
    expect(toldTo('sun', asked)).toContain('YH-2026-0001 还没有退回。哪里不合格？');
    expect(toldTo('chen', asked)).toBe('');
    expect(toldTo('chen', await town.says('sun', '还有两箱没有搬走'))).toContain(
      '复查不合格：还有两箱没有搬走',
    );
  },
);
