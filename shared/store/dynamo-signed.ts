import type { AttributeValue, WriteRequest } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { ask, type Service } from './aws-call.ts';
import { dynamoEngine } from './dynamo-engine.ts';
import type { Engine } from './table.ts';

const fillMs = 10_000;

const item = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null),
);
const found = z.object({ Item: z.optional(item) });
const page = z.object({ Items: z.optional(z.array(item)), LastEvaluatedKey: z.optional(item) });
const requests = z.array(z.custom<WriteRequest>((value) => typeof value === 'object' && value !== null));
const left = z.object({ UnprocessedItems: z.optional(z.record(z.string(), requests)) });

/** The table over DynamoDB, by signed calls of our own, for functions whose start must be short. */
export function openSigned({
  table,
  ...place
}: Omit<Service, 'name' | 'target' | 'json'> & { readonly table: string }): Engine {
  const service = { ...place, name: 'dynamodb', target: 'DynamoDB_20120810', json: '1.0' } as const;
  return dynamoEngine(
    {
      getItem: async (input, signal) => found.parse(await ask(service, 'GetItem', input, signal)),
      query: async (input, signal) => page.parse(await ask(service, 'Query', input, signal)),
      scan: async (input, signal) => page.parse(await ask(service, 'Scan', input, signal)),
      transactWriteItems: (input, signal) => ask(service, 'TransactWriteItems', input, signal),
      batchWriteItem: async (input) =>
        left.parse(await ask(service, 'BatchWriteItem', input, AbortSignal.timeout(fillMs))),
      close() {},
    },
    table,
  );
}
