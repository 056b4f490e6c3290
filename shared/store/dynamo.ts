import { randomUUID } from 'node:crypto';
import {
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { failure, transactionFailure } from './dynamo-errors.ts';
import { type Item, itemOf, keyItem, rowOf } from './dynamo-items.ts';
import { queryInput } from './dynamo-query.ts';
import { transactItem } from './dynamo-writes.ts';
import { limited } from './limits.ts';
import { type Engine, type Range, type Row, TableError } from './table.ts';

/** Long enough for three attempts, short enough that a platform still waits for the answer. */
const callMs = 5_000;
const attemptMs = 1_500;
const connectMs = 1_000;
/** As many as BatchWriteItem takes. */
const mostFilled = 25;
const fillAttempts = 10;

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

  /** Pages follow each other: two pages may show two instants. */
  async function* pages(next: (from: Item | undefined) => Promise<Page>): AsyncGenerator<Row> {
    let from: Item | undefined;
    do {
      const page = await next(from).catch(fail);
      for (const item of page.Items ?? []) yield rowOf(item);
      from = page.LastEvaluatedKey;
    } while (from);
  }

  async function* query(range: Range): AsyncGenerator<Row> {
    const { input, isWithin } = queryInput(range, TableName);
    let left = range.limit ?? Number.POSITIVE_INFINITY;
    for await (const row of pages((from) =>
      client.send(new QueryCommand({ ...input, ExclusiveStartKey: from }), deadline()),
    )) {
      if (!isWithin(row)) continue;
      yield row;
      left -= 1;
      if (left === 0) return;
    }
  }

  async function fill(rows: readonly Row[]): Promise<void> {
    for (let start = 0; start < rows.length; start += mostFilled) {
      await fillAll(
        rows.slice(start, start + mostFilled).map((row) => ({ PutRequest: { Item: itemOf(row) } })),
      );
    }
  }

  async function fillAll(requests: WriteRequest[]): Promise<void> {
    let left = requests;
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === fillAttempts)
        throw new TableError('ProvisionedThroughputExceeded', { retryable: true, cause: undefined });
      const answer = await client
        .send(new BatchWriteItemCommand({ RequestItems: { [TableName]: left } }), deadline())
        .catch(fail);
      left = answer.UnprocessedItems?.[TableName] ?? [];
    }
  }

  return limited({
    get: async (key) => {
      const input = { TableName, Key: keyItem(key), ConsistentRead: true };
      const { Item } = await client.send(new GetItemCommand(input), deadline()).catch(fail);
      return Item && rowOf(Item);
    },
    query,
    /** The token makes an attempt whose answer was lost, and that is sent again, the same transaction. */
    transact: async (writes) => {
      const input = {
        TransactItems: writes.map((write) => transactItem(write, TableName)),
        ClientRequestToken: randomUUID(),
      };
      await client.send(new TransactWriteItemsCommand(input), deadline()).catch((error: unknown) => {
        throw transactionFailure(error, writes);
      });
    },
    scan: () =>
      pages((from) =>
        client.send(
          new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: from }),
          deadline(),
        ),
      ),
    fill,
    close: async () => client.destroy(),
  });
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
