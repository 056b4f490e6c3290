import { afterEach, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';
import { first, send } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const shown = (chat: string) =>
  town.host.chat.lines({ talks: [{ chat }] }).filter(({ from, recalled }) => from === 'bot' && !recalled);

test('within a minute it is taken back everywhere, and can no longer be confirmed', async () => {
  town = await world('2026-05-12', '09:30');
  const card = await send(town, 'zhou', '通知 请检查疏散通道');
  expect(first(await town.says('zhou', '撤回')).text).toContain('正在撤回');
  for (const group of ['g-all', 'g-jiangwan', 'g-beiyuan']) expect(shown(group)).toEqual([]);
  expect(await town.says('chen', '收到', { chat: 'g-all', quote: card.id })).toEqual([]);
  expect(first(await town.says('zhou', '撤回')).text).toContain('不能再操作');
});

test('after a minute it stands, and a correction reaches exactly those who got it', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 北苑街道 明天下午2点开会', 'g-beiyuan');
  await town.passes(2);
  expect(first(await town.says('zhou', '撤回')).text).toContain('超过60秒');
  const preview = first(await town.says('zhou', '更正 时间改为明天下午3点'));
  expect(town.heardIn('g-beiyuan')).toHaveLength(1);
  await town.clicks('zhou', preview, '确认发送');
  expect(town.heardIn('g-beiyuan').at(-1)).toContain('时间改为明天下午3点');
  expect([town.heardIn('g-all'), town.heardIn('g-jiangwan')]).toEqual([[], []]);
});

test('a liaison who says 撤销 takes his own confirmation back, never the notice', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 请检查疏散通道');
  await town.says('chen', '收到', { chat: 'g-all' });
  expect(first(await town.says('chen', '撤销')).text).toContain('已撤销');
  expect(shown('g-all')).toHaveLength(1);
});
