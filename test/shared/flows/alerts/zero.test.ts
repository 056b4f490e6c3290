import { afterEach, expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { zeroReports } from '../../../../shared/store/zero.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first } from './sending.ts';

let town: Town;
afterEach(() => town.close());

test('in a holiday a zero report is kept once for each unit of the speaker, and noted privately', async () => {
  town = await world('2026-10-02', '15:50');
  const [noted] = await town.says('ma', '平安', { chat: 'g-all' });
  expect([noted?.to, noted?.text]).toEqual([{ person: 'ma' }, expect.stringContaining('10月2日零报告')]);
  await town.says('ma', '零报告', { chat: 'g-all' });
  expect(await zeroReports(town.house.deps.table, day('2026-10-02'))).toHaveLength(2);
  expect(town.heardIn('g-all')).toEqual([]);
});

test('outside of such a period nobody is asked, and a group hears nothing', async () => {
  town = await world('2026-05-12', '15:50');
  expect(await town.says('ma', '零报告', { chat: 'g-all' })).toEqual([]);
  expect(first(await town.says('ma', '零报告')).text).toContain('无需报送');
  expect(await zeroReports(town.house.deps.table, day('2026-05-12'))).toEqual([]);
});

test('a stranger’s word is no unit’s', async () => {
  town = await world('2026-10-02', '15:50');
  expect(await town.says('guest', '平安', { chat: 'g-all' })).toEqual([]);
  expect(await zeroReports(town.house.deps.table, day('2026-10-02'))).toEqual([]);
});

test.each(['零报告 无事', '零报告：平安', '零报告 一切正常', '零报告 无突发情况'])(
  '%s is of his own unit',
  async (said) => {
    town = await world('2026-10-02', '16:10');
    expect((await town.says('chen', said))[0]?.text).toContain('已记：万汇广场 10月2日零报告');
  },
);

test('a zero report for a unit nobody knows is answered to who sent it alone', async () => {
  town = await world('2026-10-02', '16:10');
  expect((await town.says('chen', '零报告 天际大厦 平安'))[0]?.text).toContain('天际大厦');
});
