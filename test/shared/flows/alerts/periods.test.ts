import { afterEach, expect, test } from 'vitest';
import { at, day, later, MINUTE_MS } from '../../../../shared/domain/time.ts';
import { work } from '../../../../shared/flows/steps.ts';
import { tick } from '../../../../shared/flows/tick.ts';
import { type Town, world } from '../../../kit/world.ts';
import { first, wants } from './sending.ts';

let town: Town;
afterEach(() => town.close());

const about = (chat: string, name: string) => town.heardIn(chat).filter((text) => text.startsWith(name));
const told = (person: string, word: string) => town.heard(person).filter((text) => text.includes(word));

test('a first start owes nothing from before its birth', async () => {
  town = await world('2026-09-29', '10:00');
  await town.passes(24 * 60 - 70);
  expect(about('g-all', '国庆节')).toEqual([]);
});

test('units are told seven, three and one day before, and are asked for nothing; the first day itself is one with the day before it when it is a rest day', async () => {
  town = await world('2026-09-22', '10:00');
  await town.comes('2026-10-12', '18:00');
  const heard = about('g-all', '国庆节');
  expect(heard).toHaveLength(3);
  expect(heard[0]).toContain('国庆节（10月1日（周四）至10月7日（周三）');
  expect(heard.every((text) => !text.includes('收到') && [...text].length <= 170)).toBe(true);
  expect(told('zhou', '已向各单位发出国庆节')).toHaveLength(3);
  expect(told('zhou', '国庆节（10月1日至10月7日）已结束')).toHaveLength(1);
  expect(told('chen', '国庆节')).toEqual([]);
});

test('a push that would fall on a rest day goes out in the afternoon of the last working day', async () => {
  town = await world('2026-03-22', '10:00');
  await town.comes('2026-04-05', '18:00');
  const times = town.host.chat
    .lines({ talks: [{ chat: 'g-all' }] })
    .filter(({ card }) => card.text.startsWith('清明节'))
    .map(({ at }) => at.slice(0, 13));
  expect(times).toEqual(['2026-03-27T15', '2026-04-01T09', '2026-04-03T09']);
});

test('what has no fixed date goes to officers alone, until somebody confirms it', async () => {
  town = await world('2027-02-01', '10:00');
  await town.comes('2027-02-25', '18:00');
  expect(told('zhou', '请核对日期').length).toBeGreaterThan(0);
  expect(about('g-all', '全国两会')).toEqual([]);

  const [answer] = await town.says('zhou', '全国两会 3月4日至3月11日');
  expect(answer?.text).toContain('2027年全国两会 3月4日至3月11日');
  await town.comes('2027-03-04', '18:00');
  expect(about('g-all', '全国两会').length).toBeGreaterThan(1);
});

test('dates of the sessions that cannot be are not taken, nor from anybody', async () => {
  town = await world('2027-02-01', '10:00');
  expect(first(await town.says('zhou', '全国两会 3月11日至3月4日')).text).toContain('请写明起止日期');
  expect(first(await town.says('chen', '全国两会 3月4日至3月11日')).text).toContain('工作人员');
});

test('what fell due while the service was off is sent once if it still helps, and told as missed if not', async () => {
  town = await world('2026-09-22', '10:00');
  const back = at(day('2026-09-30'), '12:00');
  for (let minute = 0; minute < 30; minute += 1) {
    await tick(town.house.deps, later(back, minute * MINUTE_MS));
    await work(town.house.deps, later(back, minute * MINUTE_MS));
  }
  await town.passes(0);
  expect(about('g-all', '国庆节')).toHaveLength(1);
  expect(about('g-all', '国庆节')[0]).toContain('明天开始');
  expect(told('zhou', '错过了一条国庆节')).toHaveLength(2);
});

test('the year at a glance says what is not certain yet', async () => {
  town = await world('2026-05-12', '10:00');
  const shown = (await wants(town, 'zhou', { kind: 'alert.calendar' })).reply?.text ?? '';
  expect(shown).toContain('10月1日至10月7日 国庆节');
  expect(shown).toMatch(/11月1日至次年3月\d+日 冬春火灾防控/);
  expect(shown).not.toContain('尚未公布');
  const next =
    (await wants(town, 'zhou', { kind: 'alert.calendar', text: '2027年有哪些节点' })).reply?.text ?? '';
  expect(next).toMatch(/国庆节（暂定）[\s\S]*2027年放假安排尚未公布/);
  expect((await wants(town, 'guest', { kind: 'alert.calendar' })).reply).toBeUndefined();
});
