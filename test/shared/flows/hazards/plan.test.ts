import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseNumber } from '../../../../shared/domain/ids.ts';
import { loadCase } from '../../../../shared/store/hazards.ts';
import { answerTo, cardFor, morning, type Town, toldTo } from './kit.ts';

let town: Town;
beforeEach(async () => {
  town = await morning(['chen', '隐患 三楼消防通道堆货'], ['sun', '1属实 重大 5月26日前整改']);
});
afterEach(() => town.close());

const plan = async () =>
  (await loadCase(town.house.deps.table, caseNumber('YH-2026-0001')))?.value.plan ?? {};
const said = (words: string) => answerTo(town, 'chen', words);

test('a plan in one plain sentence is read without labels', async () => {
  const told = await said(
    '1整改方案：货物搬到负一层仓库，通道口加装护栏，费用五千元，陈思远负责，5月20日前完成，孙倩复查',
  );
  expect(told).toContain('还缺：整改内容');
  expect(await plan()).toEqual({
    measure: '货物搬到负一层仓库，通道口加装护栏',
    fund: '费用五千元',
    responsible: '陈思远',
    until: '5月20日',
    inspector: '孙倩',
  });
});

test('labels need no colon, and the number in front hides none', async () => {
  await said('1资金2000元 责任人陈思远 时限5月20日 复查人孙倩');
  expect(await plan()).toEqual({
    fund: '2000元',
    responsible: '陈思远',
    until: '5月20日',
    inspector: '孙倩',
  });
});

test('what was still missing is told item by item, as it was asked for', async () => {
  await said('1整改方案 内容：清空消防通道；措施：搬货，划线；责任人：陈思远');
  await town.passes(10);
  expect(await said('资金：2000元')).toContain('还缺：时限、复查人');
  expect(await said('5月20日前完成，孙倩复查')).toContain('六定已报全');
  expect(await plan()).toMatchObject({ fund: '2000元', until: '5月20日', inspector: '孙倩' });
  expect(await answerTo(town, 'chen', '查看 1')).toContain('三楼消防通道堆货\n');
});

test('a plan that ends after the deadline is said to, to the unit and to whoever looks after it; the deadline stays', async () => {
  const heard = await town.says('chen', '1整改方案 内容：清空；措施：搬货；时限：6月10日；责任人：陈思远');
  expect(toldTo('chen', heard)).toContain('方案时限6月10日晚于整改期限5月26日');
  expect(toldTo('chen', heard)).toContain('1申请延期到6月10日');
  expect(toldTo('sun', heard)).toContain('方案时限6月10日晚于整改期限5月26日，整改期限不变');
  const stored = (await loadCase(town.house.deps.table, caseNumber('YH-2026-0001')))?.value;
  expect(stored?.deadline).toBe('2026-05-26');
});

test.each(['5月26日', '5月20日前', '2026-05-25', '尽快'])(
  'a plan until %s keeps the deadline, and nothing is remarked',
  async (until) => {
    const heard = await town.says('chen', `1整改方案 内容：清空；措施：搬货；时限：${until}`);
    expect(toldTo('chen', heard)).not.toContain('晚于');
    expect(toldTo('sun', heard)).not.toContain('晚于');
  },
);

test('what is asked for in the remark asks for more time', async () => {
  const told = await said('1整改方案 内容：清空；措施：搬货；时限：6月10日');
  const words = /请回复“([^”]+)”/.exec(told)?.[1] ?? '';
  expect(toldTo('sun', await town.says('chen', words))).toContain('申请延期：至6月10日');
});

test('the form of the card is looked at the same way', async () => {
  const card = cardFor('chen', await town.says('chen', '查看 1'));
  const pressed = await town.clicks('chen', card, '整改方案', { content: '清空', until: '2026-06-10' });
  expect(pressed.toast ?? toldTo('chen', pressed.heard)).toContain('晚于整改期限5月26日');
});
