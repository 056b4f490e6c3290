import { afterEach, beforeEach, expect, test } from 'vitest';
import { dot, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning();
  await town.says('chen', '隐患 三楼消防通道堆货');
});
afterEach(() => town.close());

test('what is overdue is asked for at once, not by a day that is over', async () => {
  await town.says('sun', '1属实 一般 5月8日前整改');
  const late = toldTo('chen', await town.comes('2026-05-09', '09:30'));
  expect(late).toContain('已超期。期限是5月8日（周五），请立即整改');
  expect(late.split('整改提醒：').at(-1)).not.toContain('前整改，完成后');
});

test('the list of what is overdue goes out on working mornings, never on a rest day', async () => {
  await town.says('sun', '1属实 一般 5月15日前整改');
  await town.comes('2026-05-15', '12:00');
  expect(toldTo('sun', await town.comes('2026-05-18', '08:00'))).not.toContain('请督促整改');
  expect(toldTo('sun', await town.comes('2026-05-18', '09:30'))).toContain('已超期3天');
  expect(toldTo('sun', await town.comes('2026-05-19', '09:30'))).toContain('已超期4天');
});

test('a unit whose case a leader ended reads that, and of no re-inspection', async () => {
  await town.says('sun', '1属实 一般 三天内整改');
  const told = toldTo('chen', await town.says('lin', '1批准办结 原因：整体拆除重建；文号：临商〔2026〕5号'));
  expect(told).toContain('经领导批准办结（临商〔2026〕5号）');
  expect(told).not.toContain('复查合格');
});

test('the number of a document that comes after the listing is that of the plate', async () => {
  await town.says('zhou', '1属实 重大 10天内整改');
  await town.says('zhou', '1挂牌督办 处级');
  const heard = toldTo('zhou', await town.says('zhou', '1文号 临商督〔2026〕1号'));
  expect(heard).toContain('临商督〔2026〕1号');
  expect(heard).not.toContain('移交给哪个部门');
});

test('who asks for the plate to come off is not asked to decide it', async () => {
  await town.says('zhou', '1属实 重大 10天内整改');
  await town.says('zhou', '1挂牌督办 处级');
  await town.says('chen', '1整改好了，货已搬走', { images: [dot] });
  const heard = await town.says('sun', '1申请摘牌');
  expect(toldTo('zhou', heard)).toContain('申请人不能自己同意');
  expect(toldTo('sun', heard)).not.toContain('申请人不能自己同意');
});
