import { expect, test } from 'vitest';
import { Conflict } from '../../../shared/store/table.ts';
import { all, onEveryEngine, put, sks } from './engines.ts';

onEveryEngine((table) => {
  test('a row is read back as it was put, with its version', async () => {
    const data = {
      名称: '万汇广场',
      tags: ['a', 'b'],
      nested: { deep: [1, 2.5, null, true] },
      empty: '',
      lone: '\ud83d',
    };
    await table.transact([
      put('kept', 'a', { data, due: { pk: 'due#x', sk: '1' }, by: { pk: 'by#x', sk: '2' } }),
    ]);
    expect(await table.get({ pk: 'kept', sk: 'a' })).toEqual({
      ...{ pk: 'kept', sk: 'a', version: 1, kind: 'test', edition: 1, data },
      ...{ due: { pk: 'due#x', sk: '1' }, by: { pk: 'by#x', sk: '2' } },
    });
  });

  test('a row that was never put is not there', async () => {
    expect(await table.get({ pk: 'kept', sk: 'never' })).toBeUndefined();
    expect(await all(table.query({ pk: 'nobody' }))).toEqual([]);
  });

  test('a row that exists cannot be made again', async () => {
    await table.transact([put('twice', 'a', { data: { first: true } })]);
    await expect(table.transact([put('twice', 'a')])).rejects.toThrow(Conflict);
    expect(await table.get({ pk: 'twice', sk: 'a' })).toMatchObject({ version: 1, data: { first: true } });
  });

  test('whoever names an old version is told which row changed, and nothing is written', async () => {
    await table.transact([put('old', 'a'), put('old', 'b')]);
    await table.transact([put('old', 'a', { seen: 1 })]);
    const late = table.transact([
      put('old', 'b', { seen: 1 }),
      put('old', 'a', { seen: 1 }),
      put('old', 'c'),
    ]);
    await expect(late).rejects.toMatchObject({ name: 'Conflict', keys: [{ pk: 'old', sk: 'a' }] });
    expect((await all(table.query({ pk: 'old' }))).map(({ sk, version }) => [sk, version])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  test('a put that does not care about the version counts it up all the same', async () => {
    await table.transact([put('any', 'a', { seen: 'any' })]);
    await table.transact([put('any', 'a', { seen: 'any', data: { second: true } })]);
    expect(await table.get({ pk: 'any', sk: 'a' })).toMatchObject({ version: 2, data: { second: true } });
  });

  test('a check holds a transaction to what was read, and changes nothing itself', async () => {
    await table.transact([put('check', 'a')]);
    const key = { pk: 'check', sk: 'a' };
    await table.transact([{ kind: 'check', key, seen: 1 }, put('check', 'b')]);
    await expect(table.transact([{ kind: 'check', key, seen: 0 }, put('check', 'c')])).rejects.toMatchObject({
      keys: [key],
    });
    await table.transact([{ kind: 'check', key: { pk: 'check', sk: 'none' }, seen: 0 }, put('check', 'd')]);
    expect(await sks(table.query({ pk: 'check' }))).toEqual(['a', 'b', 'd']);
    expect(await table.get(key)).toMatchObject({ version: 1 });
  });

  test('a row is deleted only as it was seen', async () => {
    const key = { pk: 'delete', sk: 'a' };
    await table.transact([put('delete', 'a')]);
    await expect(table.transact([{ kind: 'delete', key, seen: 2 }])).rejects.toMatchObject({ keys: [key] });
    await table.transact([{ kind: 'delete', key, seen: 1 }]);
    expect(await table.get(key)).toBeUndefined();
    await expect(table.transact([{ kind: 'delete', key, seen: 1 }])).rejects.toThrow(Conflict);
    await table.transact([{ kind: 'delete', key, seen: 'any' }]);
    await table.transact([put('delete', 'a')]);
    expect(await table.get(key)).toMatchObject({ version: 1 });
  });

  test('a counter starts at nothing, and a put of its row leaves it alone', async () => {
    const key = { pk: 'counter', sk: 'a' };
    await table.transact([{ kind: 'add', key, amount: 5 }]);
    expect(await table.get(key)).toEqual({
      ...key,
      version: 1,
      kind: 'count',
      edition: 1,
      data: {},
      count: 5,
    });
    await table.transact([{ kind: 'add', key, amount: -7 }]);
    await table.transact([put('counter', 'a', { seen: 2, data: { named: true } })]);
    await table.transact([{ kind: 'add', key, amount: 1 }]);
    expect(await table.get(key)).toMatchObject({
      version: 4,
      kind: 'test',
      count: -1,
      data: { named: true },
    });
  });

  test('all rows are seen by a scan, those of one pk together and in order', async () => {
    await table.transact(['c', 'a', 'b'].map((sk) => put('scan', sk)));
    const seen = await all(table.scan());
    const start = seen.findIndex(({ pk }) => pk === 'scan');
    expect(seen.slice(start, start + 3).map(({ pk, sk }) => pk + sk)).toEqual(['scana', 'scanb', 'scanc']);
  });
});
