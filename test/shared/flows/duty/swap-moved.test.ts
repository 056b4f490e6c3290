import { afterEach, beforeEach, expect, test } from 'vitest';
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
