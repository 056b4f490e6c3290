import type { Instant } from '../domain/time.ts';
import { keys } from '../store/keys.ts';
import { type RecordKind, save } from '../store/record.ts';
import type { Row, Table, Write } from '../store/table.ts';

const dailyRecord: RecordKind<object> = { kind: 'daily', edition: 1, parse: () => ({}) };

/** The row that brings daily work of the directory about; `seen` 0 makes it. `data` is what it remembers from day to day. */
export function dailyWrite(name: string, seen: number, due: Instant, data = {}): Write {
  const at = { due: keys.due('directory', due, name) };
  return save(dailyRecord, { key: keys.daily(name), version: seen }, data, at);
}

/** Brings it about at the next tick, whenever it was due. */
export function soon(name: string, now: Instant): Write {
  const write = dailyWrite(name, 0, now);
  return write.kind === 'put' ? { ...write, seen: 'any' } : write;
}

/** The row as it stands now, if its time has really come: what an index says may be old. */
export async function isDailyDue(table: Table, row: Row, now: Instant): Promise<Row | undefined> {
  const fresh = await table.get(row);
  return fresh?.due && fresh.due.sk <= keys.due('', now, '~').sk ? fresh : undefined;
}
