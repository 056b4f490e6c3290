import * as z from 'zod/mini';
import type { Anchors } from '../../domain/alerts/statutory.ts';
import { day } from '../../domain/time.ts';
import data from './anchors.json' with { type: 'json' };

const { years } = z
  .object({
    edition: z.literal(1),
    years: z.record(z.string(), z.string().check(z.regex(/^(\d\d-\d\d ){3}\d\d-\d\d$/))),
  })
  .parse(data);

/** Whether the table holds a year, and enough around it for whatever reaches into that year. */
export function holdsYear(year: number): boolean {
  return [year - 2, year + 2].every((one) => String(one) in years);
}

/**
 * The days of a year that the holidays hang on, from a table of this century: lunar.ts computes any year, but what it
 * computes with would be a third of the webhook's bundle. Throws outside the table.
 */
export function anchorsOf(year: number): Anchors {
  const days = years[String(year)]?.split(' ').map((text) => day(`${year}-${text}`));
  const [springFestival, qingming, dragonBoat, midAutumn] = days ?? [];
  if (!springFestival || !qingming || !dragonBoat || !midAutumn) {
    throw new RangeError(`the table of moon and sun does not hold ${year}`);
  }
  return { springFestival, qingming, dragonBoat, midAutumn };
}
