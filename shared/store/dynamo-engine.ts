import { randomUUID } from 'node:crypto';
import type { Calls, Page } from './dynamo-calls.ts';
import { failure, transactionFailure } from './dynamo-errors.ts';
import { fillTable } from './dynamo-fill.ts';
import { type Item, keyItem, rowOf } from './dynamo-items.ts';
import { queryInput } from './dynamo-query.ts';
import { transactItem } from './dynamo-writes.ts';
import { limited } from './limits.ts';
import type { Engine, Row } from './table.ts';

/** Long enough for three attempts, short enough that a platform still waits for the answer. */
const callMs = 5_000;

/** The table over DynamoDB's API. */
export function dynamoEngine(calls: Calls, TableName: string): Engine {
  return limited({
    get: async (key) => {
      const input = { TableName, Key: keyItem(key), ConsistentRead: true };
      const { Item } = await calls.getItem(input, deadline()).catch(fail);
      return Item && rowOf(Item);
    },
    query: (range) => {
      const { input, isWithin } = queryInput(range, TableName);
      const next = (from: Item | undefined) => calls.query({ ...input, ExclusiveStartKey: from }, deadline());
      return first(range.limit, isWithin, pages(next));
    },
    /** The token makes an attempt whose answer was lost, and that is sent again, the same transaction. */
    transact: async (writes) => {
      const TransactItems = writes.map((write) => transactItem(write, TableName));
      const input = { TransactItems, ClientRequestToken: randomUUID() };
      await calls.transactWriteItems(input, deadline()).catch((error: unknown) => {
        throw transactionFailure(error, writes);
      });
    },
    scan: () => {
      const input = { TableName, ConsistentRead: true };
      return pages((from) => calls.scan({ ...input, ExclusiveStartKey: from }, deadline()));
    },
    fill: (rows) => fillTable(calls, TableName, rows).catch(fail),
    close: async () => calls.close(),
  });
}

/** Pages follow each other: two pages may show two instants. */
async function* pages(next: (from: Item | undefined) => Promise<Page>): AsyncGenerator<Row> {
  let from: Item | undefined;
  do {
    const page = await next(from).catch(fail);
    for (const item of page.Items ?? []) yield rowOf(item);
    from = page.LastEvaluatedKey;
  } while (from);
}

async function* first(
  limit: number | undefined,
  isWithin: (row: Row) => boolean,
  rows: AsyncIterable<Row>,
): AsyncGenerator<Row> {
  let left = limit ?? Number.POSITIVE_INFINITY;
  for await (const row of rows) {
    if (!isWithin(row)) continue;
    yield row;
    left -= 1;
    if (left === 0) return;
  }
}

function deadline(): AbortSignal {
  return AbortSignal.timeout(callMs);
}

function fail(error: unknown): never {
  throw failure(error);
}
