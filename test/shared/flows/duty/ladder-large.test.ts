import { expect, test } from 'vitest';
import { build } from '../../../../functions/app.ts';
import { readConfig } from '../../../../functions/config.ts';
import type { Person } from '../../../../shared/domain/directory/person.ts';
import type { Unit } from '../../../../shared/domain/directory/unit.ts';
import { type Shift, shiftIdOf } from '../../../../shared/domain/duty/shift.ts';
import { nextLook } from '../../../../shared/domain/duty/watch.ts';
import { personId, shiftId, unitId } from '../../../../shared/domain/ids.ts';
import { at, clockOf, day, type Instant, later, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { nextDue, tick } from '../../../../shared/flows/tick.ts';
import { directoryChanged, putPerson, putUnit } from '../../../../shared/store/directory.ts';
import { putPost, putShift } from '../../../../shared/store/duty.ts';
import { keys } from '../../../../shared/store/keys.ts';
import type { Table } from '../../../../shared/store/table.ts';
import { memory } from '../../../kit/feishu-house.ts';
import { photosInMemory } from '../../../kit/photos-in-memory.ts';

const on = day('2026-10-08');
const units = 500;
const streets = 10;

/** Five hundred units whose watch begins at 08:00 and whose people never come. */
async function silentDistrict() {
  const table = await memory();
  const config = readConfig({ LOG_LEVEL: 'error' }, String);
  const { deps } = build(config, { table, photos: photosInMemory(), write() {}, wake() {} });
  await table.transact([
    ...Array.from({ length: streets }, (_, nth) =>
      putPerson(personOf(`s${nth}`, 'street', `第${nth}街道`), 0),
    ).flat(),
    ...putPerson(personOf('lin', 'leader'), 0),
    ...putPerson(personOf('zhou', 'officer'), 0),
    directoryChanged(),
  ]);
  for (let nth = 0; nth < units; nth += 1) {
    const shift = shiftOf(nth);
    await table.transact([
      ...putPerson(personOf(`p${nth}`, 'liaison'), 0),
      ...putUnit(unitOf(nth), 0),
      ...(shift.post ? [putPost(shift.post)] : []),
      putShift(shift, 0, nextLook(shift)),
    ]);
  }
  return { deps, table };
}

function personOf(id: string, role: Person['roles'][number], street?: string): Person {
  return {
    ...{ id: personId(id), name: `值班${id}`, nicknames: [], roles: [role], units: [], active: true },
    ...(street !== undefined && { street }),
    addresses: [{ channel: 'feishu', kind: 'person', id: `ou_${id}` }],
  };
}

function unitOf(nth: number): Unit {
  return {
    ...{
      id: unitId(`u${nth}`),
      name: `第${nth}商场`,
      aliases: [],
      kind: 'mall',
      street: `第${nth % streets}街道`,
    },
    ...{ exposures: [], notes: {}, active: true },
  };
}

function shiftOf(nth: number): Shift {
  const post = { key: `unit:u${nth}`, name: `第${nth}商场` };
  return {
    ...{ id: shiftId(shiftIdOf(on, 'day', post.key)), day: on, kind: 'day', post },
    places: [{ role: 'main', name: `值班p${nth}`, person: personId(`p${nth}`) }],
    told: ['evening', 'before'],
  };
}

/** When each piece of news was decided, by the first word of its name. */
async function decided(table: Table): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const { pk, data } of table.scan()) {
    if (!pk.startsWith('notice#duty.')) continue;
    const kind = pk.split('#')[1] ?? '';
    const { order } = JSON.parse(JSON.stringify(data));
    found.set(kind, [...(found.get(kind) ?? []), clockOf(order.askedAt)]);
  }
  return found;
}

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
