import type { Table, Write } from '../../shared/store/table.ts';

/** A table whose user dies at its `fatal`th write: before it is done or, by chance, just after. Nothing works from then on. */
export function mortal(table: Table, fatal: number, chance: () => number): Table {
  let writes = 0;
  const die = () => {
    throw new Error('killed');
  };
  const alive = () => (writes >= fatal ? die() : undefined);
  return {
    ...table,
    get: async (key) => alive() ?? table.get(key),
    async *query(range) {
      alive();
      yield* table.query(range);
    },
    async transact(batch: readonly Write[]) {
      alive();
      writes += 1;
      if (writes < fatal) return table.transact(batch);
      if (chance() < 0.5) await table.transact(batch);
      return die();
    },
  };
}
