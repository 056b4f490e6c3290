import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Town, world } from '../../../kit/world.ts';

let town: Town;
beforeEach(async () => {
  town = await world('2026-11-27', '10:00');
});
afterEach(() => town.close());

const texts = (heard: readonly { text: string }[]) => heard.map(({ text }) => text).join('\n');

describe('what is said in a group of people and days is no roster', () => {
  test.each([
    ['11月28日何静去万汇检查，11月29日吴海涛去惠家检查'],
    ['下周一何静生日，下周二周敏生日，大家聚餐'],
    ['12月1日林局带队去万汇，何静陪同；12月2日唐局带队去惠家，周敏陪同'],
    ['11月28日到30日何静外出培训，12月1日到3日周敏外出培训'],
    ['11月30日前何静交材料，12月5日前周敏交材料'],
    ['12月1日 何静 休假\n12月2日 周敏 休假'],
    ['11月26日林局带班，何静值班，处理了两起投诉'],
    ['元旦值班表请各单位12月25日前报何静，12月28日前报周敏'],
  ])('%s', async (said) => {
    const heard = await town.says('zhou', said, { chat: 'g-all' });
    expect(heard.filter(({ title }) => title === '值班表改动，请核对')).toEqual([]);
  });

  test.each([
    ['12月1日 林国栋 何静\n12月2日 唐文慧 周敏'],
    ['12.1 周二 林局 何静/周敏；12.2 周三 唐局 吴海涛/周敏'],
    ['元旦值班：1.1 林国栋 何静；1.2 唐文慧 周敏'],
  ])('but names alone are: %s', async (said) => {
    const heard = await town.says('zhou', said, { chat: 'g-all' });
    expect(heard.map(({ title }) => title)).toContain('值班表改动，请核对');
  });
});

test('whoever says who has the watch and that all is well reports, and changes no roster', async () => {
  const heard = await town.says('chen', '今天陈静值班，一切正常');
  expect(heard.filter(({ title }) => title === '值班表改动，请核对')).toEqual([]);
});

test('nobody takes a watch of another by his own word', async () => {
  await town.says('zhou', '值班表\n12月12日 林国栋 何静\n12月20日 唐文慧 周敏');
  await town.says('zhou', '以此为准');
  const heard = await town.says('tang', '12月12日林国栋和唐文慧换班');
  expect(texts(heard)).toMatch(/^林国栋的班须由林国栋本人发“换班”/);
  expect(heard.filter(({ to }) => 'person' in to && to.person !== 'tang')).toEqual([]);
});
