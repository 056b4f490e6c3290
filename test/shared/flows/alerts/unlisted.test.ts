import { afterEach, expect, test } from 'vitest';
import { weatherId } from '../../../../shared/domain/ids.ts';
import { keys } from '../../../../shared/store/keys.ts';
import type { Key } from '../../../../shared/store/table.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const pasted = (hazard: string) =>
  `转发预警 临江区气象台2026年5月12日9时10分发布${hazard}橙色预警信号：请做好防范。`;

/** As a row is that the list does not show yet, or that was written before there was a list. */
async function unlist(key: Key): Promise<void> {
  const { table } = town.house.deps;
  const found = await table.get(key);
  if (!found) throw new Error('no such row');
  const { version, by: _, ...row } = found;
  await table.transact([{ kind: 'put', row, seen: version }]);
}

test('同意 is no yes to the only one of the list where another was handed in this moment', async () => {
  town = await world('2026-05-12', '09:30');
  for (const [who, hazard] of [
    ['zhou', '暴雨'],
    ['wu', '大风'],
  ] as const)
    await town.clicks(who, first(await town.says(who, pasted(hazard))), '确认发送');
  const list = first(await town.says('he', '待审批'));
  const id = list.actions?.find(({ label }) => label.includes('大风'))?.id.split('#')[1] ?? '';
  await unlist(keys.alert(id));
  const answer = first(await town.says('he', '同意'));
  expect(answer.title).toBe('等您审批的有2份');
  expect(town.heardIn('g-all')).toEqual([]);
});

test('an assessment that no list names stands in 研判台账 at once', async () => {
  town = await world('2026-05-12', '09:30');
  await town.says('zhou', pasted('暴雨'));
  const id = first(await town.says('zhou', '研判')).actions?.[0]?.id.split('#')[1] ?? '';
  await unlist(keys.weatherAssessment(weatherId(id)));
  expect(first(await town.says('zhou', '研判台账')).text).toContain('暴雨橙色预警：今天11:30前，等待研判');
});
