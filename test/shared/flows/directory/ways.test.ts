import { expect, test } from 'vitest';
import { moveClock } from '../../../../functions/sandbox/calls.ts';
import { world } from '../../../kit/world.ts';

test('weeks pass as quickly after 后台 as without: what holds by the wall is not looked at all the time', async () => {
  const town = await world('2026-11-27', '08:00');
  const to = '2026-12-11T08:00:00+08:00';
  await town.says('zhou', '后台');
  const { ticks } = await moveClock(town.host, to);
  expect(ticks).toBeLessThan(200);
  await town.close();
});
