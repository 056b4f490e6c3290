import { textOf } from './limits.ts';
import type { Key, Range, Row } from './table.ts';

/**
 * How rows lie in an ordered store. A row: `r` pk NUL sk. An index row: `d` or `b`, index pk NUL index sk NUL pk NUL sk,
 * holding the whole row as DynamoDB's indexes do. NUL sorts before all else and stands in no key, so text order in
 * UTF-8 bytes is the order of keys.
 */
const prefixes = { row: 'r', due: 'd', by: 'b' } as const;
const afterNul = '\u0001';

export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'del'; readonly key: string };

interface Entry {
  readonly key: string;
  readonly value: string;
}

export function rowKey({ pk, sk }: Key): string {
  return `${prefixes.row}${pk}\0${sk}`;
}

/** A row and its places on the indexes, as they are written. */
export function entriesOf(row: Row): Entry[] {
  const { pk: _, sk: __, data, ...head } = row;
  const value = `${JSON.stringify(head).slice(0, -1)},"data":${textOf(data)}}`;
  return keysOf(row).map((key) => ({ key, value }));
}

/** Where a row and its places on the indexes lie. */
export function keysOf({ pk, sk, due, by }: Row): string[] {
  const tail = `\0${pk}\0${sk}`;
  return [
    rowKey({ pk, sk }),
    ...(due ? [`${prefixes.due}${due.pk}\0${due.sk}${tail}`] : []),
    ...(by ? [`${prefixes.by}${by.pk}\0${by.sk}${tail}`] : []),
  ];
}

export function isIndexEntry(key: string): boolean {
  return !key.startsWith(prefixes.row);
}

export function rowOf(key: string, value: string): Row {
  const [pk = '', sk = ''] = key.slice(1).split('\0').slice(-2);
  const kept: Omit<Row, 'pk' | 'sk'> = JSON.parse(value);
  return { pk, sk, ...kept };
}

export function boundsOf({ index, pk, from = '', to }: Range): { gte: string; lt: string } {
  const start = `${prefixes[index ?? 'row']}${pk}`;
  return {
    gte: `${start}\0${bound(from)}`,
    lt: to === undefined ? start + afterNul : `${start}\0${bound(to)}`,
  };
}

export const everyRow = {
  gte: prefixes.row,
  lt: String.fromCharCode(prefixes.row.charCodeAt(0) + 1),
} as const;

/** No sk holds a NUL, so at or after 'x NUL …' means after x, index rows of x included. */
function bound(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end) + afterNul;
}

/** Orders texts as the engine does, by their bytes: surrogates stand for what lies beyond all other characters. */
export function compareBytes(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let place = 0; place < length; place += 1) {
    const difference = rank(one.charCodeAt(place)) - rank(other.charCodeAt(place));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
