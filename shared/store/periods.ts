import * as z from 'zod/mini';
import { HolidayYear } from '../domain/alerts/holiday-year.ts';
import type { Switches } from '../domain/alerts/mode.ts';
import type { Lianghui, Period } from '../domain/alerts/periods.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, load, type RecordKind, save } from './record.ts';
import { daySchema, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** The one row of the year's pushes: what people said of its dates, and up to when all pushes are done. */
export interface PeriodPlan {
  readonly doneUpTo: Instant;
  /** Sessions whose dates a person confirmed. */
  readonly lianghui: readonly Lianghui[];
  /** Years whose holidays the bureau read in by itself. */
  readonly years: readonly HolidayYear[];
  /** A notice that was pasted and waits for somebody's yes. */
  readonly pasted?: HolidayYear;
  /** Periods the bureau entered, or whose days it set anew. */
  readonly own: readonly Period[];
  /** What somebody switched on or off, by the period's id. */
  readonly modes: Readonly<Record<string, Switches>>;
  /** When somebody last changed a period, by its id: what was over by then nobody had asked for. */
  readonly changed?: Readonly<Record<string, Instant>>;
}

const certain = z.enum(['tentative', 'confirmed']);
const periodSchema = z.object({
  id: z.string(),
  kind: z.enum(['holiday', 'lianghui', 'season', 'campaign', 'report', 'own']),
  level: z.exactOptional(z.enum(['national', 'province', 'city', 'district'])),
  region: z.exactOptional(z.string()),
  name: z.string(),
  start: daySchema,
  end: daySchema,
  status: certain,
  endStatus: certain,
  source: z.string(),
  makeUp: z.exactOptional(z.array(daySchema)),
});
const modeSchema = z.object({
  zero: z.exactOptional(z.boolean()),
  supply: z.exactOptional(z.boolean()),
  watch: z.exactOptional(z.boolean()),
  daily: z.exactOptional(z.boolean()),
  checks: z.exactOptional(z.boolean()),
  awake: z.exactOptional(z.boolean()),
});

const planSchema = z.object({
  doneUpTo: instantSchema,
  lianghui: z.array(
    z.object({
      year: z.number(),
      opens: daySchema,
      closes: daySchema,
      confirmed: z.boolean(),
      source: z.string(),
    }),
  ),
  years: z.array(HolidayYear),
  pasted: z.exactOptional(HolidayYear),
  own: z._default(z.array(periodSchema), []),
  modes: z._default(z.record(z.string(), modeSchema), {}),
  changed: z.exactOptional(z.record(z.string(), instantSchema)),
});

export const periodPlanRecord: RecordKind<PeriodPlan> = {
  kind: 'period-plan',
  edition: 1,
  parse: (data) => planSchema.parse(data),
};
const toldRecord: RecordKind<{ readonly at: Instant }> = {
  kind: 'period-told',
  edition: 1,
  parse: (data) => z.object({ at: instantSchema }).parse(data),
};

export const loadPeriodPlan = (table: Table) => load(table, periodPlanRecord, keys.periodPlan());

/** `due` is when the next push goes out. */
export function putPeriodPlan(plan: PeriodPlan, seen: number, due: Instant): Write {
  const key = keys.periodPlan();
  return save(periodPlanRecord, { key, version: seen }, plan, { due: keys.due('alerts', due, 'periods') });
}

/** The first row of a bureau: what was due before its birth is not owed. */
export function birthOfPeriods(now: Instant): Write {
  return putPeriodPlan({ doneUpTo: now, lianghui: [], years: [], own: [], modes: {} }, 0, now);
}

/** A step of a period happens once for ever. */
export function toldWrite(id: string, at: Instant): Write {
  return create(toldRecord, keys.periodTold(id), { at });
}

export async function isTold(table: Table, id: string): Promise<boolean> {
  return (await table.get(keys.periodTold(id))) !== undefined;
}
