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
