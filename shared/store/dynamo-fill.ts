import { setTimeout as sleep } from 'node:timers/promises';
import type { WriteRequest } from '@aws-sdk/client-dynamodb';
import type { Calls } from './dynamo-calls.ts';
import { itemOf } from './dynamo-items.ts';
import { type Row, TableError } from './table.ts';

/** As many as BatchWriteItem takes. */
const mostTogether = 25;
const attempts = 10;
const firstPauseMs = 50;

/** Puts rows as they were kept. May be repeated. */
export async function fillTable(
  calls: Pick<Calls, 'batchWriteItem'>,
  TableName: string,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += mostTogether) {
    let left: WriteRequest[] = rows
      .slice(start, start + mostTogether)
      .map((row) => ({ PutRequest: { Item: itemOf(row) } }));
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === attempts) throw new TableError('unprocessed', { retryable: true, cause: undefined });
      if (attempt > 0) await sleep(firstPauseMs * 2 ** attempt);
      const answer = await calls.batchWriteItem({ RequestItems: { [TableName]: left } });
      left = answer.UnprocessedItems?.[TableName] ?? [];
    }
  }
}
