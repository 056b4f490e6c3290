import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { monthOf } from '../../../../infra/town/roster.ts';
import { day } from '../../../../shared/domain/time.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-05-01', '07:25');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text);

test('the leader on duty checks in with one word, and hears his real time', async () => {
  await town.comes('2026-05-01', '07:55');
  expect(texts(await town.says('lin', '签到'))[0]).toMatch(/已签到：5月1日（周五）24小时班带班领导，07:55。/);
  expect(texts(await town.says('lin', '签到'))).toEqual(['已经签到过了，无需重复。']);
});

test('the reminder’s button does what the sentence does, for the clicker alone', async () => {
  const reminded = await town.comes('2026-05-01', '07:31');
  const mine = reminded.find(({ to }) => 'person' in to && to.person === 'lin');
  expect(mine?.title).toBe('值班提醒');
  const pressed = mine && (await town.clicks('lin', mine, '签到'));
  expect(pressed?.toast).toMatch(/已签到/);
});

test('a check-in in the group is answered privately', async () => {
  await town.comes('2026-05-01', '07:55');
  const heard = await town.says('lin', '签到', { chat: 'g-all' });
  expect(heard.map(({ to }) => to)).toEqual([{ person: 'lin' }]);
  expect(town.heardIn('g-all')).toEqual([]);
});

test('whoever has no watch is told so', async () => {
  expect(texts(await town.says('chen', '签到'))[0]).toMatch(/值班表上现在没有您的班/);
});

describe('silence is noticed', () => {
  test('first the person, then the leader, then one list for the officers; nobody is called absent', async () => {
    await town.says('lin', '签到');
    const heard = await town.comes('2026-05-01', '10:00');
    const toOfficers = heard.filter(({ at }) => at.includes('T09:00'));
    expect(heard.some(({ at, to }) => at.includes('T08:30') && 'person' in to && to.person === 'lin')).toBe(
      true,
    );
    expect(toOfficers).toHaveLength(3);
    expect(toOfficers[0]?.text).toMatch(/未签到（待核实）/);
    expect(texts(heard).join()).not.toMatch(/缺岗/);
  });

  test('what a jump of days brings is told once each', async () => {
    const heard = await town.comes('2026-05-03', '09:30');
    const told = heard.map(({ at, to, text }) => JSON.stringify([at, to, text]));
    expect(new Set(told).size).toBe(told.length);
  });
});

test('a month goes by like a month of minutes', async () => {
  const heard = await town.comes('2026-05-31', '23:59');
  const reminders = heard.filter(({ title }) => title === '值班提醒');
  expect(reminders).toHaveLength(3 + 30 * 6);
});

describe('who is on duty', () => {
  test('in the group names and the duty room’s landline, no mobile number', async () => {
    const [answer] = await town.says('chen', '今天谁值班', { chat: 'g-all' });
    expect(answer?.text).toMatch(/带班领导 林国栋/);
    expect(answer?.text).toMatch(/值班室电话：0100-88660119/);
    expect(answer?.text).not.toMatch(/\d{11}/);
  });

  test('an officer privately reads the mobile numbers, a passer-by does not', async () => {
    expect(texts(await town.says('zhou', '今天谁值班'))[0]).toMatch(/\d{11}/);
    expect(texts(await town.says('guest', '今天谁值班'))[0]).not.toMatch(/\d{11}/);
  });
});

describe('for another, afterwards, by the whole chain', () => {
  test('a colleague of the watch signs for another; both the ledger and he himself know', async () => {
    await town.comes('2026-05-01', '07:55');
    const [, main, deputy] = monthOf(day('2026-05-01'))[0]?.places ?? [];
    const heard = await town.says(`${main?.person}`, `代${deputy?.name}签到`);
    expect(texts(heard).join()).toMatch(new RegExp(`已记代签：${deputy?.name}`));
    expect(town.heard(`${deputy?.person}`).at(-1)).toMatch(/已替您签到/);
  });

  test('an officer writes up a watch that is over, and it is kept as written afterwards', async () => {
    await town.comes('2026-05-02', '10:00');
    const heard = await town.says('zhou', '补签 林国栋 5月1日');
    expect(heard.find(({ to }) => 'person' in to && to.person === 'zhou')?.text).toMatch(
      /已记补签：林国栋，5月1日（周五）/,
    );
  });

  test('one writes up one’s own watch by one’s own name, and is not told so by another', async () => {
    await town.comes('2026-05-02', '10:00');
    const heard = texts(await town.says('lin', '补签 林国栋 5月1日')).join();
    expect(heard).toMatch(/^已记补签：林国栋，5月1日（周五）/);
    expect(heard).not.toContain('替您签到');
  });

  test('in a chain of replies only one’s own line counts', async () => {
    await town.comes('2026-05-01', '07:55');
    const chain = '#接龙\n五一值班签到\n1. 林国栋 已到\n2. 何静 已到';
    expect(texts(await town.says('chen', chain, { chat: 'g-all' }))).toEqual([]);
    expect(texts(await town.says('lin', chain, { chat: 'g-all' }))[0]).toMatch(/已签到/);
    expect(town.heard('he').join()).not.toMatch(/替您签到/);
  });
});

test('a period is asked for by its name', async () => {
  expect(texts(await town.says('zhou', '五一值班表发一下'))[0]).toMatch(/5月1日.*5月5日/s);
  expect(texts(await town.says('lin', '五一哪几天是我'))[0]).toMatch(/林国栋，您的班：\n5月1日/);
});
