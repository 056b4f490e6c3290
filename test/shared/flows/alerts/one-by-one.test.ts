import { afterEach, expect, test } from 'vitest';
import { personId, unitId } from '../../../../shared/domain/ids.ts';
import { loadPerson, loadUnit, putPerson, putUnit } from '../../../../shared/store/directory.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first, send } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const red = '转发预警 临江区气象台2026年5月12日9时10分发布暴雨红色预警信号：请做好防范。';
const chased = (person: string) => town.heard(person).filter((text) => text.includes('还未确认'));

/** The mall gets a backup: its hotel's colleague. */
async function withBackup(): Promise<void> {
  const { table } = town.house.deps;
  const [unit, person] = [await loadUnit(table, unitId('wanhui')), await loadPerson(table, personId('song'))];
  if (!unit || !person) throw new Error('both are of the town');
  const units = [...person.value.units, unitId('wanhui')];
  await table.transact([
    ...putUnit({ ...unit.value, backup: personId('song') }, unit.version),
    ...putPerson({ ...person.value, units }, person.version),
  ]);
}

test('after the group the liaison is asked alone, then the backup; who confirmed is left in peace', async () => {
  town = await world('2026-05-12', '09:30');
  await withBackup();
  await town.clicks('zhou', first(await town.says('zhou', red)), '先发后审');
  await town.says('xu', '收到', { chat: 'g-all' });
  await town.passes(35);
  expect(chased('chen')).toEqual([]);
  await town.passes(10);
  expect([chased('chen').length, chased('xu').length, chased('song').length]).toEqual([1, 0, 1]);
  await town.says('song', '云亭酒店收到');
  await town.passes(10);
  expect(chased('song').at(-1)).toMatch(/^万汇广场还未确认.*联络员暂无回复/);
  await town.says('song', '万汇广场收到');
  const [list] = await town.says('zhou', '谁没回复');
  expect(list?.text).not.toMatch(/万汇广场|云亭/);
});

test('whoever still says nothing is urged on the last message he has, in a grave case only', async () => {
  town = await world('2026-05-12', '09:30');
  const urged: string[] = [];
  const { notice } = await import('../../../../shared/store/keys.ts').then(({ keys }) => keys);
  await town.clicks('zhou', first(await town.says('zhou', red)), '先发后审');
  await town.passes(60);
  for await (const row of town.house.deps.table.scan())
    if (row.kind === 'notice' && row.pk.startsWith(notice('alert.urged#').pk)) urged.push(row.pk);
  expect(urged.some((pk) => pk.endsWith('person#chen'))).toBe(true);
});

test('an ordinary notice is never urged, and its silent liaisons hear of it after an hour', async () => {
  town = await world('2026-05-12', '09:30');
  await send(town, 'zhou', '通知 请于今天11点前回复参会人员');
  await town.comes('2026-05-12', '11:59');
  expect(chased('chen')).toEqual([]);
  await town.comes('2026-05-12', '12:01');
  expect(chased('chen')).toHaveLength(1);
  await town.comes('2026-05-13', '12:00');
  expect(chased('chen')).toHaveLength(1);
});
