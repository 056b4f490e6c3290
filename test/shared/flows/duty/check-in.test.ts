import { expect, test } from 'vitest';
import { world } from '../../../kit/world.ts';

test('the leader on duty checks in, and hears so at once', async () => {
  const town = await world('2026-05-01', '07:55');
  const [answer] = await town.says('lin', '签到');
  expect(answer?.text).toContain('已签到');
  expect(answer?.text).toContain('07:55');
  await town.close();
});
