import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { cardIn, first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const red =
  '临江区气象台2026年5月12日9时10分发布暴雨红色预警信号：过去3小时我区部分街道降雨量已达100毫米以上，且降雨可能持续，请做好防范。';
const yellow = '临江区气象台5月12日9时继续发布雷电黄色预警信号：预计未来6小时有雷电活动。';
const lifted = '临江区气象台5月12日9时解除暴雨红色预警信号';

test('a red warning waits for a second person, then goes out word for word', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', `转发预警 ${red}`));
  expect(preview.text.startsWith(`${red}\n`)).toBe(true);
  expect([preview.tone, preview.title]).toEqual(['red', '预览：暴雨红色预警（转发）']);
  const submitted = await town.clicks('zhou', preview, '确认发送');
  expect(town.heardIn('g-all')).toEqual([]);
  expect((await town.says('zhou', '我是谁')).length).toBe(1);

  const asked = first(submitted.heard.filter(({ to }) => 'person' in to && to.person === 'lin'));
  expect(asked.actions?.map(({ label }) => label)).toEqual(['确认发送', '退回']);
  const { heard } = await town.clicks('lin', asked, '确认发送');
  const card = cardIn(heard, 'g-all');
  expect(card.text.startsWith(`${red}\n防范要求：`)).toBe(true);
  expect(card.fields).toEqual([
    { label: '发布单位', value: '临江区气象台' },
    { label: '发布时间', value: '今天09:10' },
    { label: '已确认', value: '0/12家' },
  ]);
  expect(card.text).toContain('请在今天10:00前回复');
  expect(town.heard('zhou').at(-1)).toContain('已审批');
});

test('the drafter cannot be his own second person, and two approvers send it once', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('wu', `转发预警 ${red}`));
  const { heard } = await town.clicks('wu', preview, '确认发送');
  const cards = ['lin', 'he'].map((who) =>
    first(heard.filter(({ to }) => 'person' in to && to.person === who)),
  );
  expect(heard.some(({ to, actions }) => 'person' in to && to.person === 'wu' && actions?.length)).toBe(
    false,
  );
  const [one, other] = cards;
  if (!one || !other) throw new Error('two were asked');
  await Promise.all([town.clicks('lin', one, '确认发送'), town.clicks('he', other, '确认发送')]);
  expect(town.heardIn('g-all')).toHaveLength(1);
});

test('sent back with a reason, its drafter alone hears of it, and can hand it in again', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', `转发预警 ${red}`));
  const { heard } = await town.clicks('zhou', preview, '确认发送');
  const asked = first(heard.filter(({ to }) => 'person' in to && to.person === 'tang'));
  const back = await town.clicks('tang', asked, '退回', { reason: '请核对发布时间' });
  const again = first(back.heard.filter(({ to }) => 'person' in to && to.person === 'zhou'));
  expect(again.fields?.[0]).toEqual({ label: '退回意见', value: '唐文慧：请核对发布时间' });
  expect(town.heardIn('g-all')).toEqual([]);
  expect((await town.clicks('zhou', again, '确认发送')).toast).toContain('审批');
});

test('nobody approved for ten minutes: they are asked again', async () => {
  town = await world('2026-05-12', '09:30');
  await town.clicks('zhou', first(await town.says('zhou', `转发预警 ${red}`)), '确认发送');
  await town.passes(15);
  expect(town.heard('lin').filter((text) => text.includes('已等待审批'))).toHaveLength(1);
});

test('a yellow warning needs its sender only', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', `转发预警 ${yellow}`));
  const { heard } = await town.clicks('zhou', preview, '确认发送');
  expect([cardIn(heard, 'g-all').tone, cardIn(heard, 'g-all').text.startsWith(yellow)]).toEqual([
    'yellow',
    true,
  ]);
});

test('a warning from hours ahead is shown to be one, and is of today', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '转发预警 临江区气象台5月12日13时发布雷电黄色预警信号'));
  expect(preview.fields).toContainEqual({ label: '发布时间', value: '今天13:00' });
  expect(JSON.stringify(preview.fields)).toContain('原文发布时间晚于现在，请核对时间');
});

test('a warning that is over asks nothing of anybody', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', `转发预警 ${lifted}`));
  const { heard } = await town.clicks('zhou', preview, '确认发送');
  const card = cardIn(heard, 'g-all');
  expect([card.tone, card.actions, card.text.includes('收到')]).toEqual(['green', undefined, false]);
});

test.each([
  '预警 明天特大暴雨',
  '转发预警 今晚要下大雨大家注意',
  '发布暴雨红色预警，各单位马上停业',
  '转发预警 我局发布暴雨红色预警信号',
])('nobody invents a warning: %s', async (text) => {
  town = await world('2026-05-12', '09:30');
  const [answer] = await town.says('zhou', text);
  expect(answer?.text).toContain('预警只能由气象等主管部门发布');
  expect(answer?.actions).toBeUndefined();
});
