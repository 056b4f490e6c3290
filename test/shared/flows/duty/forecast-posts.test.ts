import { afterEach, beforeEach, expect, test } from 'vitest';
import { day, plusDays } from '../../../../shared/domain/time.ts';
import { type Town, world } from '../../../kit/world.ts';
import { rosters } from './rosters.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-06', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

test('what a change makes worse in units is one list for the street and a count for the bureau, once', async () => {
  await rosters(
    town,
    ['2026-05-08', '夜班', '万汇广场', '', '陈思远', ''],
    ['2026-05-09', '白班', '万汇广场', '', '陈思远', ''],
    ['2026-05-09', '夜班', '万汇广场', '', '没人认识', ''],
  );
  const heard = await town.passes(10);
  const [list] = heard.filter(({ to }) => 'person' in to && to.person === 'sun');
  expect(list?.text).toMatch(/1家单位的值班安排有问题：\n.*没人认识联系不上.*；.*陈思远前一个班后休息不足/);
  const digests = heard.filter(({ title }) => title === '排班变动后有新问题（街道和单位）');
  expect(digests[0]?.text).toMatch(/街道和单位有1家的值班安排有问题：\S+1家/);
  expect(digests.map(({ to }) => to)).toContainEqual({ person: 'zhou' });
  await rosters(town, ['2026-05-20', '白班', '万汇广场', '', '陈思远', '']);
  expect(texts(await town.passes(10))).not.toMatch(/有问题/);
});

test('the day before it is told again, to the unit as well; on Mondays all ninety days', async () => {
  await rosters(town, ['2026-05-09', '夜班', '万汇广场', '', '没人认识', '']);
  await town.passes(10);
  const heard = await town.comes('2026-05-08', '08:02');
  const mine = heard.filter(({ to }) => 'person' in to && to.person === 'chen');
  expect(texts(mine)).toMatch(/万汇广场5月9日（周六）夜班没人认识联系不上.*\n请今天补齐/);
  expect(texts(heard.filter(({ to }) => 'person' in to && to.person === 'sun'))).toMatch(/没人认识联系不上/);
  await rosters(town, ['2026-06-09', '夜班', '万汇广场', '', '没人认识', '']);
  await town.passes(10);
  const monday = await town.comes('2026-05-11', '08:02');
  expect(monday.filter(({ title }) => title === '本周排班预测').map(({ to }) => to)).toContainEqual({
    person: 'sun',
  });
});

test('a table that only takes watches away is looked over too', async () => {
  await town.says('zhou', '值班表\n5月20日 白班 值班 周敏\n5月20日 夜班 值班 何静');
  await town.says('zhou', '以此为准');
  expect(texts(await town.passes(2))).toMatch(/5月20日（周三）[白夜]班没有带班领导/);
});

const unknown = (date: string, name: string) => [date, '夜班', '万汇广场', '', name, ''];
const listsOf = (heard: Awaited<ReturnType<Town['passes']>>) =>
  heard.filter(({ to }) => 'person' in to && to.person === 'sun').map(({ text }) => text);

test('what several changes within minutes make worse is on one list, without what was mended meanwhile', async () => {
  await rosters(town, unknown('2026-05-12', '没人认识甲'), unknown('2026-05-13', '没人认识乙'));
  await town.passes(2);
  await rosters(town, unknown('2026-05-13', '陈思远'), unknown('2026-05-14', '没人认识丙'));
  await town.passes(2);
  await rosters(town, unknown('2026-05-16', '陈思远'));
  const [list, ...more] = listsOf(await town.passes(10));
  expect(list).toMatch(/没人认识甲联系不上.*没人认识丙联系不上/);
  expect(list).not.toMatch(/没人认识乙/);
  expect(more).toEqual([]);
});

test('changes that go on and on do not put the list off', async () => {
  const lists: string[][] = [];
  for (const date of ['12', '14', '16', '18', '20']) {
    await rosters(town, unknown(`2026-05-${date}`, `没人认识${date}`));
    lists.push(listsOf(await town.passes(3)));
  }
  expect(lists.map((heard) => heard.length)).toEqual([0, 1, 0, 1, 0]);
  expect(lists.flat().join('\n')).toMatch(/没人认识12.*没人认识14[\s\S]*没人认识16.*没人认识18/);
});

test('of seventy gaps none is news a second time', async () => {
  const days = Array.from({ length: 70 }, (_, nth) => plusDays(day('2026-05-20'), nth));
  await rosters(town, ...days.map((date) => unknown(date, '没人认识')));
  const [list = ''] = listsOf(await town.passes(10));
  expect(list).toMatch(/没人认识联系不上.*等70处/);
  await rosters(town, unknown('2026-05-10', '陈思远'));
  expect(listsOf(await town.passes(10))).toEqual([]);
});
