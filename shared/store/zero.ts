import * as z from 'zod/mini';
import type { PersonId, UnitId } from '../domain/ids.ts';
import { unitId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, type RecordKind } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** A unit's word that nothing happened on a day. */
interface ZeroReport {
  readonly by: PersonId;
  readonly at: Instant;
  readonly through: string;
}

const zeroSchema = z.object({ by: branded<PersonId>(), at: instantSchema, through: z.string() });
const zeroRecord: RecordKind<ZeroReport> = {
  kind: 'zero-report',
  edition: 1,
  parse: (data) => zeroSchema.parse(data),
};

/** The units that have reported on a day. */
export async function zeroReports(table: Table, day: Day): Promise<UnitId[]> {
  const found: UnitId[] = [];
  for await (const row of table.query({ pk: keys.zeroReport(day, '').pk })) found.push(unitId(row.sk));
  return found;
}

export function zeroWrite(day: Day, unit: UnitId, report: ZeroReport): Write {
  return create(zeroRecord, keys.zeroReport(day, unit), report);
}
