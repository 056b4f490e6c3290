import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueue, loadNotice } from '../../../shared/store/outbox.ts';
import { enters, type Visit } from '../../kit/console.ts';
import { type Town, world } from '../../kit/world.ts';

let town: Town;
let zhou: Visit;
beforeAll(async () => {
  town = await world('2026-05-06');
  zhou = await enters(town, 'zhou');
  const [preview] = await town.says('he', '通知 江湾街道 今晚停电检修，20时前回复收到');
  if (preview) await town.clicks('he', preview, '确认发送');
  await town.passes(1);
});
afterAll(() => town.close());

test('what waits is told in messages by their lane, other work apart, and the button names the same number', async () => {
  const id = /href="\/console\/alerts\/(al[^"?]+)"/.exec((await zhou.get('/console/alerts')).html)?.[1] ?? '';
  const { table, wall } = town.house.deps;
  const order = (await loadNotice(table, `alert.sent#${id}#group#g-jiangwan`))?.value.order;
  if (!order) throw new Error('nothing was sent');
  const recall = { kind: 'errand', errand: { kind: 'recall', message: 'm_1' } } as const;
  const waits = [{ lane: 'red' }, { lane: 'blue' }, { lane: 'blue' }, { what: recall }] as const;
  for (const [nth, more] of waits.entries())
    await table.transact(enqueue({ ...order, ...more, once: `waits#${nth}` }, wall.now()));
  const { text } = await zhou.get('/console/running');
  expect(text).toMatch(/试用页：3条消息待发（红色1，应答0，普通2） ?，另有更新卡片、取照片等1件/);
  expect(text).toContain('将接着发待发的3条消息和其他1件');
  expect(text).toContain('发给一个群或一个人算一条');
});
