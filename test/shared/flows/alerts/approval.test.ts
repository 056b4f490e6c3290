import { afterEach, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { historyOf } from '../../../../shared/store/history.ts';
import { type Town, world } from '../../../kit/world.ts';
import { cardIn, first, wants } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const at = '临江区气象台2026年5月12日9时10分发布';
const red = `转发预警 ${at}暴雨红色预警信号：请做好防范。`;
const orange = `转发预警 ${at}暴雨橙色预警信号：请做好防范。`;
const cardsOf = (heard: readonly Message[], person: string) =>
  heard.filter(({ to, actions }) => 'person' in to && to.person === person && actions?.length);

test('a red warning may go first and is approved afterwards, which is recorded', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', red));
  expect(preview.actions?.map(({ label }) => label)).toEqual([
    '确认发送',
    '先发后审',
    '调整对象',
    '回执方式',
    '取消',
  ]);
  const { heard } = await town.clicks('zhou', preview, '先发后审');
  expect(cardIn(heard, 'g-all').tone).toBe('red');
  expect(cardsOf(heard, 'zhou')).toEqual([]);
  const card = first(cardsOf(heard, 'lin'));
  expect(card.title).toBe('待您补审：暴雨红色预警（转发）');
  const { toast } = await town.clicks('lin', card, '同意');
  expect(toast).toContain('已补审');
  expect(town.heard('zhou').at(-1)).toContain('林国栋已补审同意');
  expect((await town.clicks('tang', first(cardsOf(heard, 'tang')), '同意')).toast).toContain('没有可以处理');
  const id = card.actions?.[0]?.id.split('#')[1] ?? '';
  const past = await historyOf(town.house.deps.table, `alert#${id}`);
  expect(past.map(({ value }) => value.what)).toContain('alert.approved-after');
});

test('the sender cannot approve what he sent first; an objection reaches him with its reason', async () => {
  town = await world('2026-05-12', '09:30');
  const { heard } = await town.clicks('zhou', first(await town.says('zhou', red)), '先发后审');
  const card = first(cardsOf(heard, 'tang'));
  const id = card.actions?.[0]?.id.split('#')[1] ?? '';
  const own = await wants(town, 'zhou', { kind: 'alert.review', reference: id, choice: 'ok' });
  expect(own.reply?.text).toContain('另一名');
  await town.clicks('tang', card, '有异议', { reason: '发布时间不对' });
  expect(town.heard('zhou').at(-1)).toMatch(/唐文慧对.*有异议：发布时间不对[\s\S]*更正/);
});

test('a look that is owed is asked for once more after ten minutes, and no more once it is given', async () => {
  town = await world('2026-05-12', '09:30');
  const owed = (person: string) => town.heard(person).filter((text) => text.includes('尚未补审'));
  await town.clicks('zhou', first(await town.says('zhou', red)), '先发后审');
  await town.passes(30);
  expect([owed('lin').length, owed('zhou').length, owed('chen').length]).toEqual([1, 1, 0]);
});

test('only red goes first: orange waits for its second person', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', orange));
  expect(preview.actions?.map(({ label }) => label)).not.toContain('先发后审');
  expect(first(await town.says('zhou', '先发后审')).text).toContain('只有红色预警');
  expect(town.heardIn('g-all')).toEqual([]);
});

test('a leader on the road leaves approvals to a deputy, who gets the cards in his stead', async () => {
  town = await world('2026-05-12', '09:30');
  const heard = await town.says('lin', '我出差，请吴海涛代我审批到5月15日');
  expect(heard.map(({ text }) => text.slice(0, 6)).sort()).toEqual(['已登记：5月', '林国栋委托您']);
  const submitted = await town.clicks('zhou', first(await town.says('zhou', orange)), '确认发送');
  expect(cardsOf(submitted.heard, 'lin')).toEqual([]);
  const card = first(cardsOf(submitted.heard, 'wu'));
  await town.clicks('wu', card, '确认发送');
  expect(town.heardIn('g-all')).toHaveLength(1);
  expect(first(await town.says('lin', '取消代审批')).text).toContain('已结束');
  const again = await town.clicks('zhou', first(await town.says('zhou', orange)), '确认发送');
  expect(cardsOf(again.heard, 'lin')).toHaveLength(1);
});

test.each([
  ['lin', '请陈思远代我审批到5月15日', '不是局里的工作人员'],
  ['lin', '请吴海涛代我审批', '请写明'],
  ['lin', '请吴海涛代我审批到9月30日', '最长60天'],
  ['he', '请吴海涛代我审批到5月15日', '工作人员'],
])('%s: %s is not taken', async (person, text, words) => {
  town = await world('2026-05-12', '09:30');
  expect(first(await town.says(person, text)).text).toContain(words);
});

const submit = async (text: string) =>
  (await town.clicks('zhou', first(await town.says('zhou', text)), '确认发送')).heard;

test('同意 in words is the second person’s yes, and 不同意 with its reason sends it back', async () => {
  town = await world('2026-05-12', '09:30');
  await submit(orange);
  expect(first(await town.says('he', '不同意')).text).toContain('请写明原因');
  const back = cardsOf(await town.says('he', '不同意，发布时间不对'), 'zhou');
  expect(first(back).fields?.[0]).toEqual({ label: '退回意见', value: '何静：发布时间不对' });
  expect(town.heardIn('g-all')).toEqual([]);
  await submit(`转发预警 ${at}大风橙色预警信号：请做好防范。`);
  const told = await town.says('lin', '同意');
  expect(
    told.some(({ to, text }) => 'person' in to && to.person === 'lin' && text.includes('已发12家')),
  ).toBe(true);
  expect(town.heardIn('g-all').join()).toContain('大风橙色预警');
  expect(first(await town.says('he', '同意')).text).toContain('没有等您审批');
});

test('of several that wait none is approved by a bare word; each can be pressed, and a quoted one is meant', async () => {
  town = await world('2026-05-12', '09:30');
  await submit(orange);
  const heard = await submit(`转发预警 ${at}大风橙色预警信号：请做好防范。`);
  const list = first(await town.says('he', '同意'));
  expect(list.title).toBe('等您审批的有2份');
  expect(town.heardIn('g-all')).toEqual([]);
  const { toast } = await town.clicks('he', list, '同意《大风橙色预警（转发）》');
  expect(toast).toContain('已发12家');
  expect(first(await town.says('he', '等我审批的有哪些')).text).toContain('暴雨橙色预警');
  expect(heard.length).toBeGreaterThan(0);
});

test('the drafter’s own 同意 approves nothing, nor does an officer’s among others', async () => {
  town = await world('2026-05-12', '09:30');
  await submit(orange);
  expect(first(await town.says('zhou', '同意')).text).toContain('没有等您审批');
  await town.says('he', '同意', { chat: 'g-all' });
  expect(town.heardIn('g-all')).toEqual([]);
});

test('what went first is looked at in words too', async () => {
  town = await world('2026-05-12', '09:30');
  await town.clicks('zhou', first(await town.says('zhou', red)), '先发后审');
  expect(first(await town.says('lin', '同意')).text).toContain('已补审');
});

test('who waits for a second person is told after ten, thirty and sixty minutes of it, counted from the submitting', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', red));
  await town.passes(25);
  await town.clicks('zhou', preview, '确认发送');
  const waited = (person: string) => town.heard(person).filter((text) => text.includes('已等待审批'));
  await town.passes(5);
  expect(waited('lin')).toEqual([]);
  await town.passes(5);
  expect(waited('lin').at(-1)).toContain('已等待审批10分钟');
  expect(waited('zhou').at(-1)).toContain('回复“先发后审”立即发出');
  await town.passes(120);
  expect(waited('lin').map((text) => /审批(\d+)分钟/.exec(text)?.[1])).toEqual(['10', '30', '60']);
});

test('待审批 tells a leader and an officer of the warning that waits for them; 待核实 stays the liaisons’', async () => {
  town = await world('2026-05-12', '09:30');
  await town.clicks('zhou', first(await town.says('zhou', orange)), '确认发送');
  for (const [person, said] of [
    ['lin', '待审批'],
    ['tang', '有哪些待审批'],
    ['lin', '待我审批'],
  ] as const)
    expect(first(await town.says(person, said)).text).toContain('1. 《暴雨橙色预警（转发）》');
  expect(first(await town.says('tang', '待核实')).text).toContain('联络员');
  expect(first(await town.says('tang', '待审批的联络员变更')).text).toContain('联络员');
});
