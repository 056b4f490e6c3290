import { afterEach, beforeEach, expect, test } from 'vitest';
import { world } from '../../../kit/world.ts';
import { answerTo, cardFor, kept, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['guest', '隐患 万汇广场三楼消防通道堆货']);
});
afterEach(() => town.close());

test('three days are working days of the official calendar', async () => {
  await town.close();
  town = await world('2026-04-30', '10:00');
  await town.says('guest', '隐患 万汇广场三楼消防通道堆货');
  await town.says('sun', '1属实 一般 三天内整改');
  expect((await kept(town))?.deadline).toBe('2026-05-08');
});

test('what was mended while the inspector stood there waits for another to look, and is closed without a deadline', async () => {
  expect(await answerTo(town, 'sun', '1属实 一般 现场已整改，货物当场搬走')).toContain('现场已整改，待复查');
  expect((await kept(town))?.state).toBe('reinspection');
  expect(await answerTo(town, 'wu', '1复查合格')).toContain('已销号');
});

test('a unit that mended at once is not believed by itself', async () => {
  await town.says('chen', '隐患 二楼灭火器过期，已当场更换');
  await town.says('sun', '2属实 一般');
  expect(await kept(town, 'YH-2026-0002')).toMatchObject({
    state: 'reinspection',
    rectified: { by: 'chen' },
  });
});

test('whoever reported it takes it back until it is judged; the watch is told and may take it up again', async () => {
  const heard = await town.says('guest', '撤销刚才那条隐患');
  expect(toldTo('guest', heard)).toContain('0001 已撤销，记录仍保留');
  expect(toldTo('sun', heard)).toContain('报告人撤销了这条隐患');
  expect(await answerTo(town, 'sun', '1重新办理，现场仍堵')).toContain('已重新办理');
  expect((await kept(town))?.state).toBe('registered');
  await town.says('sun', '1属实 一般');
  expect(await answerTo(town, 'guest', '1撤销')).toContain('已经核实，不能再撤销');
});

test('nobody else takes it back', async () => {
  expect(await answerTo(town, 'xu', '1撤销')).toContain('只有报告人本人');
});

async function closed() {
  await town.says('sun', '1属实 一般');
  await town.says('chen', '1整改好了，货物已搬到仓库');
  return town.says('sun', '1复查合格');
}

test('whoever reported it says that it is not mended, and it is judged anew', async () => {
  const told = await closed();
  const again = await town.clicks('guest', cardFor('guest', told), '没有解决', { reason: '又堆上了' });
  expect(toldTo('sun', again.heard)).toMatch(/办结后又有反映[\s\S]*又堆上了/);
  expect(await kept(town)).toMatchObject({ state: 'registered', reopened: 1 });
  await town.passes(5);
  await town.says('sun', '1属实 一般');
  expect(await answerTo(town, 'chen', '1整改好了，装了护栏')).toContain('等待复查');
});

test('whoever reported it may also write it', async () => {
  await closed();
  expect(await answerTo(town, 'guest', '1又堵上了')).toContain('已重新办理');
});

test('whatever is known of the case, it does not come back after a quarter', async () => {
  await closed();
  await town.comes('2026-09-01', '09:00');
  expect(await answerTo(town, 'guest', '1又堵上了')).toContain('重新报一条');
});

test('the plan names six things, and what is missing is asked for', async () => {
  await town.says('sun', '1属实 重大 二十天内整改');
  const first = await town.says('chen', '1整改方案 内容：清空通道；措施：加装门禁，专人巡查；责任人：陈思远');
  expect(toldTo('chen', first)).toContain('还缺：资金、时限、复查人');
  expect(toldTo('sun', first)).toContain('整改措施：加装门禁，专人巡查');
  const rest = await town.says('chen', '1整改方案 资金：两万元；时限：5月25日；复查人：孙倩');
  expect(toldTo('chen', rest)).toContain('六定已报全');
});

test('each round of rectification is counted', async () => {
  await town.says('sun', '1属实 一般');
  for (let round = 0; round < 2; round += 1) {
    await town.passes(5);
    await town.says('chen', '1整改好了，货物已搬到仓库');
    await town.says('sun', '1复查不合格，通道又堵了，两天内重新整改');
  }
  expect((await kept(town))?.sentBack).toBe(2);
});

test('what is overdue is listed every working morning until it is done, and a leader hears of it after a week', async () => {
  await town.says('sun', '1属实 一般 5月7日前整改');
  const first = await town.comes('2026-05-08', '09:00');
  expect(toldTo('sun', first)).toContain('请督促整改');
  expect(toldTo('sun', await town.comes('2026-05-09', '09:00'))).toContain('请督促整改');
  expect(toldTo('wu', await town.comes('2026-05-10', '12:00'))).not.toContain('隐患超期');
  const week = await town.comes('2026-05-14', '09:00');
  expect(toldTo('chen', week)).toContain('已超期七天');
  expect(toldTo('lin', week)).toContain('0001');
  await town.says('chen', '1整改好了，货物已搬到仓库');
  expect(toldTo('sun', await town.comes('2026-05-15', '12:00'))).not.toContain('请督促整改');
});

test('what cannot wait and is not judged within half an hour is asked for again', async () => {
  await town.says('guest', '隐患 聚福楼酒家后厨有煤气味');
  expect(toldTo('he', await town.passes(31))).toContain('还没有人核实');
});
