import { expect, test } from 'vitest';
import { all, onEveryEngine, put, sks } from './engines.ts';

onEveryEngine((table) => {
  test('a row appears on an index, moves with its key, and leaves it', async () => {
    const due = (sk: string) => ({ pk: 'due#move', sk });
    const range = { index: 'due', pk: 'due#move' } as const;
    await table.transact([
      put('move', 'a', { due: due('1') }),
      put('move', 'b', { due: due('2') }),
      put('move', 'c'),
    ]);
    expect(await sks(table.query(range))).toEqual(['a', 'b']);
    await table.transact([put('move', 'a', { seen: 1, due: due('3') })]);
    expect(await sks(table.query(range))).toEqual(['b', 'a']);
    await table.transact([put('move', 'a', { seen: 2, due: { pk: 'due#elsewhere', sk: '1' } })]);
    expect(await sks(table.query(range))).toEqual(['b']);
    await table.transact([
      put('move', 'a', { seen: 3 }),
      { kind: 'delete', key: { pk: 'move', sk: 'b' }, seen: 1 },
    ]);
    expect(await sks(table.query(range))).toEqual([]);
    expect(await sks(table.query({ ...range, pk: 'due#elsewhere' }))).toEqual([]);
  });

  test('an index holds whole rows as they are now, several under one key too', async () => {
    const by = { pk: 'by#same', sk: 'same' };
    await table.transact([
      put('same', 'a', { by, data: { step: 1 } }),
      put('same', 'b', { by }),
      put('other', 'a', { by }),
    ]);
    await table.transact([put('same', 'a', { by, seen: 1, data: { step: 2 } })]);
    const found = await all(table.query({ index: 'by', pk: 'by#same' }));
    expect(new Set(found.map(({ pk, sk }) => pk + sk))).toEqual(new Set(['samea', 'sameb', 'othera']));
    expect(found.find(({ pk, sk }) => pk + sk === 'samea')).toEqual(await table.get({ pk: 'same', sk: 'a' }));
  });

  test('the two indexes know nothing of each other, and counting changes neither', async () => {
    const key = { pk: 'both', sk: 'a' };
    await table.transact([put('both', 'a', { due: { pk: 'i', sk: 'x' }, by: { pk: 'i', sk: 'y' } })]);
    await table.transact([{ kind: 'add', key, amount: 2 }]);
    for (const index of ['due', 'by'] as const) {
      expect(await all(table.query({ index, pk: 'i' }))).toMatchObject([{ ...key, version: 2, count: 2 }]);
    }
    expect(await sks(table.query({ index: 'due', pk: 'i', from: 'y' }))).toEqual([]);
  });
});
