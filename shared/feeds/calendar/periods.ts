import * as z from 'zod/mini';
import type { Lianghui, Recurring } from '../../domain/alerts/periods.ts';
import { day } from '../../domain/time.ts';
import lianghuiData from './lianghui.json' with { type: 'json' };
import recurringData from './recurring.json' with { type: 'json' };

/** What a bureau's place has to reckon with, beside what all have. */
export type Where = (typeof places)[number];
const places = ['south', 'north', 'coast', 'yellow-river'] as const;

const dayText = z.pipe(z.string(), z.transform(day));
const lianghuiSchema = z.object({
  edition: z.literal(1),
  years: z.array(z.object({ year: z.number(), opens: dayText, closes: dayText, evidence: z.string() })),
});
const recurringSchema = z.object({
  edition: z.literal(1),
  rows: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['season', 'campaign', 'report']),
      from: z.string(),
      to: z.string(),
      where: z.optional(z.enum(places)),
      fixed: z.boolean(),
      source: z.string(),
    }),
  ),
});

/** The national sessions as reported: tentative until a person confirms them. */
export const reportedLianghui: readonly Lianghui[] = lianghuiSchema
  .parse(lianghuiData)
  .years.map(({ year, opens, closes, evidence }) => ({
    year,
    opens,
    closes,
    confirmed: false,
    source: evidence,
  }));

const recurring = recurringSchema.parse(recurringData).rows;

/** Seasons, campaigns and reports of a bureau that lies there. */
export function recurringIn(where: readonly Where[]): Recurring[] {
  return recurring
    .filter((one) => one.where === undefined || where.includes(one.where))
    .map(({ name, kind, from, to, fixed, source }) => ({ name, kind, from, to, fixed, source }));
}
