import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, cardFor, dot, kept, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['guest', '隐患 万汇广场三楼安全出口上锁'], ['sun', '1属实 重大 二十天内整改']);
});
afterEach(() => town.close());

test('a major hazard is not closed before both receipts are there', async () => {
  await answerTo(town, 'chen', '1整改好了，锁已拆除');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('双报告回执不全');
  expect(await answerTo(town, 'chen', '1已报区应急局')).toContain('还缺：向职工大会或职代会报告');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('双报告回执不全');
  expect(await answerTo(town, 'chen', '1已向职代会报告')).toContain('两份回执已齐');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('已销号');
});

test('both may be said at once, with the paper as a photo and the day it was', async () => {
  const heard = toldTo(
    'chen',
    await town.says('chen', '重大隐患治理方案5月5日已报区应急局和职代会', { images: [dot] }),
  );
  expect(heard).toContain('两份回执已齐');
  expect((await kept(town))?.double?.workers).toMatchObject({ by: 'chen', on: '2026-05-05' });
});

test('the unit is reminded of its two reports until both are there, never anybody else', async () => {
  const first = await town.comes('2026-05-07', '10:00');
  expect(toldTo('chen', first)).toContain('须向负有监管职责的部门、职工大会或职代会报告');
  expect(toldTo('sun', first)).not.toContain('须向');
  await answerTo(town, 'chen', '1已报区应急局');
  expect(toldTo('chen', await town.comes('2026-05-09', '10:00'))).toContain('须向职工大会或职代会报告');
  await answerTo(town, 'chen', '1已向职代会报告');
  expect(toldTo('chen', await town.comes('2026-05-25', '08:00'))).not.toContain('须向');
});

test('it is listed on a tier with its number, and while it is listed it is not closed', async () => {
  const heard = await town.says('wu', '1挂牌督办 处级 文号：临商督〔2026〕3号');
  expect(toldTo('wu', heard)).toContain('已列入处级挂牌督办，文号临商督〔2026〕3号');
  expect(toldTo('chen', heard)).toContain('列入处级挂牌督办');
  await answerTo(town, 'chen', '1双报告已完成，应急局和职代会都报了');
  await answerTo(town, 'chen', '1整改好了，锁已拆除');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('正在挂牌督办');
});

test('a listed case tells of its progress each week', async () => {
  await answerTo(town, 'wu', '1挂牌督办 处级');
  expect(toldTo('chen', await town.comes('2026-05-13', '10:00'))).toContain('请报本周进展');
  const told = await town.says('chen', '1进展：门锁已拆，正在装推杆锁');
  expect(toldTo('sun', told)).toContain('正在装推杆锁');
  expect(toldTo('chen', await town.comes('2026-05-19', '10:00'))).not.toContain('请报本周进展');
  expect(toldTo('chen', await town.comes('2026-05-20', '10:01'))).toContain('请报本周进展');
});

test('whoever asks that it be taken off is not the one who takes it off', async () => {
  await answerTo(town, 'wu', '1挂牌督办 处级');
  expect(await answerTo(town, 'wu', '1申请摘牌')).toContain('还没有报整改完成');
  await answerTo(town, 'chen', '1双报告已完成，应急局和职代会都报了');
  await answerTo(town, 'chen', '1整改好了，锁已拆除');
  expect(await answerTo(town, 'wu', '1申请摘牌')).toContain('需由另一位同志同意');
  expect(await answerTo(town, 'wu', '1同意摘牌')).toContain('不能自己同意');
  expect(await answerTo(town, 'he', '1同意摘牌')).toContain('已摘牌');
  expect(await answerTo(town, 'sun', '1复查合格')).toContain('已销号');
});

test('the tiers are called as the administrator says', async () => {
  expect(await answerTo(town, 'zhou', '设置 挂牌级别 省级、市级、县级')).toContain('省级、市级、县级');
  const heard = await town.says('wu', '1挂牌督办');
  const pressed = await town.clicks('wu', cardFor('wu', heard), '市级');
  expect(pressed.toast).toContain('已列入市级挂牌督办');
});

test('only a leader ends what is stuck for good, with a reason and a document', async () => {
  expect(await answerTo(town, 'wu', '1批准办结 原因：整体拆除重建；文号：临商〔2026〕5号')).toContain(
    '只有局领导',
  );
  expect(await answerTo(town, 'lin', '1批准办结 原因：整体拆除重建')).toContain('文号');
  expect(await answerTo(town, 'lin', '1批准办结 原因：整体拆除重建；文号：临商〔2026〕5号')).toContain(
    '已按领导批准办结',
  );
  expect(await kept(town)).toMatchObject({ state: 'closed', settled: { by: 'lin', doc: '临商〔2026〕5号' } });
});

test('three layers of the unit answer for it', async () => {
  expect(await answerTo(town, 'chen', '1三级责任人 班组：张三；部门：李四；厂长经理：王五')).toContain(
    '班组张三，部门李四，厂长经理王五',
  );
});

test('what is listed must be major, by a person’s word', async () => {
  await answerTo(town, 'guest', '隐患 聚福楼酒家后厨灭火器过期');
  await answerTo(town, 'sun', '2属实 一般');
  expect(await answerTo(town, 'wu', '2挂牌督办 处级')).toContain('只有经核实的重大隐患');
  expect(await answerTo(town, 'sun', '2属实 重大 十天内整改')).toContain('重大隐患');
});
