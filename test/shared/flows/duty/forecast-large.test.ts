import { expect, test } from 'vitest';
import { build } from '../../../../functions/app.ts';
import { readConfig } from '../../../../functions/config.ts';
import type { Person } from '../../../../shared/domain/directory/person.ts';
import type { Unit } from '../../../../shared/domain/directory/unit.ts';
import { type Shift, shiftIdOf } from '../../../../shared/domain/duty/shift.ts';
import { personId, shiftId, unitId } from '../../../../shared/domain/ids.ts';
import {
  at,
  type Day,
  day,
  type Instant,
  later,
  MINUTE_MS,
  plusDays,
} from '../../../../shared/domain/time.ts';
import { birth } from '../../../../shared/flows/birth.ts';
import { work } from '../../../../shared/flows/steps.ts';
import { tick } from '../../../../shared/flows/tick.ts';
import { directoryChanged, putPerson, putUnit } from '../../../../shared/store/directory.ts';
import { putPost, putShift } from '../../../../shared/store/duty.ts';
import { memory } from '../../../kit/feishu-house.ts';
import { photosInMemory } from '../../../kit/photos-in-memory.ts';

const thursday = day('2026-10-08');
const monday = day('2026-10-12');

interface Size {
  readonly streets: number;
  readonly units: number;
  readonly officers: number;
  /** Of each street. */
  readonly clerks: number;
  readonly on?: Day;
}

/** A district where nobody knows who has tomorrow's watch of any unit, and the bureau itself has no roster at all. */
async function unready({ streets, units, officers, clerks, on = thursday }: Size) {
  const kept = await memory();
  const read: string[] = [];
  const query: typeof kept.query = (range) => {
    if (range.from === undefined) read.push(range.pk);
    return kept.query(range);
  };
  const table = { ...kept, query };
  const errors: string[] = [];
  const { deps } = build(readConfig({ LOG_LEVEL: 'error' }, String), {
    ...{ table, photos: photosInMemory(), wake() {} },
    write: (line) => errors.push(line),
  });
  await birth(deps, at(on, '07:00'));
  const people = [
    ...named('o', officers).map((id) => personOf(id, 'officer')),
    ...named('s', streets).flatMap((_, street) =>
      named(`s${street}-`, clerks).map((id) => personOf(id, 'street', streetOf(street))),
    ),
    ...named('p', units).map((id) => personOf(id, 'liaison')),
  ];
  for (const person of people) await table.transact(putPerson(person, 0));
  for (let nth = 0; nth < units; nth += 1) {
    const shift = shiftOf(nth, plusDays(on, 1));
    await table.transact([
      ...putUnit(unitOf(nth, streetOf(nth % streets)), 0),
      ...(shift.post ? [putPost(shift.post)] : []),
      putShift(shift, 0, undefined),
    ]);
  }
  await table.transact([directoryChanged()]);
  return { deps, table, errors, read };
}

const named = (head: string, count: number) => Array.from({ length: count }, (_, nth) => `${head}${nth}`);
const streetOf = (nth: number) => `第${nth}街道`;

function personOf(id: string, role: Person['roles'][number], street?: string): Person {
  return {
    ...{ id: personId(id), name: `值班${id}`, nicknames: [], roles: [role], units: [], active: true },
    ...(street !== undefined && { street }),
    addresses: [{ channel: 'feishu', kind: 'person', id: `ou_${id}` }],
  };
}

function unitOf(nth: number, street: string): Unit {
  return {
    ...{ id: unitId(`u${nth}`), name: `第${nth}商场`, aliases: [], kind: 'mall', street },
    ...{ exposures: [], notes: {}, active: true, liaison: personId(`p${nth}`) },
  };
}

function shiftOf(nth: number, on: Day): Shift {
  const post = { key: `unit:u${nth}`, name: `第${nth}商场` };
  return {
    ...{ id: shiftId(shiftIdOf(on, 'day', post.key)), day: on, kind: 'day', post, told: [] },
    places: [{ role: 'main', name: '没人认识' }],
  };
}

async function passed(size: Size) {
  const { deps, table, errors, read } = await unready(size);
  const { on = thursday } = size;
  for (let now: Instant = at(on, '08:00'); now <= at(on, '08:03'); now = later(now, MINUTE_MS)) {
    await tick(deps, now);
    await work(deps, now);
  }
  expect(errors).toEqual([]);
  return { table, read };
}

/** The titles of all that each was told in the first minutes of a morning, by his platform id. */
async function morning(size: Size): Promise<(ids: readonly string[]) => string[][]> {
  const { table } = await passed(size);
  const heard = new Map<string, string[]>();
  for await (const { pk, data } of table.scan()) {
    if (!pk.startsWith('notice#duty.forecast')) continue;
    const { to, what } = JSON.parse(JSON.stringify(data)).order;
    heard.set(to.id, [...(heard.get(to.id) ?? []), what.card.title]);
  }
  return (ids) => ids.map((id) => [...(heard.get(`ou_${id}`) ?? [])].sort());
}

const bureau = ['今明两天的班有问题', '今明两天的班有问题（街道和单位）'];
const own = ['今明两天的班有问题'];

test('a hundred streets and twenty officers all hear in the morning what is wrong, each once', async () => {
  const told = await morning({ streets: 100, units: 100, officers: 20, clerks: 1 });
  expect(told(named('o', 20))).toEqual(Array(20).fill(bureau));
  expect(told(named('s', 100).map((street) => `${street}-0`))).toEqual(Array(100).fill(own));
  expect(told(named('p', 100))).toEqual(Array(100).fill(own));
}, 60_000);

test('a street of forty units and ten officers hears it, and so does each of its units', async () => {
  const told = await morning({ streets: 1, units: 40, officers: 1, clerks: 10 });
  expect(told(named('s0-', 10))).toEqual(Array(10).fill(own));
  expect(told(named('p', 40))).toEqual(Array(40).fill(own));
}, 60_000);

test('a bureau of a hundred and twenty who are told hears it to the last of them', async () => {
  const told = await morning({ streets: 1, units: 1, officers: 120, clerks: 1 });
  expect(told(named('o', 120))).toEqual(Array(120).fill(bureau));
}, 60_000);

test('on a Monday a unit hears of today’s and tomorrow’s gap as on any other day', async () => {
  const told = await morning({ streets: 2, units: 4, officers: 1, clerks: 1, on: monday });
  expect(told(named('p', 4))).toEqual(Array(4).fill(own));
  expect(told(['s0-0', 's1-0'])).toEqual([['本周排班预测'], ['本周排班预测']]);
});

test('however many streets there are, the whole directory is read no oftener', async () => {
  const wholes = async (streets: number) => {
    const { read } = await passed({ streets, units: streets, officers: 1, clerks: 1 });
    return read.filter((pk) => pk === 'people').length;
  };
  expect(await wholes(30)).toBe(await wholes(3));
});
