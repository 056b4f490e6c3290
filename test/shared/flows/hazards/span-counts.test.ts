import { expect, test } from 'vitest';
import { figuresOf } from '../../../../shared/domain/hazards/counts.ts';
import { day } from '../../../../shared/domain/time.ts';
import { countsOver } from '../../../../shared/flows/hazards/span-counts.ts';
import type { Key } from '../../../../shared/store/table.ts';
import { morning, numberIn } from './kit.ts';

test('of a span that is no whole months only its broken ends are read case by case', async () => {
  const town = await morning();
  const { table } = town.house.deps;
  const numbers: string[] = [];
  for (const on of [
    '2026-05-06',
    '2026-05-20',
    '2026-06-01',
    '2026-06-10',
    '2026-06-30',
    '2026-07-15',
    '2026-07-20',
  ]) {
    await town.comes(on, '10:00');
    numbers.push(numberIn(await town.says('chen', '隐患 万汇广场三楼消防通道堆货')));
  }
  const today = day('2026-07-20');
  const read = async (from: string, until: string) => {
    const loaded = new Set<string>();
    const get = (key: Key) => {
      const place = numbers.findIndex((number) => key.pk === `case#${number}`);
      if (place >= 0) loaded.add(numbers[place] ?? '');
      return table.get(key);
    };
    const span = { from: day(from), until: day(until) };
    const counts = await countsOver({ table: { ...table, get } }, ['all'], { span, today });
    const months = { from: from.slice(0, 7), until: until.slice(0, 7), today };
    return { registered: figuresOf(counts, months).registered, loaded: [...loaded] };
  };
  const [may6, may20, , , june30, july15] = numbers;
  expect(await read('2026-05-10', '2026-07-16')).toEqual({ registered: 5, loaded: [may20, july15] });
  expect(await read('2026-05-10', '2026-07-20')).toEqual({ registered: 6, loaded: [may20] });
  expect(await read('2026-05-01', '2026-06-29')).toMatchObject({ registered: 4 });
  expect(await read('2026-05-01', '2026-06-30')).toEqual({ registered: 5, loaded: [] });
  expect(await read('2026-05-10', '2026-06-20')).toMatchObject({ registered: 3 });
  expect(await read('2026-05-06', '2026-05-06')).toEqual({ registered: 1, loaded: [may6] });
  expect(await read('2026-06-20', '2026-07-16')).toMatchObject({ registered: 2, loaded: [july15, june30] });
  await town.close();
});
