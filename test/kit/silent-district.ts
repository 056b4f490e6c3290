import { build } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import type { Person } from '../../shared/domain/directory/person.ts';
import type { Unit } from '../../shared/domain/directory/unit.ts';
import { type Shift, shiftIdOf } from '../../shared/domain/duty/shift.ts';
import { nextLook } from '../../shared/domain/duty/watch.ts';
import { personId, shiftId, unitId } from '../../shared/domain/ids.ts';
import { clockOf, day } from '../../shared/domain/time.ts';
import { directoryChanged, putPerson, putUnit } from '../../shared/store/directory.ts';
import { putPost, putShift } from '../../shared/store/duty.ts';
import type { Table } from '../../shared/store/table.ts';
import { memory } from './feishu-house.ts';
import { photosInMemory } from './photos-in-memory.ts';

export const on = day('2026-10-08');
export const units = 500;
export const streets = 10;

/** Five hundred units whose watch begins at 08:00 and whose people never come. */
export async function silentDistrict() {
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
export async function decided(table: Table): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const { pk, data } of table.scan()) {
    if (!pk.startsWith('notice#duty.')) continue;
    const kind = pk.split('#')[1] ?? '';
    const { order } = JSON.parse(JSON.stringify(data));
    found.set(kind, [...(found.get(kind) ?? []), clockOf(order.askedAt)]);
  }
  return found;
}
