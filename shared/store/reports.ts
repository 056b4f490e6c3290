import * as z from 'zod/mini';
import { type PersonId, type UnitId, unitId } from '../domain/ids.ts';
import { at, type Day, dayOf, type Instant, plusDays } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, daySchema, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

/** The next day whose reports are asked for. */
export interface DailyPlan {
  readonly day: Day;
}

export const dailyPlanRecord: RecordKind<DailyPlan> = {
  kind: 'daily-plan',
  edition: 1,
  parse: (data) => z.object({ day: daySchema }).parse(data),
};

/** When units are asked for the day's reports. */
export const askClock = '16:00';

export const openDailyPlan = (row: Row): Stored<DailyPlan> => open(dailyPlanRecord, row);

export function putDailyPlan(day: Day, seen: number): Write {
  const due = keys.due('alerts', at(day, askClock), 'daily');
  return save(dailyPlanRecord, { key: keys.dailyPlan(), version: seen }, { day }, { due });
}

/** A house born in the evening asks nobody for the day that is nearly over. */
export function birthOfDaily(now: Instant): Write {
  const today = dayOf(now);
  return putDailyPlan(now < at(today, askClock) ? today : plusDays(today, 1), 0);
}

/** What a shop or market said of its stock on a day. */
export interface SupplyReport {
  readonly unit: UnitId;
  readonly name: string;
  /** For how many days its main goods last. */
  readonly days?: number;
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
}

const supplySchema = z.object({
  unit: branded<UnitId>(),
  name: z.string(),
  days: z.exactOptional(z.number()),
  text: z.string(),
  by: branded<PersonId>(),
  at: instantSchema,
});
const supplyRecord: RecordKind<SupplyReport> = {
  kind: 'supply-report',
  edition: 1,
  parse: (data) => supplySchema.parse(data),
};

export async function supplyReports(table: Table, day: Day): Promise<Stored<SupplyReport>[]> {
  const found: Stored<SupplyReport>[] = [];
  for await (const row of table.query({ pk: keys.supplyReport(day, '').pk }))
    found.push(open(supplyRecord, row));
  return found;
}

/** The last word of a day counts. */
export function putSupply(day: Day, report: SupplyReport, before: Stored<SupplyReport> | undefined): Write {
  const key = keys.supplyReport(day, report.unit);
  return before ? save(supplyRecord, before, report) : create(supplyRecord, key, report);
}

/** The units that have reported on a day, of either kind. */
export async function reportedOn(table: Table, day: Day, what: 'zero' | 'supply'): Promise<UnitId[]> {
  const found: UnitId[] = [];
  const { pk } = what === 'zero' ? keys.zeroReport(day, '') : keys.supplyReport(day, '');
  for await (const row of table.query({ pk })) found.push(unitId(row.sk));
  return found;
}
