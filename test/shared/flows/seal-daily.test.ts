import { afterEach, beforeEach, expect, test } from 'vitest';
import { personId } from '../../../shared/domain/ids.ts';
import { directoryChanged, loadPerson, putPerson } from '../../../shared/store/directory.ts';
import { lastSeal } from '../../../shared/store/seals.ts';
import { dengAudits } from '../../kit/people.ts';
import { world } from '../../kit/world.ts';
import { type Town, toldTo } from './hazards/kit.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-07', '10:00');
});
afterEach(() => town.close());

const sealsTo = (person: string, heard: Parameters<typeof toldTo>[1]) =>
  toldTo(person, heard)
    .split('\n')
    .filter((line) => line.includes('封印'));

test('once a day the last seal reaches whoever is set, in one line, and it is the seal of the record', async () => {
  expect(toldTo('zhou', await town.says('zhou', '设置 封印接收人 林国栋、何静'))).toContain(
    '每日封印发给林国栋、何静',
  );
  await town.says('chen', '隐患 三楼消防通道堆货');
  await town.passes(2);
  const { number, hash } = await lastSeal(town.house.deps.table);
  const morning = await town.comes('2026-05-08', '10:00');
  for (const person of ['lin', 'he']) {
    expect(sealsTo(person, morning)).toHaveLength(1);
    expect(sealsTo(person, morning)[0]).toMatch(/每日封印：.*第\d+号，校验码[0-9a-f]{16}/);
  }
  expect(sealsTo('zhou', morning)).toEqual([]);
  expect(number).toBeGreaterThan(0);
  expect(hash).toHaveLength(64);
});

test('nobody reads the same seal twice, and none comes on a rest day', async () => {
  await town.says('zhou', '设置 封印接收人 林国栋');
  const saturday = await town.comes('2026-05-16', '10:00');
  const told = sealsTo('lin', saturday);
  expect(new Set(told).size).toBe(told.length);
  expect(sealsTo('lin', await town.comes('2026-05-17', '18:00'))).toEqual([]);
});

test('an auditor is sent it without being set; without one and unset it goes to nobody', async () => {
  await town.says('chen', '隐患 三楼消防通道堆货');
  const quiet = await town.comes('2026-05-08', '10:00');
  expect(quiet.filter(({ text }) => text.includes('每日封印'))).toEqual([]);
  await dengAudits(town.house.deps.table);
  await town.says('chen', '隐患 后厨灭火器过期');
  expect(sealsTo('deng', await town.comes('2026-05-09', '10:00'))).toHaveLength(1);
});

test.each([
  ['设置 封印接收人 张无忌', /没有找到“张无忌”/],
  ['设置 封印接收人 陈思远', /局工作人员、局领导或审计人员/],
  ['设置 封印接收人 不发', /每日封印不发送/],
])('%s is answered in words', async (said, answer) => {
  expect(toldTo('zhou', await town.says('zhou', said))).toMatch(answer);
});

test('a name that holds 和 is one name, and 和 between two names joins them', async () => {
  const he = await loadPerson(town.house.deps.table, personId('he'));
  if (he)
    await town.house.deps.table.transact([
      ...putPerson({ ...he.value, name: '李和平' }, he.version, he.value),
      directoryChanged(),
    ]);
  for (const said of ['李和平', '林国栋和李和平', '李和平和林国栋', '林国栋、李和平'])
    expect(toldTo('zhou', await town.says('zhou', `设置 封印接收人 ${said}`))).toContain(
      `每日封印发给${said.replace(/(?<=栋|平)和/, '、')}`,
    );
  expect(toldTo('zhou', await town.says('zhou', '设置 封印接收人 李和顺'))).toContain('没有找到“李和顺”');
});
