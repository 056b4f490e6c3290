import type {
  BatchWriteItemCommandInput,
  GetItemCommandInput,
  QueryCommandInput,
  ScanCommandInput,
  TransactWriteItemsCommandInput,
  WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { Item } from './dynamo-items.ts';

export interface Page {
  readonly Items?: Item[] | undefined;
  readonly LastEvaluatedKey?: Item | undefined;
}

/** The API's actions that the table needs, whoever carries them there. Reject with what dynamo-errors.ts understands. */
export interface Calls {
  getItem(input: GetItemCommandInput, signal: AbortSignal): Promise<{ readonly Item?: Item | undefined }>;
  query(input: QueryCommandInput, signal: AbortSignal): Promise<Page>;
  scan(input: ScanCommandInput, signal: AbortSignal): Promise<Page>;
  transactWriteItems(input: TransactWriteItemsCommandInput, signal: AbortSignal): Promise<unknown>;
  batchWriteItem(
    input: BatchWriteItemCommandInput,
  ): Promise<{ readonly UnprocessedItems?: Record<string, WriteRequest[]> | undefined }>;
  close(): void;
}
