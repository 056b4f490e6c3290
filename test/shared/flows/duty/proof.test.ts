import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { allUnits, loadBureau } from '../../../../shared/store/directory.ts';
import { type Town, world } from '../../../kit/world.ts';
import { rosters } from './rosters.ts';

let town: Town;
const texts = (heard: readonly Message[]) => heard.map(({ text }) => text).join('\n');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]).toString('base64');

afterEach(() => town.close());

test('nothing is asked with a check-in but a word, until a rule says so', async () => {
  town = await world('2026-05-06', '07:50');
  expect(texts(await town.says('he', '签到'))).toMatch(/已签到/);
});

test('where the rule asks for a photo and the code of the day, both must come', async () => {
  town = await world('2026-05-06', '07:50');
  expect(texts(await town.says('zhou', '签到要求 照片 口令 每天'))).toMatch(/每天签到须附现场照片、当日口令/);
  const code = /今日口令：(\d{4})/.exec(texts(await town.says('zhou', '今日口令')))?.[1];
  expect(texts(await town.says('he', '签到'))).toMatch(/须附现场照片、当日口令/);
  expect(texts(await town.says('he', `签到 ${code}`))).toMatch(/须附现场照片，/);
  expect(texts(await town.says('he', `签到 ${code}`, { images: [jpeg] }))).toMatch(/何静，已签到/);
  expect(texts(await town.says('zhou', '签到要求 无'))).toMatch(/只需一句话/);
  expect(texts(await town.says('zhou', '签到'))).toMatch(/已签到/);
});

test('a rule of heightened care asks on a holiday and on no other day', async () => {
  town = await world('2026-05-06', '07:50');
  await town.says('zhou', '签到要求 照片');
  expect(texts(await town.says('he', '签到'))).toMatch(/已签到/);
  await town.close();
  town = await world('2026-05-01', '07:50');
  await town.says('zhou', '签到要求 照片');
  expect(texts(await town.says('lin', '签到'))).toMatch(/须附现场照片/);
});

test('a liaison reads no code', async () => {
  town = await world('2026-05-06', '07:50');
  expect(texts(await town.says('chen', '今日口令'))).not.toMatch(/\d{4}/);
});

describe('a place with a radius', () => {
  const room = { latitude: 39.9163, longitude: 116.4041 };
  const near = { latitude: 39.9171, longitude: 116.4049, name: '区政府东门' };
  const far = { latitude: 39.9463, longitude: 116.4041, name: '城北公园' };
  const bare = (place: typeof room) => ({ location: place });

  beforeEach(async () => {
    town = await world('2026-05-06', '07:50');
    expect(texts(await town.says('zhou', '设置值班室位置'))).toMatch(/请在15分钟内把值班室的位置发给我/);
    expect(texts(await town.says('zhou', '', bare(room)))).toMatch(/已登记值班室的位置/);
    expect(texts(await town.says('zhou', '签到要求 位置500米 每天'))).toMatch(
      /位置距登记地点500米以内；超出的照记/,
    );
  });

  test('the place may come as a message of its own, after the word', async () => {
    expect(texts(await town.says('he', '签到'))).toMatch(/须附位置，请在15分钟内接着发来/);
    expect(texts(await town.says('he', '', bare(near)))).toMatch(/何静，已签到：.*距登记地点1\d\d米。/);
  });

  test('from too far away it is recorded as such and told, never refused', async () => {
    const heard = await town.says('he', '签到', { location: far });
    expect(texts(heard)).toMatch(/何静，已签到：.*距登记地点3.3公里，超出范围/);
    const told = heard.filter(({ title }) => title === '签到位置超出范围');
    expect(told.map(({ to }) => to)).toEqual([{ person: 'lin' }]);
    expect(told[0]?.text).toMatch(/何静签到.*“城北公园”距登记地点3.3公里.*请电话核实/);
  });

  test('a place after a quarter of an hour, or with nothing begun, means nothing', async () => {
    expect(texts(await town.says('wu', '', bare(near)))).not.toMatch(/签到|登记/);
    await town.says('he', '签到');
    await town.passes(20);
    expect(texts(await town.says('he', '', bare(near)))).not.toMatch(/已签到/);
  });

  test('a unit’s place is its liaison’s to give, and arrivals from afar are its street’s to hear', async () => {
    await rosters(town, ['2026-05-06', '白班', '万汇广场', '', '陈思远', '']);
    expect(texts(await town.says('liu', '登记万汇广场位置'))).toMatch(/没有改动/);
    expect(texts(await town.says('chen', '登记单位位置'))).toMatch(/把万汇广场的位置发给我/);
    expect(texts(await town.says('chen', '', bare(room)))).toMatch(/已登记万汇广场的位置/);
    await town.passes(1);
    const heard = await town.says('chen', '签到', { location: far });
    expect(heard.filter(({ title }) => title === '签到位置超出范围').map(({ to }) => to)).toEqual([
      { person: 'sun' },
    ]);
  });

  test('a unit that left the list meanwhile is said to be gone, and the duty room stays where it is', async () => {
    const { table } = town.house.deps;
    expect(texts(await town.says('zhou', '登记万汇广场位置'))).toMatch(/把万汇广场的位置发给我/);
    const unit = (await allUnits(table)).find(({ value }) => value.name === '万汇广场');
    if (!unit) throw new Error('no unit');
    const before = (await loadBureau(table))?.value.roomAt;
    await table.transact([{ kind: 'delete', key: unit.key, seen: unit.version }]);
    expect(texts(await town.says('zhou', '', bare(far)))).toMatch(/名单里已经没有这个单位，没有改动/);
    expect((await loadBureau(table))?.value.roomAt).toEqual(before);
  });

  test('nothing is said to be registered where nothing was written', async () => {
    const { table } = town.house.deps;
    const bureau = await loadBureau(table);
    if (!bureau) throw new Error('no bureau');
    await table.transact([{ kind: 'delete', key: bureau.key, seen: bureau.version }]);
    const heard = texts(await town.says('zhou', '设置值班室位置', bare(far)));
    expect(heard).toMatch(/值班室位置没有改动/);
    expect(heard).not.toMatch(/已登记/);
  });

  test('an officer who names no unit is asked which: that is not the duty room', async () => {
    const before = (await loadBureau(town.house.deps.table))?.value.roomAt;
    expect(texts(await town.says('zhou', '登记单位位置', bare(far)))).toMatch(/请写明是哪个单位的位置/);
    expect((await loadBureau(town.house.deps.table))?.value.roomAt).toEqual(before);
  });

  test('where no place was entered it is kept and said to be uncompared', async () => {
    await rosters(town, ['2026-05-06', '白班', '万汇广场', '', '陈思远', '']);
    await town.passes(1);
    expect(texts(await town.says('chen', '签到', { location: near }))).toMatch(/登记地点未设置，未比对/);
  });
});
