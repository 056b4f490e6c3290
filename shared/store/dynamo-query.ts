import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { type Item, text } from './dynamo-items.ts';
import type { Range, Row } from './table.ts';

/**
 * A range as DynamoDB asks for it. It has no half-open ranges with both ends: `isWithin` then drops the row that lies
 * on the far end.
 */
export function queryInput(
  range: Range,
  TableName: string,
): { input: QueryCommandInput; isWithin: (row: Row) => boolean } {
  const { index, to, reverse = false, limit } = range;
  const [pk, sk] = index ? [`${index}Pk`, `${index}Sk`] : ['pk', 'sk'];
  const bound = boundOf(range);
  const input = {
    TableName,
    ...(index ? { IndexName: indexName(index) } : { ConsistentRead: true }),
    KeyConditionExpression: `#pk = :pk${bound.expression}`,
    ExpressionAttributeNames: { '#pk': pk, ...(bound.expression && { '#sk': sk }) },
    ExpressionAttributeValues: { ':pk': text(range.pk), ...bound.values },
    ScanIndexForward: !reverse,
    ...(limit !== undefined && { Limit: limit + 1 }),
  };
  return { input, isWithin: (row) => (index ? row[index] : row)?.sk !== to };
}

/** DynamoDB wants three letters at least in a name. */
export function indexName(index: 'due' | 'by'): string {
  return `${index}-index`;
}

function boundOf({ from, to }: Range): { expression: string; values: Item } {
  const values = {
    ...(from !== undefined && { ':from': text(from) }),
    ...(to !== undefined && { ':to': text(to) }),
  };
  if (from !== undefined && to !== undefined) return { expression: ' AND #sk BETWEEN :from AND :to', values };
  if (from !== undefined) return { expression: ' AND #sk >= :from', values };
  return { expression: to === undefined ? '' : ' AND #sk < :to', values };
}
