import { z } from 'zod';

const Change = z.looseObject({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.looseObject({
    Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
    NewImage: z.looseObject({ kind: z.object({ S: z.string() }) }).optional(),
  }),
});
/** A change of a table as its stream tells it; a Lambda event carries the same. */
export type Change = z.infer<typeof Change>;

const Described = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const Started = z.object({ ShardIterator: z.string() });
const Page = z.object({ Records: z.array(Change), NextShardIterator: z.string().nullish() });

/** Reads a table's stream over the API, each change once. */
export function streamOf(endpoint: string, streamArn: string) {
  const iterators = new Map<string, string | undefined>();

  async function call<T>(action: string, input: object, answered: z.ZodType<T>): Promise<T> {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-date': '20260101T000000Z',
        'x-amz-target': `DynamoDBStreams_20120810.${action}`,
        authorization:
          'AWS4-HMAC-SHA256 Credential=test/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify(input),
    });
    if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
    return answered.parse(await answer.json());
  }

  async function news(shard: string): Promise<Change[]> {
    const changes: Change[] = [];
    let iterator = iterators.get(shard);
    if (!iterators.has(shard)) {
      const asked = { StreamArn: streamArn, ShardId: shard, ShardIteratorType: 'TRIM_HORIZON' };
      iterator = (await call('GetShardIterator', asked, Started)).ShardIterator;
    }
    while (iterator) {
      const { Records, NextShardIterator } = await call('GetRecords', { ShardIterator: iterator }, Page);
      changes.push(...Records);
      iterator = NextShardIterator ?? undefined;
      if (Records.length === 0) break;
    }
    iterators.set(shard, iterator);
    return changes;
  }

  return {
    /** What was written since the last look. */
    async news(): Promise<Change[]> {
      const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn }, Described);
      const changes: Change[] = [];
      for (const { ShardId } of StreamDescription.Shards) changes.push(...(await news(ShardId)));
      return changes;
    },
  };
}

/**
 * Whether a filter lets a change through, as Lambda does it: every name of the pattern must be there, with one of the
 * values listed. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export function letsThrough(pattern: unknown, change: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.every(isPlain) && pattern.includes(change);
  if (typeof pattern !== 'object' || pattern === null) throw new Error('a pattern lists its values');
  return Object.entries(pattern).every(([name, part]) => letsThrough(part, partOf(change, name)));
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return true;
  throw new Error('only plain values are understood here');
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
