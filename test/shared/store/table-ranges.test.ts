import { beforeAll, expect, test } from 'vitest';
import { onEveryEngine, put, sks } from './engines.ts';

/** In UTF-8 order, which for the last two is not that of JavaScript's strings. */
const ordered = ['!', '1', '10', '2', 'A', 'a', 'a#1', 'aa', 'é', '中', '中文', '文', '\uffee', '😀'];

onEveryEngine((table) => {
  beforeAll(async () => {
    await table.transact([...ordered].sort().map((sk) => put('order', sk, { due: { pk: 'order', sk } })));
    await table.transact(
      ['order!', 'orde', 'orders', 'order\u0001'].map((pk) => put(pk, 'neighbour', { due: { pk, sk: 'x' } })),
    );
  });

  test.each([undefined, 'due'] as const)(
    'rows come in the order of their UTF-8 bytes, both ways, whatever the script (index %s)',
    async (index) => {
      const range = { pk: 'order', ...(index && { index }) };
      expect(await sks(table.query(range))).toEqual(ordered);
      expect(await sks(table.query({ ...range, reverse: true }))).toEqual([...ordered].reverse());
    },
  );

  const cases = [
    [{ from: '2' }, ['2', 'A', 'a', 'a#1', 'aa', 'é', '中', '中文', '文', '\uffee', '😀']],
    [{ to: '2' }, ['!', '1', '10']],
    [{ from: 'a', to: 'é' }, ['a', 'a#1', 'aa']],
    [{ from: 'a\0', to: 'é' }, ['a#1', 'aa']],
    [{ from: 'a', to: 'aa\0' }, ['a', 'a#1', 'aa']],
    [{ from: '中', to: '中\u{10ffff}' }, ['中', '中文']],
    [{ from: '\uffee', to: '😀' }, ['\uffee']],
    [{ from: '', to: '1' }, ['!']],
    [{ from: 'b', to: 'c' }, []],
    [{ from: 'a', to: 'a' }, []],
    [{ from: 'b', to: 'a' }, []],
    [{ to: '' }, []],
    [{ limit: 2 }, ['!', '1']],
    [{ limit: 2, reverse: true }, ['😀', '\uffee']],
    [{ from: 'a', to: 'é', limit: 2, reverse: true }, ['aa', 'a#1']],
    [{ from: '1', to: '2', limit: 9 }, ['1', '10']],
    [{ to: 'A', limit: 1, reverse: true }, ['2']],
    [{ limit: 0 }, []],
  ] as const;

  test.each(cases)('a range %j holds its start and not its end', async (range, expected) => {
    expect(await sks(table.query({ pk: 'order', ...range }))).toEqual(expected);
    expect(await sks(table.query({ pk: 'order', index: 'due', ...range }))).toEqual(expected);
  });

  test('a range of many megabytes comes whole and in order, both ways, and may be left early', async () => {
    const names = Array.from({ length: 300 }, (_, number) => String(number).padStart(4, '0'));
    const text = '页'.repeat(10_000);
    for (let start = 0; start < names.length; start += 60) {
      await table.transact(
        names
          .slice(start, start + 60)
          .map((sk) => put('large', sk, { data: { text }, by: { pk: 'large', sk } })),
      );
    }
    expect(await sks(table.query({ pk: 'large' }))).toEqual(names);
    expect(await sks(table.query({ pk: 'large', reverse: true, limit: 150 }))).toEqual(
      [...names].reverse().slice(0, 150),
    );
    expect(await sks(table.query({ pk: 'large', index: 'by', from: '0050', to: '0250' }))).toEqual(
      names.slice(50, 250),
    );
    for await (const row of table.query({ pk: 'large', from: '0042' })) {
      expect(row.sk).toBe('0042');
      break;
    }
  });
});
