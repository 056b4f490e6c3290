import { expect, test } from 'vitest';
import { day } from '../../../../shared/domain/time.ts';
import { largeBureau } from '../../../kit/large-bureau.ts';

const on = day('2026-10-08');
const many = 130;

/** How many of the officers were told a piece of news, by the head of its name. */
async function told({ table }: Awaited<ReturnType<typeof largeBureau>>, head: string): Promise<number> {
  let count = 0;
  for await (const { pk } of table.scan())
    if (pk.startsWith(`notice#${head}`) && /#o\d+$/.test(pk)) count += 1;
  return count;
}

test('however many officers a bureau has and photos a cry, each of them is alarmed, once a round', async () => {
  const bureau = await largeBureau(many);
  await bureau.hasUnit('万汇广场');
  await bureau.says('guest', '万汇广场着火了，有人被困', { at: [on, '09:00'], photos: 9 });
  expect(await told(bureau, 'incident.alarm')).toBe(many);
  await bureau.comes(on, '09:03');
  expect(await told(bureau, 'incident.alarm')).toBe(2 * many);
});

test('and hears what is said of it, that its time is over, and what was decided', async () => {
  const bureau = await largeBureau(many);
  await bureau.says('guest', '着火了，有人被困', { at: [on, '09:00'] });
  await bureau.says('guest', '续报 已疏散200人', { at: [on, '09:01'], photos: 9 });
  expect(await told(bureau, 'incident.news')).toBe(many);
  // The alarm that nobody answered comes before any other word of the clock.
  for (const clock of ['11:00', '11:01']) await bureau.comes(on, clock);
  expect(await told(bureau, 'incident.reminder')).toBe(many);
  await bureau.says(7, 'SG-2026-0001 误报，烟感故障', { at: [on, '11:10'] });
  expect(await told(bureau, 'incident.said')).toBe(many - 1);
});

test('and that two calls were one', async () => {
  const bureau = await largeBureau(many);
  await bureau.says('guest', '着火了，有人被困', { at: [on, '09:00'] });
  await bureau.says(3, '液氨泄漏，人民路88号冷库', { at: [on, '09:01'] });
  await bureau.says(7, 'SG-2026-0002 与 SG-2026-0001 是同一起', { at: [on, '09:02'] });
  expect(await told(bureau, 'incident.said')).toBe(many - 1);
});
