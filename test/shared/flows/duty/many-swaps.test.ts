import { expect, test } from 'vitest';
import { build } from '../../../../functions/app.ts';
import { readConfig } from '../../../../functions/config.ts';
import type { Person } from '../../../../shared/domain/directory/person.ts';
import { type Place, type Shift, shiftIdOf } from '../../../../shared/domain/duty/shift.ts';
import type { Given } from '../../../../shared/domain/duty/swapped.ts';
import { personId, shiftId } from '../../../../shared/domain/ids.ts';
import { at, day, plusDays } from '../../../../shared/domain/time.ts';
import { work } from '../../../../shared/flows/steps.ts';
import { directoryChanged, putPerson } from '../../../../shared/store/directory.ts';
import { putShift, shiftsWithin } from '../../../../shared/store/duty.ts';
import { acceptWrites, type Change } from '../../../../shared/store/import.ts';
import { memory } from '../../../kit/feishu-house.ts';
import { photosInMemory } from '../../../kit/photos-in-memory.ts';

const first = day('2026-10-08');
const now = at(plusDays(first, -8), '10:00');
const watches = 24;

const hand = (nth: number) => ({ name: `科员${nth}`, person: personId(`o${nth}`) });

function officer(nth: number): Person {
  return {
    ...{ id: personId(`o${nth}`), name: `科员${nth}`, nicknames: [], roles: ['officer'], units: [] },
    ...{ active: true, addresses: [{ channel: 'feishu', kind: 'person', id: `ou_${nth}` }] },
  };
}

/** A watch whose two places were both given away. */
function swapped(nth: number): Shift {
  const on = plusDays(first, nth);
  const rostered: readonly Place[] = [
    { role: 'leader', ...hand(0) },
    { role: 'main', ...hand(1) },
  ];
  const given = rostered.map(({ role }, place): Given => {
    const [from, to] = [hand(place), hand(place + 2)];
    return { swap: `sw_${nth}_${place}`, role, from, to, at: now };
  });
  const places = given.map(({ role, to }): Place => ({ role, ...to }));
  return {
    ...{ id: shiftId(shiftIdOf(on, 'day')), day: on, kind: 'day', told: [] },
    ...{ places, rostered, given },
  };
}

test('a table that strikes off many watches that were swapped twice is carried out, and all who swapped are told', async () => {
  const table = await memory();
  const config = readConfig({ LOG_LEVEL: 'error' }, String);
  const { deps } = build(config, { table, photos: photosInMemory(), write() {}, wake() {} });
  for (let nth = 0; nth < 4; nth += 1) await table.transact(putPerson(officer(nth), 0));
  await table.transact([directoryChanged()]);
  const all = Array.from({ length: watches }, (_, nth) => swapped(nth));
  for (const shift of all) await table.transact([putShift(shift, 0, undefined)]);
  const changes = all.map(({ id }): Change => ({ kind: 'shift-gone', id }));
  await table.transact(acceptWrites('ro_1', changes, 'test') ?? []);
  await work(deps, now);
  expect(await shiftsWithin(table, { from: first, until: plusDays(first, watches) })).toEqual([]);
  let told = 0;
  for await (const { pk } of table.scan()) if (pk.startsWith('notice#duty.swap-moved')) told += 1;
  expect(told).toBe(watches * 4);
});
