import * as z from 'zod/mini';
import type { DayOutlook } from '../domain/alerts/outlook.ts';
import { grades, type Track } from '../domain/alerts/typhoon.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, overwrite, type RecordKind, type Stored } from './record.ts';
import { daySchema, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** The storms that run, as one source last told them. */
export interface Tracks {
  readonly source: string;
  readonly readAt: Instant;
  readonly tracks: readonly Track[];
}

/** What a model computes for the days to come. */
export interface Outlook {
  readonly readAt: Instant;
  readonly days: readonly DayOutlook[];
}

const circleSchema = z.object({
  force: z.union([z.literal(7), z.literal(10), z.literal(12)]),
  ne: z.number(),
  se: z.number(),
  sw: z.number(),
  nw: z.number(),
});
const fixSchema = z.object({
  at: instantSchema,
  latitude: z.number(),
  longitude: z.number(),
  grade: z.exactOptional(z.enum(grades)),
  windMs: z.exactOptional(z.number()),
  circles: z.array(circleSchema),
});
const tracksSchema = z.object({
  source: z.string(),
  readAt: instantSchema,
  tracks: z.array(
    z.object({ id: z.string(), name: z.string(), active: z.boolean(), fixes: z.array(fixSchema) }),
  ),
});
const outlookSchema = z.object({
  readAt: instantSchema,
  days: z.array(
    z.object({
      day: daySchema,
      highest: z.exactOptional(z.number()),
      lowest: z.exactOptional(z.number()),
      rainMm: z.exactOptional(z.number()),
      snowCm: z.exactOptional(z.number()),
      gustMs: z.exactOptional(z.number()),
    }),
  ),
});

const tracksRecord: RecordKind<Tracks> = {
  kind: 'weather-tracks',
  edition: 1,
  parse: (data) => tracksSchema.parse(data),
};
const outlookRecord: RecordKind<Outlook> = {
  kind: 'weather-outlook',
  edition: 1,
  parse: (data) => outlookSchema.parse(data),
};

/** A track's end is all that anybody is told. */
const mostFixes = 8;

export function putTracks({ tracks, ...rest }: Tracks): Write {
  const short = tracks.map((track) => ({ ...track, fixes: track.fixes.slice(-mostFixes) }));
  return overwrite(tracksRecord, keys.weatherTracks(rest.source), { ...rest, tracks: short });
}

export async function allTracks(table: Table): Promise<Stored<Tracks>[]> {
  const found: Stored<Tracks>[] = [];
  for await (const row of table.query({ pk: keys.weatherTracks('').pk })) found.push(open(tracksRecord, row));
  return found;
}

export const putOutlook = (outlook: Outlook): Write =>
  overwrite(outlookRecord, keys.weatherOutlook(), outlook);
export const loadOutlook = (table: Table) => load(table, outlookRecord, keys.weatherOutlook());
