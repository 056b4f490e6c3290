import { expect, test } from 'vitest';
import { Conflict, type Key, type Table, type Write } from '../../../shared/store/table.ts';
import { all, engines, onEveryEngine, put } from './engines.ts';

const writers = Array.from({ length: 50 }, (_, number) => number);

/** Loads, decides, writes; again for as long as somebody else was quicker. */
async function untilDone(table: Table, key: Key, decide: (sum: number) => Write[]): Promise<void> {
  for (;;) {
    const row = await table.get(key);
    const sum = Number(row?.data['sum'] ?? 0);
    const more = decide(sum);
    try {
      await table.transact([
        put(key.pk, key.sk, { seen: row?.version ?? 0, data: { sum: sum + 1 } }),
        ...more,
      ]);
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}

onEveryEngine((table) => {
  test('fifty writers on one row lose nothing: the sum is exact, and so is what was written beside it', async () => {
    const key = { pk: 'sum', sk: 'sum' };
    await Promise.all(
      writers.map((writer) =>
        untilDone(table, key, (sum) => [put('sum', `by#${sum}`, { data: { writer } })]),
      ),
    );
    expect(await table.get(key)).toMatchObject({ version: 50, data: { sum: 50 } });
    const beside = await all(table.query({ pk: 'sum', from: 'by#', to: 'by$' }));
    expect(new Set(beside.map(({ data }) => data['writer']))).toEqual(new Set(writers));
  });

  test('fifty adds at once count fifty', async () => {
    const key = { pk: 'tally', sk: 'tally' };
    const add = async (amount: number): Promise<void> => {
      await table
        .transact([{ kind: 'add', key, amount }, put('tally', `by#${amount}`)])
        .catch((error: unknown) => {
          if (!(error instanceof Conflict)) throw error;
          return add(amount);
        });
    };
    await Promise.all(writers.map(add));
    expect(await table.get(key)).toMatchObject({ count: (49 * 50) / 2, version: 50 });
  });

  test('of fifty who want to make the same row, one does, and all others are told', async () => {
    const made = await Promise.allSettled(
      writers.map((writer) =>
        table.transact([put('one', 'x', { data: { writer } }), put('one', `y${writer}`)]),
      ),
    );
    const won = made.flatMap((result, writer) => (result.status === 'fulfilled' ? [writer] : []));
    expect(won).toHaveLength(1);
    for (const result of made)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
    expect((await all(table.query({ pk: 'one' }))).map(({ sk }) => sk)).toEqual(['x', `y${won[0]}`]);
    expect(await table.get({ pk: 'one', sk: 'x' })).toMatchObject({ data: { writer: won[0] } });
  });

  test('two who each check what the other writes cannot both have been first', async () => {
    const [left, right] = [
      { pk: 'skew', sk: 'left' },
      { pk: 'skew', sk: 'right' },
    ];
    const done = await Promise.allSettled([
      table.transact([{ kind: 'check', key: left, seen: 0 }, put('skew', 'right')]),
      table.transact([{ kind: 'check', key: right, seen: 0 }, put('skew', 'left')]),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    expect((await all(table.query({ pk: 'skew' }))).length).toBeLessThanOrEqual(1);
  });

  test('of a hundred writes with one broken condition none is done', async () => {
    await table.transact([put('whole', '099')]);
    const hundred = Array.from({ length: 100 }, (_, number) => put('whole', String(number).padStart(3, '0')));
    await expect(table.transact(hundred)).rejects.toMatchObject({ keys: [{ pk: 'whole', sk: '099' }] });
    expect(await all(table.query({ pk: 'whole' }))).toHaveLength(1);
  });
});

/** DynamoDB promises this for no query: there each row is whole, but a range may show a transaction half-way. */
test.each(['memory-level', 'classic-level'])(
  'on %s a range shows all of a transaction or nothing of it',
  async (name) => {
    const opened = await engines[name]?.();
    if (!opened) throw new Error(`no engine ${name}`);
    const sks = Array.from({ length: 60 }, (_, number) => `row${number}`);
    let writing = true;
    const write = async () => {
      for (let round = 1; round <= 100; round += 1) {
        await opened.table.transact(
          sks.map((sk) => put('pair', sk, { seen: 'any', data: { round }, due: { pk: 'due', sk } })),
        );
      }
      writing = false;
    };
    const read = async (index?: 'due') => {
      for (let seen = 0; writing; seen += 1) {
        const rows = await all(opened.table.query(index ? { index, pk: 'due' } : { pk: 'pair' }));
        expect(new Set(rows.map(({ data }) => data['round'])).size, `read ${seen}`).toBeLessThanOrEqual(1);
        expect([0, sks.length]).toContain(rows.length);
      }
    };
    await Promise.all([write(), read(), read('due')]);
    await opened.close();
  },
);
