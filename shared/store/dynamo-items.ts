import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Key, Row } from './table.ts';

export type Item = Record<string, AttributeValue>;

/** `kind` and `version` are attributes of their own, for the stream's filter and the conditions; `data` is JSON text. */
export function itemOf(row: Row): Item {
  return {
    ...keyItem(row),
    version: number(row.version),
    ...attributesOf(row),
    ...(row.count !== undefined && { count: number(row.count) }),
  };
}

/** What a put sets, besides key, version and count. */
export function attributesOf({ kind, edition, data, due, by }: Omit<Row, 'version'>): Item {
  return {
    kind: text(kind),
    edition: number(edition),
    data: text(JSON.stringify(data)),
    ...(due && { duePk: text(due.pk), dueSk: text(due.sk) }),
    ...(by && { byPk: text(by.pk), bySk: text(by.sk) }),
  };
}

export function keyItem({ pk, sk }: Key): Item {
  return { pk: text(pk), sk: text(sk) };
}

export function rowOf(item: Item): Row {
  const data: Row['data'] = JSON.parse(textIn(item, 'data'));
  const kept = {
    version: numberIn(item, 'version'),
    kind: textIn(item, 'kind'),
    edition: numberIn(item, 'edition'),
    data,
  };
  return {
    ...{ pk: textIn(item, 'pk'), sk: textIn(item, 'sk') },
    ...kept,
    ...('count' in item && { count: numberIn(item, 'count') }),
    ...('duePk' in item && { due: { pk: textIn(item, 'duePk'), sk: textIn(item, 'dueSk') } }),
    ...('byPk' in item && { by: { pk: textIn(item, 'byPk'), sk: textIn(item, 'bySk') } }),
  };
}

export function text(value: string): AttributeValue {
  return { S: value };
}

export function number(value: number): AttributeValue {
  return { N: String(value) };
}

function textIn(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`an item of the table has no ${name}`);
  return value;
}

function numberIn(item: Item, name: string): number {
  const value = Number(item[name]?.N);
  if (Number.isNaN(value)) throw new Error(`an item of the table has no ${name}`);
  return value;
}
