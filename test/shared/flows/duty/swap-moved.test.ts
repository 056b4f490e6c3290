import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../functions/sandbox/message.ts';
import { day } from '../../../../shared/domain/time.ts';
import { shiftsOf } from '../../../../shared/store/duty.ts';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-11-27', '10:00');
  await town.says('zhou', '值班表\n12月10日 林国栋 吴海涛\n12月24日 林国栋 周敏\n12月12日 林国栋 何静');
  await town.says('zhou', '以此为准');
  await town.says('wu', '我12月10日的班和周敏12月24日的班对调');
  await town.says('zhou', '同意');
  await town.says('lin', '同意');
  expect(await mainOn('2026-12-10')).toBe('周敏');
  expect(await mainOn('2026-12-24')).toBe('吴海涛');
});
afterEach(() => town.close());

async function mainOn(date: string): Promise<string | undefined> {
  const [stored] = await shiftsOf(town.house.deps.table, day(date));
  return stored?.value.places.find(({ role }) => role === 'main')?.name;
}

const days = (from: number, until: number, who: string) =>
  Array.from({ length: until - from + 1 }, (_, nth) => `12月${from + nth}日 林国栋 ${who}`);

test('both are told of each half of a swap that a new table undoes, however far apart', async () => {
  await town.says('he', ['值班表', ...days(10, 24, '何静')].join('\n'));
  const heard = await town.says('he', '以此为准');
  expect(await mainOn('2026-12-24')).toBe('何静');
  const told = heard.filter(({ title }) => title === '值班表有变');
  const mine = told.filter(({ to }) => 'person' in to && to.person === 'wu').map(({ text }) => text);
  expect(mine.filter((text) => text.includes('12月10日'))).toHaveLength(1);
  expect(mine.filter((text) => text.includes('12月24日'))).toHaveLength(1);
});

test('where one half moves along and the other is void, the void one is told', async () => {
  await town.says('he', '值班表\n12月10日 林国栋 何静\n12月17日 林国栋 吴海涛\n12月24日 林国栋 何静');
  const heard = await town.says('he', '以此为准');
  expect(await mainOn('2026-12-17')).toBe('周敏');
  const told = heard.filter(({ to }) => 'person' in to && to.person === 'wu').map(({ title }) => title);
  expect(told.sort()).toEqual(['值班表有变', '换班随班移动']);
});

describe('a swap that is still being agreed', () => {
  const toldOf = (heard: readonly Message[], person: string) =>
    heard.filter(({ to }) => 'person' in to && to.person === person);

  test('goes along with a watch that a new table moves, and whoever had said yes is asked for the new day', async () => {
    await town.says('he', '12月12日我和吴海涛换班');
    await town.says('wu', '同意');
    await town.says('zhou', '值班表\n12月12日 林国栋 周敏\n12月15日 林国栋 何静');
    const heard = await town.says('zhou', '以此为准');
    const [asked] = toldOf(heard, 'wu').filter(({ title }) => title === '换班请求');
    expect(asked?.text).toMatch(/您此前的同意是原来那天的，请重新答复：何静请您值12月15日/);
    const giver = toldOf(heard, 'he').map(({ text }) => text);
    expect(giver.join()).toMatch(/现为12月15日.*已请吴海涛重新答复/);
    expect(toldOf(heard, 'lin').map(({ title }) => title)).toContain('在办的换班随班移动');
    expect((await town.says('lin', '同意换班')).map(({ text }) => text).join()).toMatch(/没有等您处理/);
    if (asked) await town.clicks('wu', asked, '同意');
    await town.says('lin', '同意换班');
    expect([await mainOn('2026-12-12'), await mainOn('2026-12-15')]).toEqual(['周敏', '吴海涛']);
  });

  test('is void at once where the table gives the watch to another, and all who had to do with it are told', async () => {
    const [asked] = toldOf(await town.says('he', '12月12日我和吴海涛换班'), 'wu');
    await town.says('zhou', '值班表\n12月12日 林国栋 周敏');
    const heard = await town.says('zhou', '以此为准');
    for (const person of ['he', 'wu'])
      expect(toldOf(heard, person).map(({ text }) => text)).toContain(
        '新的值班表改动了12月12日（周六）24小时班，何静在办的换班作废。请按新表值班，需要时重新办理。',
      );
    expect(asked && (await town.clicks('wu', asked, '同意')).toast).toMatch(
      /值班表已经改动，这次换班不再有效/,
    );
    expect((await town.says('he', '我的换班')).map(({ text }) => text).join()).toMatch(/没有在办的换班/);
  });

  test('of two watches is void once where the table takes both', async () => {
    await town.says('wu', '我12月24日的班和何静12月12日的班对调');
    await town.says('zhou', '值班表\n12月12日 林国栋 周敏\n12月24日 林国栋 周敏');
    const heard = await town.says('zhou', '以此为准');
    const voided = toldOf(heard, 'he').filter(({ text }) => text.includes('在办的换班作废'));
    expect(voided).toHaveLength(1);
  });
});
