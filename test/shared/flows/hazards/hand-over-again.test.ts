import { afterEach, beforeEach, expect, test } from 'vitest';
import { historyOf } from '../../../../shared/store/history.ts';
import { answerTo, kept, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['guest', '隐患 万汇广场三楼消防通道堆货'], ['sun', '1属实 一般 三天内整改']);
});
afterEach(() => town.close());

test('its number and day may follow in a sentence of their own', async () => {
  await town.says('sun', '1移交区消防救援大队');
  expect(await answerTo(town, 'sun', '文号临商移〔2026〕7号，10天内反馈')).toContain('文号临商移〔2026〕7号');
  expect((await kept(town))?.description).not.toContain('文号');
});

test.each([
  '区消防救援大队反馈：已责令整改并处罚款',
  '消防反馈：已责令整改并处罚款',
  '收到消防回函：已责令整改并处罚款',
])('amid other talk, %s is the feedback and no supplement', async (words) => {
  await town.says('sun', '1移交区消防救援大队');
  await town.says('sun', '隐患 惠家超市江湾店配电箱门坏了');
  await town.passes(1);
  expect(await answerTo(town, 'sun', words)).toContain('YH-2026-0001 反馈已登记');
  expect((await kept(town))?.handedOver?.outcome?.text).toBe('已责令整改并处罚款');
});

test('of several that wait, the department that is named says which', async () => {
  await town.says('sun', '1移交区消防救援大队');
  await town.says('guest', '隐患 惠家超市江湾店配电箱门坏了');
  await town.says('sun', '2移交供电公司');
  await town.says('sun', '今天谁值班');
  expect(await answerTo(town, 'sun', '消防救援大队反馈：已责令整改')).toContain('YH-2026-0001 反馈已登记');
});

test('given to another department, the first stays in sight, and only the second is chased', async () => {
  await town.says('sun', '1移交区消防救援大队，文号：临商移〔2026〕7号');
  await town.comes('2026-05-14', '10:00');
  const heard = await town.says('sun', '1移交住建局');
  expect(toldTo('sun', heard)).toMatch(
    /已移交住建局[\s\S]*原移交区消防救援大队（临商移〔2026〕7号）不再催办/,
  );
  expect(heard.some(({ file }) => file)).toBe(true);
  expect(await kept(town)).toMatchObject({
    handedOver: { to: '住建局', chased: 0 },
    earlier: [{ to: '区消防救援大队', doc: '临商移〔2026〕7号' }],
  });
  expect((await kept(town))?.handedOver?.doc).toBeUndefined();
  expect(await answerTo(town, 'sun', '查看 1')).toMatch(
    /曾移交：.*区消防救援大队.*临商移〔2026〕7号.*5月14日改移交/,
  );
  expect(toldTo('sun', await town.comes('2026-05-20', '10:00'))).not.toContain('尚未反馈');
  const week = toldTo('sun', await town.comes('2026-05-21', '12:00'));
  expect(week).toContain('已移交住建局，尚未反馈');
  expect(week).not.toContain('已移交区消防救援大队');
  const past = await historyOf(town.house.deps.table, 'case#YH-2026-0001');
  const given = past.filter(({ value }) => value.what === 'hazard.handed-over');
  expect(given.map(({ value }) => value.facts['to'])).toEqual(['区消防救援大队', '住建局']);
});

test('what the first department answered stays beside what the second is asked', async () => {
  await town.says('sun', '1移交区消防救援大队');
  await town.says('sun', '1反馈：不属于该部门职责，退回');
  await town.says('sun', '1移交住建局');
  expect(await answerTo(town, 'sun', '查看 1')).toMatch(/曾移交：.*区消防救援大队.*反馈：不属于该部门职责/);
});

test.each(['移交情况', '哪些移交还没反馈', '待反馈的隐患'])(
  '%s lists what waits for a department',
  async (words) => {
    await town.says('sun', '1移交区消防救援大队');
    await town.says('guest', '隐患 惠家超市江湾店配电箱门坏了');
    const list = await answerTo(town, 'zhou', words);
    expect(list).toContain('YH-2026-0001');
    expect(list).not.toContain('YH-2026-0002');
  },
);

test.each(['1移交单', '1 移交函'])('%s brings the letter once more', async (words) => {
  await town.says('sun', '1移交区消防救援大队');
  expect((await town.says('sun', words)).some(({ file }) => file)).toBe(true);
});

test('another department gets its own days to answer, not what was left of the first', async () => {
  await town.says('sun', '1移交区消防救援大队');
  await town.comes('2026-06-10', '10:00');
  expect(await answerTo(town, 'sun', '1移交住建局')).toMatch(/反馈期限[67]月\d+日/);
});

test('a copy to another department does not end what the first was given', async () => {
  await town.says('sun', '1移交区消防救援大队');
  expect(await answerTo(town, 'sun', '1抄告住建局')).toContain('抄告其他部门不登记');
  expect(await kept(town)).toMatchObject({ state: 'transferred', handedOver: { to: '区消防救援大队' } });
  expect((await kept(town))?.earlier).toBeUndefined();
});
