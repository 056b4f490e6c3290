import type { Shelf } from '../../bots/sandbox/board.ts';
import type { Table } from '../../shared/store/table.ts';

/** The sandbox's chat platform, kept in the sandbox's table. */
export function shelfOn(table: Table): Shelf {
  const pk = 'sandbox#board';
  return {
    put: (sk, value) =>
      table.transact([
        {
          kind: 'put',
          row: { pk, sk, kind: 'board', edition: 1, data: Object.fromEntries(Object.entries(value)) },
          seen: 'any',
        },
      ]),
    async *list() {
      for await (const row of table.query({ pk })) yield row.data;
    },
  };
}
