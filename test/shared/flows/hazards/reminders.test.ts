import { afterEach, expect, test } from 'vitest';
import { caseNumber } from '../../../../shared/domain/ids.ts';
import { day } from '../../../../shared/domain/time.ts';
import { loadCase, putCase } from '../../../../shared/store/hazards.ts';
import { world } from '../../../kit/world.ts';
import { type Town, toldTo } from './kit.ts';

let town: Town;
afterEach(() => town.close());

async function dueOn(deadline: string, from = '2026-11-26') {
  town = await world(from, '10:00');
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.says('sun', `1属实 一般 ${deadline}前整改`);
}
const on = async (date: string) => toldTo('chen', await town.comes(date, '20:00'));

test('a shop that is open on Sunday reads on Friday what is due on Monday: what would come before the deadline on a rest day comes on the last working day', async () => {
  await dueOn('11月30日');
  expect(await on('2026-11-27')).toContain('整改提醒：还有三天到期。请11月30日（周一）前整改');
  expect(await on('2026-11-29')).toBe('');
  expect(await on('2026-11-30')).toContain('整改提醒：今天到期');
});

test('a deadline that somebody put on a Sunday is called to mind on Thursday and on Friday, by how far it is', async () => {
  await dueOn('12月6日', '2026-12-01');
  expect(await on('2026-12-03')).toContain('整改提醒：还有三天到期');
  expect(await on('2026-12-04')).toContain('整改提醒：还有两天到期');
  expect(await on('2026-12-06')).toBe('');
});

test('what would come after the deadline on a rest day comes on the next working day and says how late it is', async () => {
  await dueOn('11月27日');
  await on('2026-11-27');
  expect(await on('2026-11-29')).toBe('');
  expect(await on('2026-11-30')).toContain('整改提醒：已超期三天');
  expect(await on('2026-12-04')).toContain('整改提醒：已超期七天，将报分管领导');
});

test('nobody of the street or the bureau is written to on a rest day because something is late', async () => {
  await dueOn('11月27日');
  await on('2026-11-27');
  const heard = await town.comes('2026-11-29', '20:00');
  for (const person of ['sun', 'zhou', 'wu', 'he', 'lin', 'tang'])
    expect(toldTo(person, heard)).not.toContain('超期');
});

test('the days of a long holiday are rest days, and a Sunday that is worked is none', async () => {
  await dueOn('10月8日', '2026-09-25');
  expect(await on('2026-09-29')).toBe('');
  expect(await on('2026-09-30')).toContain('整改提醒：还有八天到期');
  expect(await on('2026-10-07')).toBe('');
  expect(await on('2026-10-08')).toContain('今天到期');
  expect(await on('2026-10-09')).toContain('已超期');
});

test('a deadline granted anew has its own reminders', async () => {
  await dueOn('11月27日');
  await town.says('chen', '1申请延期到11月30日，等配件');
  await town.says('sun', '1同意延期');
  expect(await on('2026-11-27')).toContain('还有三天到期');
  expect(await on('2026-11-29')).toBe('');
});

test('a case kept before reminders knew rest days is called to mind on working days too', async () => {
  await dueOn('11月27日');
  await on('2026-11-27');
  const stored = await loadCase(town.house.deps.table, caseNumber('YH-2026-0001'));
  if (!stored) throw new Error('no case');
  const { remindOn: _new, ...old } = stored.value;
  await town.house.deps.table.transact([...putCase(old, stored.version, stored.value)]);
  expect(await on('2026-11-29')).toBe('');
  expect(await on('2026-11-30')).toContain('已超期三天');
});

test('a day that was a working day when the deadline was set and is none now is passed over, and a leader hears on the next', async () => {
  await dueOn('11月29日');
  await on('2026-11-30');
  const stored = await loadCase(town.house.deps.table, caseNumber('YH-2026-0001'));
  if (!stored?.value.remindOn) throw new Error('no reminders');
  const remindOn = stored.value.remindOn.with(-1, day('2026-12-06'));
  await town.house.deps.table.transact([
    ...putCase({ ...stored.value, remindOn }, stored.version, stored.value),
  ]);
  expect(await on('2026-12-06')).not.toContain('超期七天');
  const monday = await town.comes('2026-12-07', '20:00');
  expect(monday.map(({ title }) => title)).toContainEqual(expect.stringContaining('超期七天以上'));
});
