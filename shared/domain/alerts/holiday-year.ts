import * as z from 'zod/mini';
import { type Day, dayFrom } from '../time.ts';

export const holidayNames = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
] as const;
export type HolidayName = (typeof holidayNames)[number];

const daySchema = z.custom<Day>((value) => typeof value === 'string' && dayFrom(value) !== undefined);

/** A holiday: all its days off in order, and the weekend days worked for it. Two that fall together are one. */
export const Holiday = z.object({
  names: z.array(z.enum(holidayNames)).check(z.minLength(1)),
  off: z.array(daySchema).check(z.minLength(1)),
  makeUp: z.array(daySchema),
});
export type Holiday = z.infer<typeof Holiday>;

/** The holidays of a year. Until the State Council announced them, only the statutory days are known. */
export const HolidayYear = z.object({
  year: z.number(),
  announced: z.boolean(),
  source: z.string(),
  holidays: z.array(Holiday),
});
export type HolidayYear = z.infer<typeof HolidayYear>;
