import * as z from 'zod/mini';
import { keys } from './keys.ts';
import { create, overwrite, type RecordKind, save } from './record.ts';
import type { Table, Write } from './table.ts';

const cursorSchema = z.object({ part: z.enum(['open', 'over']), after: z.string() });
type Cursor = z.infer<typeof cursorSchema>;

const stepRecord: RecordKind<Cursor> = {
  kind: 'count-cases',
  edition: 1,
  parse: (data) => cursorSchema.parse(data),
};
const countedRecord: RecordKind<object> = { kind: 'counted', edition: 1, parse: () => ({}) };

const step = () => keys.step('hazards', 'count-cases');

/** Once in the life of a table: what was registered before there were counters, or counted by an older rule, is counted. */
export function birthOfCounts(): Write[] {
  const first = overwrite(stepRecord, step(), { part: 'open', after: '' });
  return [create(countedRecord, keys.counted(), {}), first];
}

/** While an older table is counted its counters say too little. */
export async function isCounting(table: Table): Promise<boolean> {
  return (await table.get(step())) !== undefined;
}

/** Where the next step goes on. */
export function startCounting(seen: number, cursor: Cursor): Write {
  return save(stepRecord, { key: step(), version: seen }, cursor);
}

export function stopCounting(seen: number): Write {
  return { kind: 'delete', key: step(), seen };
}
