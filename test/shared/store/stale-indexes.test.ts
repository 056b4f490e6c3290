import { MemoryLevel } from 'memory-level';
import { expect, test } from 'vitest';
import { openLevel } from '../../../shared/store/level.ts';
import { put, sks } from './engines.ts';

const range = { index: 'due', pk: 'due' } as const;

/** A table whose index rows arrive when `arrives` says so. */
function stale(arrives: () => boolean) {
  return openLevel(new MemoryLevel<string, string>(), { staleIndexes: arrives });
}

function due(sk: string) {
  return { pk: 'due', sk };
}

test('index rows that are held back are missed by an index and never by the table', async () => {
  let arrives = false;
  const table = stale(() => arrives);
  await table.transact([put('a', 'a', { due: due('1') })]);
  expect(await sks(table.query(range))).toEqual([]);
  expect(await table.get({ pk: 'a', sk: 'a' })).toMatchObject({ version: 1 });
  expect(await sks(table.query({ pk: 'a' }))).toEqual(['a']);
  arrives = true;
  expect(await sks(table.query(range))).toEqual(['a']);
});

test('an index may still show a row as it was, where it was', async () => {
  let arrives = true;
  const table = stale(() => arrives);
  await table.transact([put('a', 'a', { due: due('1'), data: { step: 1 } })]);
  arrives = false;
  await table.transact([put('a', 'a', { seen: 1, due: due('2'), data: { step: 2 } })]);
  for await (const row of table.query(range))
    expect(row).toMatchObject({ version: 1, due: due('1'), data: { step: 1 } });
  await table.transact([{ kind: 'delete', key: { pk: 'a', sk: 'a' }, seen: 2 }]);
  expect(await sks(table.query(range))).toEqual(['a']);
  arrives = true;
  for (let look = 0; look < 4; look += 1) await sks(table.query(range));
  expect(await sks(table.query(range))).toEqual([]);
});

test('index rows overtake each other, and all arrive in the end', async () => {
  let asked = 0;
  let open = false;
  const table = stale(() => {
    asked += 1;
    return open && asked % 3 === 0;
  });
  const names = Array.from({ length: 20 }, (_, number) => String(number).padStart(2, '0'));
  await table.transact(names.map((sk) => put('a', sk, { due: due(sk) })));
  open = true;
  const first = await sks(table.query(range));
  expect(first.length).toBeGreaterThan(3);
  expect(first).not.toEqual(names.slice(0, first.length));
  for (let look = 0; look < 20; look += 1) await sks(table.query(range));
  expect(await sks(table.query(range))).toEqual(names);
});
