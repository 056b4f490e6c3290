import { MemoryLevel } from 'memory-level';
import { expect, test } from 'vitest';
import { openLevel } from '../../../shared/store/level.ts';
import type { Range, Table } from '../../../shared/store/table.ts';

const pk = 'watches';
const opened = () => openLevel(new MemoryLevel<string, string>());

function put(sk: string, at: string) {
  const row = { pk, sk, kind: 'watch', edition: 1, data: {}, due: { pk: 'due', sk: at } };
  return { kind: 'put', row, seen: 'any' } as const;
}

async function found(table: Table, range: Range): Promise<string[]> {
  const names: string[] = [];
  for await (const { sk } of table.query(range)) names.push(sk);
  return names;
}

test('a range that was read before shows what was written since, in the table and on its index', async () => {
  const table = opened();
  const due = { pk: 'due', index: 'due' } as const;
  expect([await found(table, { pk }), await found(table, due)]).toEqual([[], []]);
  await table.transact([put('b', '2'), put('a', '3')]);
  expect([await found(table, { pk }), await found(table, due)]).toEqual([
    ['a', 'b'],
    ['b', 'a'],
  ]);
  await table.transact([put('a', '1')]);
  expect([await found(table, { pk }), await found(table, due)]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  await table.transact([{ kind: 'delete', key: { pk, sk: 'b' }, seen: 'any' }]);
  expect([await found(table, { pk }), await found(table, due)]).toEqual([['a'], ['a']]);
  await table.fill([{ ...put('c', '9').row, version: 1 }]);
  expect([await found(table, { pk }), await found(table, due)]).toEqual([
    ['a', 'c'],
    ['a', 'c'],
  ]);
});

test('a range that was left early or read amid a write is read whole the next time', async () => {
  const table = opened();
  await table.transact([put('a', '1'), put('b', '2')]);
  for await (const { sk } of table.query({ pk })) {
    expect(sk).toBe('a');
    break;
  }
  expect(await found(table, { pk })).toEqual(['a', 'b']);
  for (let nth = 0; nth < 50; nth += 1) {
    const meanwhile = [found(table, { pk }), table.transact([put(`c${nth}`, '3')]), found(table, { pk })];
    await Promise.all(meanwhile);
    expect(await found(table, { pk })).toHaveLength(3 + nth);
  }
});

test('somebody who reads on and on until something is written lets it be written', async () => {
  const table = opened();
  const written = table.transact([put('a', '1')]);
  while ((await table.get({ pk, sk: 'a' })) === undefined);
  await written;
  expect(await found(table, { pk })).toEqual(['a']);
});

test('whatever is written, ranges that were read before show what a table that remembers nothing shows', async () => {
  const level = new MemoryLevel<string, string>();
  const table = openLevel(level);
  const names = ['!', 'a', 'aa', 'b', 'é', '文', '\uffee', '😀'];
  const ranges: Range[] = [{ from: 'a', to: '文' }, { limit: 3 }, { limit: 100 }, {}].flatMap((range) =>
    [true, false].flatMap((reverse) => [
      { pk, reverse, ...range },
      { pk: 'due', index: 'due' as const, reverse, ...range },
    ]),
  );
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  for (let round = 0; round < 150; round += 1) {
    const sk = names[next(names.length)] ?? '';
    const gone = { kind: 'delete', key: { pk, sk }, seen: 'any' } as const;
    await table.transact([next(3) === 0 ? gone : put(sk, names[next(names.length)] ?? '')]);
    const fresh = openLevel(level);
    for (const range of ranges) expect(await found(table, range)).toEqual(await found(fresh, range));
  }
});
