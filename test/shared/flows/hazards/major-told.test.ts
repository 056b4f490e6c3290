import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['guest', '隐患 万汇广场三楼安全出口上锁'], ['sun', '1属实 重大 二十天内整改']);
});
afterEach(() => town.close());

async function mendedAndListed() {
  await answerTo(town, 'wu', '1挂牌督办 处级 文号：临商督〔2026〕3号');
  await answerTo(town, 'chen', '1双报告已完成，应急局和职代会都报了');
  await answerTo(town, 'chen', '1整改好了，锁已拆除');
}

test('the reminder of a receipt gives as its example only the one that is missing', async () => {
  await answerTo(town, 'chen', '1已报区应急局');
  const heard = toldTo('chen', await town.comes('2026-05-07', '10:00'));
  expect(heard).toContain('例如：1已向职代会报告');
  expect(heard).not.toContain('区应急局和职代会');
});

test('another tier without a number of its own says that the old number stands, and how to give the new one', async () => {
  await answerTo(town, 'wu', '1挂牌督办 处级 文号：临商督〔2026〕3号');
  const heard = await answerTo(town, 'wu', '1升级为厅级督办');
  expect(heard).toMatch(/厅级[\s\S]*沿用文号临商督〔2026〕3号[\s\S]*1 督办文号/);
});

test('what is not mended yet cannot be taken off, and that is what is said', async () => {
  await answerTo(town, 'wu', '1挂牌督办 处级');
  expect(await answerTo(town, 'wu', '1申请摘牌')).toMatch(/还没有报整改完成[\s\S]*摘牌/);
});

test('the unit that asks to be taken off the list is told what it can do and who does the rest', async () => {
  await answerTo(town, 'wu', '1挂牌督办 处级');
  expect(await answerTo(town, 'chen', '1申请摘牌')).toMatch(/1整改好了[\s\S]*摘牌/);
});

test('whoever asks twice tells nobody twice', async () => {
  await mendedAndListed();
  await answerTo(town, 'wu', '1申请摘牌');
  const again = await town.says('wu', '1申请摘牌');
  expect(toldTo('wu', again)).toContain('您已申请摘牌');
  expect(toldTo('he', again)).toBe('');
});

test('whoever asked and whoever inspects learn that it was taken off; the unit is asked for nothing', async () => {
  await mendedAndListed();
  await answerTo(town, 'wu', '1申请摘牌');
  const heard = await town.says('he', '1同意摘牌');
  expect(toldTo('wu', heard)).toContain('已摘牌，请复查');
  expect(toldTo('sun', heard)).toContain('已摘牌，请复查');
  expect(toldTo('chen', heard)).toContain('已摘牌，等待复查');
});

test('a second week without a word of progress is told to those who inspect', async () => {
  await answerTo(town, 'wu', '1挂牌督办 处级');
  expect(toldTo('sun', await town.comes('2026-05-13', '10:00'))).not.toContain('未报进展');
  expect(toldTo('sun', await town.comes('2026-05-20', '10:01'))).toContain('一周未报进展');
  await answerTo(town, 'chen', '1进展：门锁已拆');
  expect(toldTo('sun', await town.comes('2026-05-28', '10:01'))).not.toContain('未报进展');
});

test('a leader’s closing without a reason says how it is written; the reason may stand in his own words', async () => {
  expect(await answerTo(town, 'lin', '1批准办结')).toMatch(/原因[\s\S]*文号[\s\S]*例如/);
  const heard = await answerTo(town, 'lin', '1号整体拆除重建，同意办结，临商〔2026〕5号');
  expect(heard).toContain('已按领导批准办结：整体拆除重建（临商〔2026〕5号）');
});

test('a case a leader closed shows why and by which document, on its card', async () => {
  await answerTo(town, 'lin', '1批准办结 原因：整体拆除重建；文号：临商〔2026〕5号');
  expect(await answerTo(town, 'sun', '查看 1')).toContain('领导批准办结：整体拆除重建（临商〔2026〕5号）');
});
