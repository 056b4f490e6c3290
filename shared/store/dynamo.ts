import {
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { dynamoEngine } from './dynamo-engine.ts';
import type { Engine } from './table.ts';

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

/** The table over DynamoDB, by the official client: it finds credentials wherever AWS's tools keep some. Import this file only where it is used: the client is large, and warns on Node 20. */
export function openDynamo({ name, ...place }: Place & { readonly name: string }): Engine {
  const client = dynamoClient(place);
  return dynamoEngine(
    {
      getItem: (input, abortSignal) => client.send(new GetItemCommand(input), { abortSignal }),
      query: (input, abortSignal) => client.send(new QueryCommand(input), { abortSignal }),
      scan: (input, abortSignal) => client.send(new ScanCommand(input), { abortSignal }),
      transactWriteItems: (input, abortSignal) =>
        client.send(new TransactWriteItemsCommand(input), { abortSignal }),
      batchWriteItem: (input) => client.send(new BatchWriteItemCommand(input)),
      close: () => client.destroy(),
    },
    name,
  );
}
