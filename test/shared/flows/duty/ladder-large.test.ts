import { expect, test } from 'vitest';
import { at, day, type Instant, later, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { nextDue, tick } from '../../../../shared/flows/tick.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { decided, on, silentDistrict, streets, units } from '../../../kit/silent-district.ts';

test('the ladder of 500 absent units is exact to the minute, and goes up as lists', async () => {
  const { deps, table } = await silentDistrict();
  for (let now: Instant = at(on, '08:00'); now <= at(on, '09:05'); now = later(now, MINUTE_MS))
    await tick(deps, now);
  const told = await decided(table);
  expect(new Set(told.get('duty.absent-15'))).toEqual(new Set(['08:15']));
  expect(told.get('duty.absent-15')).toHaveLength(units);
  const rolls = told.get('duty.roll') ?? [];
  expect(rolls.filter((clock) => clock === '08:30')).toHaveLength(streets + 1);
  expect(rolls.filter((clock) => clock === '09:00')).toEqual(['09:00']);
  expect(rolls).toHaveLength(streets + 2);
  expect([...told.keys()].sort()).toEqual(['duty.absent-15', 'duty.roll']);
}, 60_000);

test('a service that was down from 08:20 to 09:10 tells each thing once and says what is late', async () => {
  const { deps, table } = await silentDistrict();
  for (let now: Instant = at(on, '08:00'); now <= at(on, '08:20'); now = later(now, MINUTE_MS))
    await tick(deps, now);
  for (let now: Instant = at(on, '09:10'); now <= at(on, '09:20'); now = later(now, MINUTE_MS))
    await tick(deps, now);
  const rolls: string[] = [];
  for await (const { pk, data } of table.scan())
    if (pk.startsWith('notice#duty.roll')) rolls.push(JSON.parse(JSON.stringify(data)).order.what.card.text);
  expect(rolls).toHaveLength(streets + 2);
  expect(rolls.filter((text) => /系统中断，本应08:30报告/.test(text))).toHaveLength(streets + 1);
  expect(rolls.filter((text) => /满1小时仍有500家.*系统中断，本应09:00报告/.test(text))).toHaveLength(1);
}, 60_000);

test('a clock that jumps three days from due instant to due instant misses nothing', async () => {
  const { deps, table } = await silentDistrict();
  const end = at(day('2026-10-11'), '08:00');
  for (let now = await nextDue(deps); now !== undefined && now <= end; now = await nextDue(deps))
    await tick(deps, now);
  const told = await decided(table);
  expect(told.get('duty.absent-15')).toHaveLength(units);
  expect(told.get('duty.roll')).toHaveLength(streets + 2);
  expect((await table.get(keys.absenceRoll(at(on, '08:00'), '')))?.due).toBeUndefined();
}, 60_000);
