import { type Day, dayFrom } from '../domain/time.ts';
import { keys } from './keys.ts';
import type { Key, Row, Table } from './table.ts';

/** The first rows on a day's list, each with its own key. */
export async function wordsOf(table: Table, day: Day, limit: number): Promise<{ list: Key; key: Key }[]> {
  const found: { list: Key; key: Key }[] = [];
  for await (const row of table.query({ pk: keys.words(day, '').pk, limit }))
    found.push({ list: { pk: row.pk, sk: row.sk }, key: { pk: row.sk, sk: String(row.data['sk']) } });
  return found;
}

/** The day whose list is looked at next, as a row tells it. */
export function cursorOf(row: Row): Day | undefined {
  const { day } = row.data;
  return typeof day === 'string' ? dayFrom(day) : undefined;
}
