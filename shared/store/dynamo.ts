import { randomUUID } from 'node:crypto';
import {
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { failure, transactionFailure } from './dynamo-errors.ts';
import { fillTable } from './dynamo-fill.ts';
import { type Item, keyItem, rowOf } from './dynamo-items.ts';
import { queryInput } from './dynamo-query.ts';
import { transactItem } from './dynamo-writes.ts';
import { limited } from './limits.ts';
import type { Engine, Row } from './table.ts';

/** Long enough for three attempts, short enough that a platform still waits for the answer. */
const callMs = 5_000;
const attemptMs = 1_500;
const connectMs = 1_000;

interface Place {
  /** As the AWS SDK knows them; without them it looks where it always does. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
}

/** A client with deadlines. */
export function dynamoClient({ endpoint, region }: Place): DynamoDBClient {
  return new DynamoDBClient({
    ...(endpoint && { endpoint }),
    ...(region && { region }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: connectMs, requestTimeout: attemptMs, throwOnRequestTimeout: true },
  });
}

/** The table over DynamoDB. Import this file only where one is used: the client is large, and warns on Node 20. */
export function openDynamo({ name: TableName, ...place }: Place & { readonly name: string }): Engine {
  const client = dynamoClient(place);
  return limited({
    get: async (key) => {
      const input = { TableName, Key: keyItem(key), ConsistentRead: true };
      const { Item } = await client.send(new GetItemCommand(input), deadline()).catch(fail);
      return Item && rowOf(Item);
    },
    query: (range) => {
      const { input, isWithin } = queryInput(range, TableName);
      const next = (from: Item | undefined) =>
        client.send(new QueryCommand({ ...input, ExclusiveStartKey: from }), deadline());
      return first(range.limit, isWithin, pages(next));
    },
    /** The token makes an attempt whose answer was lost, and that is sent again, the same transaction. */
    transact: async (writes) => {
      const items = writes.map((write) => transactItem(write, TableName));
      const command = new TransactWriteItemsCommand({
        TransactItems: items,
        ClientRequestToken: randomUUID(),
      });
      await client.send(command, deadline()).catch((error: unknown) => {
        throw transactionFailure(error, writes);
      });
    },
    scan: () => {
      const input = { TableName, ConsistentRead: true };
      return pages((from) => client.send(new ScanCommand({ ...input, ExclusiveStartKey: from }), deadline()));
    },
    fill: (rows) => fillTable(client, TableName, rows).catch(fail),
    close: async () => client.destroy(),
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

interface Page {
  readonly Items?: Item[] | undefined;
  readonly LastEvaluatedKey?: Item | undefined;
}

function deadline(): { abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(callMs) };
}

function fail(error: unknown): never {
  throw failure(error);
}
