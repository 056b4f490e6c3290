import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
});
afterEach(() => town.close());

const fire = () => town.says('guest', '着火了 三楼有人被困');
const list = () => answerTo(town, 'he', '事故台账');

test.each(['收到', '知道了', '马上到现场'])(
  'whoever was alarmed and writes %s knows of it',
  async (words) => {
    await fire();
    expect(await answerTo(town, 'lin', words)).toContain('已记录您已知悉');
    expect(toldTo('he', await town.passes(30))).not.toContain('请立即核实处置');
  },
);

test('an officer who reports on it knows of it', async () => {
  await fire();
  await town.says('zhou', '续报：明火已扑灭，1人轻伤');
  expect(toldTo('lin', await town.passes(30))).not.toContain('请立即核实处置');
});

test.each(['万汇广场', '在万汇广场', '是万汇广场这边'])(
  'a caller who says afterwards that it is %s puts the unit to it, and the unit is told',
  async (words) => {
    await fire();
    const heard = await town.says('guest', words);
    expect(toldTo('chen', heard)).toContain('应急管理');
    expect(await answerTo(town, 'zhou', 'SG-2026-0001')).not.toMatch(/待核：.*发生单位/);
  },
);

test('with two emergencies, more news asks of which, and alarms nobody anew', async () => {
  await fire();
  await town.says('xu', '惠家超市着火了');
  const heard = await town.says('zhou', '续报：明火已扑灭，无人员被困');
  expect(toldTo('zhou', heard)).toMatch(/哪一起[\s\S]*SG-2026-0001[\s\S]*SG-2026-0002/);
  expect(toldTo('he', heard)).toBe('');
  expect(await list()).not.toContain('SG-2026-0003');
  const more = await town.says('zhou', 'SG-2026-0002 续报：明火已扑灭，1人受伤');
  expect(toldTo('he', more)).toContain('SG-2026-0002');
  expect(await list()).not.toContain('SG-2026-0003');
});

test('a time that is still to come is no report, and none of yesterday either', async () => {
  await fire();
  const answer = await answerTo(town, 'zhou', '事故已报区政府 9时20分');
  expect(answer).toContain('不能晚于现在');
  expect(answer).not.toContain('昨天');
});

test.each(['本级已上报区政府', '首报已报区政府', '9时已报区政府和市商务局', '事故已报区政府'])(
  'while one emergency runs, %s stops the bureau’s clock',
  async (words) => {
    await fire();
    await town.passes(20);
    expect(await answerTo(town, 'zhou', words)).toMatch(/本级上报：已报/);
  },
);

test('the unit that writes 已报区应急局 has reported', async () => {
  await town.says('chen', '我们三楼着火了');
  await town.passes(10);
  const heard = await town.says('chen', '已报区应急局');
  expect(toldTo('chen', heard)).toContain('书面报告时间已登记');
  expect(await answerTo(town, 'zhou', 'SG-2026-0001')).toMatch(/单位书面报告：已报/);
});

test.each(['首报', '事故首报', '起草首报', '出一份续报'])(
  '%s brings the draft as a document',
  async (words) => {
    await fire();
    const heard = await town.says('zhou', words);
    expect(heard.some(({ to, file }) => 'person' in to && to.person === 'zhou' && file)).toBe(true);
  },
);

test('结案 alone closes the one that runs', async () => {
  await fire();
  expect(await answerTo(town, 'zhou', '结案')).toContain('已结案');
});
