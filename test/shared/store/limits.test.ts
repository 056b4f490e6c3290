import { expect, test } from 'vitest';
import { LimitError, type Write } from '../../../shared/store/table.ts';
import { all, onEveryEngine, put } from './engines.ts';

const many = (count: number, kilobytes = 0): Write[] =>
  Array.from({ length: count }, (_, number) =>
    put('limit', `many${number}`, { seen: 'any', data: { text: 'x'.repeat(kilobytes * 1024) } }),
  );
const key = (pk: string, sk: string) => ({ pk, sk });

const refused: readonly (readonly [string, Write[]])[] = [
  ['101 writes', many(101)],
  ['more than 4 MB', many(11, 380)],
  ['a row of more than 400 KB', many(1, 400)],
  ['two writes to one key', [put('limit', 'same'), { kind: 'check', key: key('limit', 'same'), seen: 0 }]],
  ['an empty pk', [put('', 'a')]],
  ['an empty sk', [{ kind: 'delete', key: key('limit', ''), seen: 'any' }]],
  ['a pk of 2049 bytes', [put('界'.repeat(683), 'a')]],
  ['an sk of 1025 bytes', [{ kind: 'add', key: key('limit', 'x'.repeat(1025)), amount: 1 }]],
  ['an index key that is empty', [put('limit', 'a', { due: key('due', '') })]],
  ['an index key of 1025 bytes', [put('limit', 'a', { by: key('by', 'x'.repeat(1025)) })]],
  ['a NUL in a key', [put('limit', 'a\0b')]],
  ['half of a character in a key', [put('limit', 'a\ud83d')]],
  ['half a thing counted', [{ kind: 'add', key: key('limit', 'a'), amount: 0.5 }]],
];

const taken: readonly (readonly [string, Write[]])[] = [
  ['100 writes', many(100)],
  ['almost 4 MB', many(10, 399)],
  ['a pk of 2048 and an sk of 1024 bytes', [put('x'.repeat(2048), 'y'.repeat(1024), { seen: 'any' })]],
  [
    'an index key as long',
    [put('limit', 'long', { seen: 'any', by: key('x'.repeat(2048), 'y'.repeat(1024)) })],
  ],
  ['nothing', []],
];

onEveryEngine((table) => {
  test.each(refused)('%s is refused as a LimitError, and nothing of it is done', async (_, writes) => {
    await expect(table.transact([put('untouched', 'a'), ...writes])).rejects.toThrow(LimitError);
    expect(await table.get({ pk: 'untouched', sk: 'a' })).toBeUndefined();
  });

  test.each(taken)('%s is taken', async (_, writes) => {
    await expect(table.transact(writes)).resolves.toBeUndefined();
  });

  test('a key that no row can have is simply not there', async () => {
    for (const none of [
      key('', 'a'),
      key('a', ''),
      key('x'.repeat(2049), 'a'),
      key('a', 'x'.repeat(1025)),
      key('a\0', 'b'),
    ]) {
      expect(await table.get(none)).toBeUndefined();
    }
    expect(await all(table.query({ pk: '' }))).toEqual([]);
    expect(await all(table.query({ pk: 'x'.repeat(2049) }))).toEqual([]);
    expect(() => table.query({ pk: 'a', from: 'x'.repeat(1025) })).toThrow(LimitError);
  });
});
