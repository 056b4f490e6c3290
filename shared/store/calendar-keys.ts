import * as z from 'zod/mini';
import type { PersonId } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { create, load, overwrite, type RecordKind } from './record.ts';
import { branded } from './schema.ts';
import type { Table, Write } from './table.ts';

/** Whose watches a key shows: his own, or all of the bureau's. The key itself is kept nowhere. */
export interface CalendarKey {
  readonly person: PersonId;
  readonly scope: 'own' | 'bureau';
}

const keyRecord: RecordKind<CalendarKey> = {
  kind: 'calendar-key',
  edition: 1,
  parse: (data) => z.object({ person: branded<PersonId>(), scope: z.enum(['own', 'bureau']) }).parse(data),
};
const lastRecord: RecordKind<{ readonly hash: string }> = {
  kind: 'calendar-last',
  edition: 1,
  parse: (data) => z.object({ hash: z.string() }).parse(data),
};

export const loadCalendarKey = (table: Table, hash: string) => load(table, keyRecord, keys.calendarKey(hash));

/** A new key; the one before it of the same person and scope opens nothing any more. */
export async function newCalendarKey(table: Table, hash: string, made: CalendarKey): Promise<Write[]> {
  const last = keys.calendarOf(made.person, made.scope);
  const before = await load(table, lastRecord, last);
  return [
    create(keyRecord, keys.calendarKey(hash), made),
    overwrite(lastRecord, last, { hash }),
    ...(before ? [{ kind: 'delete', key: keys.calendarKey(before.value.hash), seen: 'any' } as const] : []),
  ];
}
