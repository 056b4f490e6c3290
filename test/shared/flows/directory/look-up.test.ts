import { afterEach, beforeEach, expect, test } from 'vitest';
import { personId } from '../../../../shared/domain/ids.ts';
import { isoOf } from '../../../../shared/domain/time.ts';
import { loadBureau, loadPerson, putBureau, putPerson } from '../../../../shared/store/directory.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

const stored = async (id: string) => {
  const found = await loadPerson(town.house.deps.table, personId(id));
  if (!found) throw new Error(`${id} is not in the directory`);
  return found;
};

test('whoever is known by number only is found on the platform by the next morning', async () => {
  const chen = await stored('chen');
  await town.house.deps.table.transact(putPerson({ ...chen.value, addresses: [] }, chen.version, chen.value));
  expect((await town.says('chen', '我是谁'))[0]?.text).toMatch(/还没有登记/);
  await town.comes('2026-05-07', '09:00');
  expect((await stored('chen')).value.addresses).toEqual([
    { channel: 'sandbox', kind: 'person', id: 'chen' },
  ]);
});

test('a unit nobody can write to is counted in the officers’ morning lines', async () => {
  const chen = await stored('chen');
  const { phone: _, ...unknown } = chen.value;
  await town.house.deps.table.transact(putPerson({ ...unknown, addresses: [] }, chen.version, chen.value));
  const heard = await town.comes('2026-05-07', '09:00');
  expect(
    heard.filter(({ text }) => text.startsWith('1家单位没有能联系上的联络员')).map(({ to }) => to),
  ).toEqual(expect.arrayContaining([{ person: 'zhou' }]));
});

test('what names somebody goes when he has been gone for the time the bureau keeps it', async () => {
  const { table } = town.house.deps;
  const bureau = await loadBureau(table);
  if (bureau) await table.transact([putBureau({ ...bureau.value, retentionDays: 5 }, bureau.version)]);
  const chen = await stored('chen');
  await table.transact(putPerson({ ...chen.value, active: false }, chen.version, chen.value));
  await town.comes('2026-05-07', '09:00');
  expect(isoOf((await stored('chen')).value.leftAt ?? town.host.now())).toBe('2026-05-07T00:30:00.000Z');
  await town.comes('2026-05-11', '09:00');
  expect((await stored('chen')).value.name).toBe(chen.value.name);
  await town.comes('2026-05-12', '09:00');
  const left = (await stored('chen')).value;
  expect([left.name, left.phone, left.addresses, left.nicknames]).toEqual(['', undefined, [], []]);
});
