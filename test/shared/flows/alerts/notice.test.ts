import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { first, send } from './sending.ts';

let town: Town;
afterEach(() => town.close());

test('nothing goes out before its sender has looked at it, and then each group gets it once', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知 明天上午9点检查组到各农贸市场检查消防'));
  expect(preview.to).toEqual({ person: 'zhou' });
  expect(preview.actions?.[0]?.label).toBe('确认发送');
  expect(preview.actions?.slice(1).filter(({ label }) => /发送|确认/.test(label))).toEqual([]);
  expect(preview.text).toContain('请在今天15:30前回复“收到”');
  expect(preview.text).toContain('值班电话0100-88660119');
  const fields = new Map(preview.fields?.map(({ label, value }) => [label, value]));
  expect(fields.get('对象')).toBe('全部单位，共12家');
  expect(fields.get('按街道')).toBe('北苑街道6家，江湾街道6家');
  expect(fields.get('联系不上')).toBe('无');
  expect(town.heardIn('g-all')).toEqual([]);

  const pressed = await town.clicks('zhou', preview, '确认发送');
  expect(pressed.toast).toContain('已发12家');
  for (const group of ['g-all', 'g-jiangwan', 'g-beiyuan']) expect(town.heardIn(group)).toHaveLength(1);
  expect(town.heard('chen')).toEqual([]);
});

test('a second press sends nothing twice', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知 请检查疏散通道'));
  await Promise.all([town.clicks('zhou', preview, '确认发送'), town.clicks('zhou', preview, '确认发送')]);
  await town.clicks('zhou', preview, `alert.send#${preview.actions?.[0]?.id.split('#')[1]}`);
  expect(town.heardIn('g-all')).toHaveLength(1);
});

test('who is meant can stand first in the sentence', async () => {
  town = await world('2026-05-12', '09:30');
  const street = first(await town.says('zhou', '通知 北苑街道 今晚停电检修'));
  expect(street.text).toMatch(/^今晚停电检修\n/);
  await town.clicks('zhou', street, '确认发送');
  expect([town.heardIn('g-beiyuan').length, town.heardIn('g-all').length]).toEqual([1, 0]);

  const kind = first(await town.says('zhou', '通知全部加油站：雷雨天停止卸油'));
  await town.clicks('zhou', kind, '确认发送');
  expect(town.heard('li').join()).toContain('雷雨天停止卸油');
  expect(town.heardIn('g-all')).toEqual([]);

  const unit = first(await town.says('zhou', '通知 万汇广场、惠家超市 请报节日促销方案'));
  await town.clicks('zhou', unit, '确认发送');
  expect([town.heard('chen').length, town.heard('xu').length]).toEqual([1, 1]);
});

test('another audience can be chosen on the preview', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知 请检查疏散通道'));
  const changed = await town.clicks('zhou', preview, '调整对象', { street: '江湾街道', kind: '' });
  const again = first(changed.heard);
  expect(again.fields?.find(({ label }) => label === '对象')?.value).toBe('江湾街道，共6家');
  await town.clicks('zhou', again, '确认发送');
  expect([town.heardIn('g-jiangwan').length, town.heardIn('g-all').length]).toEqual([1, 0]);
});

test('what was cancelled does not go out, and a day-old preview is refused', async () => {
  town = await world('2026-05-12', '09:30');
  const dropped = first(await town.says('zhou', '通知 请检查疏散通道'));
  expect((await town.clicks('zhou', dropped, '取消')).toast).toContain('未发出');
  expect((await town.clicks('zhou', dropped, '确认发送')).toast).toContain('不能再操作');
  const stale = first(await town.says('zhou', '通知 请检查疏散通道'));
  await town.passes(25 * 60);
  expect((await town.clicks('zhou', stale, '确认发送')).toast).toContain('超过24小时');
  expect(town.heardIn('g-all').filter((text) => text.includes('疏散通道'))).toEqual([]);
});

test('only people of the bureau draft', async () => {
  town = await world('2026-05-12', '09:30');
  expect(first(await town.says('chen', '通知 大家都来')).text).toContain('工作人员');
  expect(first(await town.says('zhou', '通知')).text).toContain('请把内容写在');
});

test('@所有人 takes a second person', async () => {
  town = await world('2026-05-12', '09:30');
  const preview = first(await town.says('zhou', '通知 @所有人 今晚8点前关闭户外大屏'));
  expect(preview.text).not.toContain('@所有人');
  expect((await town.clicks('zhou', preview, '确认发送')).toast).toContain('审批');
  expect(town.heardIn('g-all')).toEqual([]);
});

test('the deadline that the notice itself states is the one that counts', async () => {
  town = await world('2026-05-12', '09:30');
  const card = await send(town, 'zhou', '通知 请于今天11点前回复参会人员');
  expect(card.text).toContain('请在今天11:00前回复');
});
