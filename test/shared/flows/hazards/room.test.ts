import { afterEach, beforeEach, expect, test } from 'vitest';
import { dot, morning, type Town } from './kit.ts';

/** What DynamoDB takes at once is a hundred; so much room must be left for what nobody thought of. */
const most = 90;

let town: Town;
let largest: number;
beforeEach(async () => {
  town = await morning();
  largest = 0;
  const { table } = town.house.deps;
  const transact = table.transact.bind(table);
  Object.assign(table, {
    transact: (writes: Parameters<typeof transact>[0]) => {
      largest = Math.max(largest, writes.length);
      return transact(writes);
    },
  });
});
afterEach(() => town.close());

test('a message of more hazards and photos than are taken leaves room in its transaction', async () => {
  const kinds = [
    '三楼消防通道堆货',
    '配电箱门坏了',
    '灭火器过期',
    '油烟管没洗',
    '楼道充电',
    '货架太高',
    '应急灯不亮',
  ];
  const text = ['隐患', ...kinds.map((one, place) => `${place + 1}.${one}`)].join('\n');
  await town.says('chen', text, { images: Array.from({ length: 12 }, () => dot) });
  expect(largest).toBeGreaterThan(40);
  expect(largest).toBeLessThanOrEqual(most);
});

test('a case that many have reported, each four times, is closed and told to each of them once', async () => {
  const people = ['chen', 'xu', 'zhao', 'liu', 'song', 'guo', 'li', 'ma', 'gao', 'deng', 'yang', 'guest'];
  for (let round = 0; round < 4; round += 1)
    for (const person of people) await town.says(person, '隐患 万汇广场三楼消防通道堆货');
  for (let nth = 2; nth <= 4 * people.length; nth += 1) await town.says('he', `${nth}和1重复`);
  await town.says('he', '1属实 重大 十天内整改');
  await town.says('chen', '1已报区应急局，5月6日');
  await town.says('chen', '1已向职代会报告，5月6日');
  for (let photo = 0; photo < 9; photo += 1) await town.says('chen', '', { images: [dot] });
  await town.says('chen', '1整改好了，全部清走', { images: Array.from({ length: 9 }, () => dot) });
  await town.says('sun', '1复查合格，销号');
  await town.passes(10);
  for (const person of people.filter((one) => one !== 'chen'))
    expect(town.heard(person).filter((text) => /YH-2026-\d{4}.*现已销号/.test(text))).toHaveLength(1);
  expect(largest).toBeLessThanOrEqual(most);
});

test('forty cases that fall due at one moment, a list each morning and photos that came are told bit by bit', async () => {
  for (let nth = 1; nth <= 40; nth += 1) {
    await town.says('chen', `隐患 万汇广场${nth}号铺消防通道堆货`, { images: [dot] });
    await town.says('he', `${nth}属实 一般 三天内整改`);
  }
  await town.comes('2026-05-20', '10:00');
  expect(largest).toBeLessThanOrEqual(most);
});
