import type { Engine, Key, Row, Table } from './table.ts';

/** Stands in a table while a restore fills it, and names what it is filled from. */
const marker: Key = { pk: 'restoring', sk: 'restoring' };
const chunk = 100;

/** The table holds rows already, of another origin. */
export class NotEmpty extends Error {
  constructor() {
    super('the table is not empty; a restore goes into an empty one');
    this.name = 'NotEmpty';
  }
}

/** A restore into this table was begun and not ended. */
export class HalfRestored extends Error {
  constructor() {
    super('a restore into this table did not end; run it again with the same file');
    this.name = 'HalfRestored';
  }
}

/** Throws HalfRestored. Whoever opens a table to serve it asks first. */
export async function refuseHalfRestored(table: Table): Promise<void> {
  if (await table.get(marker)) throw new HalfRestored();
}

/**
 * Fills an empty table, and ends what `besides` does before it calls the table whole. Broken off, it can be begun again
 * with the same origin. Throws NotEmpty.
 */
export async function fillEmpty(
  table: Engine,
  {
    origin,
    rows,
    besides,
  }: { readonly origin: string; readonly rows: AsyncIterable<Row>; besides(): Promise<void> },
): Promise<void> {
  await mark(table, origin);
  const waiting: Row[] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length === chunk) await table.fill(waiting.splice(0));
  }
  await table.fill(waiting);
  await besides();
  await table.transact([{ kind: 'delete', key: marker, seen: 'any' }]);
}

async function mark(table: Engine, origin: string): Promise<void> {
  const before = await table.get(marker);
  if (before?.data['origin'] === origin) return;
  if (before || (await holdsRows(table))) throw new NotEmpty();
  await table.transact([
    { kind: 'put', seen: 0, row: { ...marker, kind: 'restoring', edition: 1, data: { origin } } },
  ]);
}

async function holdsRows(table: Table): Promise<boolean> {
  for await (const _ of table.scan()) return true;
  return false;
}
