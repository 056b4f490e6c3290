import { MemoryLevel } from 'memory-level';
import { expect, test } from 'vitest';
import { openLevel } from '../../../shared/store/level.ts';
import { handedOut, nextNumber } from '../../../shared/store/numbers.ts';

const open = () => openLevel(new MemoryLevel<string, string>({ keyEncoding: 'utf8', valueEncoding: 'utf8' }));

test('two processes that race never give one number twice, and skip none in between', async () => {
  const here = open();
  const there = { ...here };
  const given = await Promise.all(
    Array.from({ length: 100 }, (_, place) => nextNumber(place % 2 === 0 ? here : there, '2026')),
  );
  expect(new Set(given).size).toBe(100);
  expect(await handedOut(here, '2026')).toBe(120);
});

test('each year begins at one', async () => {
  const table = open();
  expect(await nextNumber(table, '2026')).toBe('YH-2026-0001');
  expect(await nextNumber(table, '2027')).toBe('YH-2027-0001');
  expect(await nextNumber(table, '2026')).toBe('YH-2026-0002');
});

test('what a process held when it ended is lost, and the next one goes on behind it', async () => {
  const table = open();
  await nextNumber(table, '2026');
  expect(await nextNumber({ ...table }, '2026')).toBe('YH-2026-0021');
});

test('a lease that failed is tried anew by the next report', async () => {
  const table = open();
  let fails = true;
  const shaky = {
    ...table,
    transact: async (writes: Parameters<typeof table.transact>[0]) => {
      if (fails) throw new Error('no connection');
      await table.transact(writes);
    },
  };
  await expect(nextNumber(shaky, '2026')).rejects.toThrow('no connection');
  fails = false;
  expect(await nextNumber(shaky, '2026')).toBe('YH-2026-0001');
});
