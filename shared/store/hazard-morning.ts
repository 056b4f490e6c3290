import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { type RecordKind, save } from './record.ts';
import type { Row, Write } from './table.ts';

const morningRecord: RecordKind<object> = { kind: 'hazards-morning', edition: 1, parse: () => ({}) };

/** When the overdue are listed next. The row is made when something becomes overdue, and goes when nothing is. */
export function morning(at: Instant): Write {
  const due = keys.due('hazards', at, 'morning');
  const write = save(morningRecord, { key: keys.daily('hazards'), version: 0 }, {}, { due });
  return write.kind === 'put' ? { ...write, seen: 'any' } : write;
}

export function isMorning(row: Row): boolean {
  return row.kind === morningRecord.kind;
}
