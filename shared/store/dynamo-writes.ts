import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { attributesOf, type Item, keyItem, number, text } from './dynamo-items.ts';
import type { Row, Write } from './table.ts';

/** The attributes a put clears when its row is on no index. */
const indexAttributes = ['duePk', 'dueSk', 'byPk', 'bySk'] as const;
const newCount = { kind: text('count'), edition: number(1), data: text('{}') } as const;

/** A write as DynamoDB's transactions take it. */
export function transactItem(write: Write, TableName: string): TransactWriteItem {
  switch (write.kind) {
    case 'put':
      return {
        Update: { TableName, Key: keyItem(write.row), ...withCondition(putUpdate(write.row), write.seen) },
      };
    case 'delete':
      return { Delete: { TableName, Key: keyItem(write.key), ...withCondition({}, write.seen) } };
    case 'check':
      return { ConditionCheck: { TableName, Key: keyItem(write.key), ...condition(write.seen) } };
    case 'add':
      return { Update: { TableName, Key: keyItem(write.key), ...addUpdate(write.amount) } };
  }
}

interface Expressions {
  readonly UpdateExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues: Item;
}

/** An update, not a replacement: it counts the version up by itself and leaves `count` alone. */
function putUpdate(row: Omit<Row, 'version'>): Expressions {
  const attributes = attributesOf(row);
  const sets = Object.keys(attributes);
  const gone = indexAttributes.filter((name) => !attributes[name]);
  const remove = gone.length > 0 ? ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}` : '';
  return {
    UpdateExpression: `SET ${sets.map((name) => `#${name} = :${name}`).join(', ')}${remove} ADD #version :one`,
    ExpressionAttributeNames: namesOf([...sets, ...gone, 'version']),
    ExpressionAttributeValues: { ...valuesOf(attributes), ':one': number(1) },
  };
}

function addUpdate(amount: number): Expressions {
  const sets = Object.keys(newCount);
  return {
    UpdateExpression: `SET ${sets.map((name) => `#${name} = if_not_exists(#${name}, :${name})`).join(', ')} ADD #count :amount, #version :one`,
    ExpressionAttributeNames: namesOf([...sets, 'count', 'version']),
    ExpressionAttributeValues: { ...valuesOf(newCount), ':amount': number(amount), ':one': number(1) },
  };
}

function withCondition<T extends Partial<Expressions>>(expressions: T, seen: number | 'any') {
  if (seen === 'any') return expressions;
  const wanted = condition(seen);
  const values = { ...expressions.ExpressionAttributeValues, ...wanted.ExpressionAttributeValues };
  return {
    ...expressions,
    ConditionExpression: wanted.ConditionExpression,
    ExpressionAttributeNames: { ...expressions.ExpressionAttributeNames, ...wanted.ExpressionAttributeNames },
    ...(seen !== 0 || expressions.ExpressionAttributeValues ? { ExpressionAttributeValues: values } : {}),
  };
}

function condition(seen: number) {
  return {
    ConditionExpression: seen === 0 ? 'attribute_not_exists(#version)' : '#version = :seen',
    ExpressionAttributeNames: namesOf(['version']),
    ...(seen !== 0 && { ExpressionAttributeValues: { ':seen': number(seen) } }),
  };
}

function namesOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`#${name}`, name]));
}

function valuesOf(attributes: Item): Item {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`:${name}`, value]));
}
