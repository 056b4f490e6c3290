import type { Day } from '../../shared/domain/time.ts';
import { type Look, looksWithin } from '../../shared/store/looks.ts';
import type { Table } from '../../shared/store/table.ts';

/** What the record says of a day, the last first. */
export async function looksOf(table: Table, on: Day): Promise<Look[]> {
  const found: Look[] = [];
  for await (const { look } of looksWithin(table, { from: on, until: on })) found.push(look);
  return found;
}
