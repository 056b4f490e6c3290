import * as z from 'zod/mini';
import type { Broadcast } from '../domain/alerts/broadcast.ts';
import type { AlertId } from '../domain/ids.ts';
import { type Day, dayOf } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, open, type RecordKind } from './record.ts';
import { branded } from './schema.ts';
import type { Table, Write } from './table.ts';

/** What went out on a day, so that a sum need not read what went out on others. Drills are none. */
interface Listed {
  readonly id: AlertId;
  readonly kind: Broadcast['kind'];
}

const listedRecord: RecordKind<Listed> = {
  kind: 'alert-on',
  edition: 1,
  parse: (data) =>
    z
      .object({
        id: branded<AlertId>(),
        kind: z.enum(['notice', 'warning', 'correction', 'period']),
      })
      .parse(data),
};

export function listAlert({ id, kind, sentAt, drill }: Broadcast): Write[] {
  if (sentAt === undefined || drill) return [];
  return [create(listedRecord, keys.alertOn(dayOf(sentAt), id), { id, kind })];
}

export async function alertsOn(table: Table, day: Day, kind: Broadcast['kind']): Promise<AlertId[]> {
  const found: AlertId[] = [];
  for await (const row of table.query({ pk: keys.alertOn(day, '').pk })) {
    const { value } = open(listedRecord, row);
    if (value.kind === kind) found.push(value.id);
  }
  return found;
}
