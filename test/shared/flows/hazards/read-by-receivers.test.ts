import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerTo, dot, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['chen', '隐患 三楼消防通道堆货']);
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

test('what was a week overdue on a Saturday reaches the leader on Monday, and once', async () => {
  await town.says('sun', '1属实 一般 5月16日前整改');
  expect(toldTo('lin', await town.comes('2026-05-24', '12:00'))).not.toContain('超期七天以上');
  const monday = toldTo('lin', await town.comes('2026-05-25', '09:30'));
  expect(monday.split('YH-2026-0001')).toHaveLength(2);
  expect(toldTo('lin', await town.comes('2026-05-26', '09:30'))).not.toContain('YH-2026-0001');
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
  const heard = await answerTo(town, 'zhou', '1文号 临商督〔2026〕1号');
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

test('whoever was alarmed of what may be a drill reads what it was', async () => {
  await town.says('xu', '演练：三楼着火了');
  await town.says('zhou', '收到');
  expect(toldTo('lin', await town.says('zhou', 'SG-2026-0001 是演练'))).toContain(
    '已电话核实为演练，不用处置',
  );
  await town.says('xu', '演练：二楼着火了');
  const real = await town.says('zhou', 'SG-2026-0002 不是演练');
  expect(toldTo('lin', real)).toContain('已核实不是演练，请立即处置');
  expect(toldTo('zhou', real)).not.toContain('已核实不是演练，请立即处置');
});

test.each([
  'SG-2026-0001 不是演练',
  'SG-2026-0001 确认不是演练',
  'SG-2026-0001 并非演练',
  'SG-2026-0001 属实',
])('%s never stops the alarm', async (said) => {
  await town.says('xu', '演练：三楼着火了');
  const heard = await town.says('zhou', said);
  expect(toldTo('lin', heard)).toContain('已核实不是演练，请立即处置');
});

test('what the bureau answers whoever reported in confidence is an answer, what it asks a question', async () => {
  await town.says('guest', '举报 万汇广场后厨油烟管没洗，别说是我说的');
  const titleOf = async (said: string) =>
    (await town.says('zhou', said)).find(({ to }) => 'person' in to && to.person === 'guest')?.title;
  expect(await titleOf('回复举报人 2 已督促整改')).toBe('工作人员回复');
  expect(await titleOf('问举报人 2 在几楼')).toBe('工作人员想请您补充');
});

test('他们还没洗呢 of whoever just reported is more of it, 在吗 is not', async () => {
  await town.says('guest', '隐患 万汇广场后厨油烟管没洗');
  expect(await answerTo(town, 'guest', '他们还没洗呢')).toContain('已补充到 YH-2026-0002');
  expect(await answerTo(town, 'guest', '在干嘛呢')).toBe('');
});
