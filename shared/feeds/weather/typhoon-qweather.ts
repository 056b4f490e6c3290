import * as z from 'zod/mini';
import { type Circle, type Fix, grades, type Track } from '../../domain/alerts/typhoon.ts';
import { momentOf } from './cap.ts';
import type { Named } from './typhoon-nmc.ts';
import { numberOf } from './typhoon-nmc.ts';

const radiiSchema = z.nullish(
  z.object({ neRadius: z.string(), seRadius: z.string(), swRadius: z.string(), nwRadius: z.string() }),
);
const pointSchema = z.object({
  time: z.optional(z.string()),
  pubTime: z.optional(z.string()),
  lat: z.string(),
  lon: z.string(),
  type: z.nullish(z.string()),
  windSpeed: z.nullish(z.string()),
  windRadius30: radiiSchema,
  windRadius50: radiiSchema,
  windRadius64: radiiSchema,
});
const listSchema = z.object({
  code: z.literal('200'),
  storm: z.nullish(z.array(z.object({ id: z.string(), name: z.string(), isActive: z.string() }))),
});
const trackSchema = z.object({
  code: z.literal('200'),
  isActive: z.nullish(z.string()),
  now: z.nullish(pointSchema),
  track: z.nullish(z.array(pointSchema)),
});

/** https://dev.qweather.com/docs/api/tropical-cyclone/: the north-west Pacific only. A body carries a code of its own. */
export function readStormList(payload: unknown): readonly Named[] | undefined {
  const parsed = z.safeParse(listSchema, payload);
  if (!parsed.success) return undefined;
  return (parsed.data.storm ?? []).map(({ id, name, isActive }) => ({ id, name, active: isActive === '1' }));
}

export function readStormTrack(payload: unknown, { id, name, active }: Named): Track | undefined {
  const parsed = z.safeParse(trackSchema, payload);
  if (!parsed.success) return undefined;
  const { track, now, isActive } = parsed.data;
  const fixes = [...(track ?? []), ...(now ? [now] : [])].flatMap((point) => fixOf(point) ?? []);
  return { id, name, active: isActive === undefined || isActive === null ? active : isActive === '1', fixes };
}

function fixOf(point: z.infer<typeof pointSchema>): Fix | undefined {
  const at = momentOf(point.time ?? point.pubTime);
  const [latitude, longitude, windMs] = [point.lat, point.lon, point.windSpeed].map(numberOf);
  if (at === undefined || latitude === undefined || longitude === undefined) return undefined;
  const grade = grades.find((one) => one === point.type);
  const radii = [
    [7, point.windRadius30],
    [10, point.windRadius50],
    [12, point.windRadius64],
  ] as const;
  return {
    ...{ at, latitude, longitude },
    ...(grade && { grade }),
    ...(windMs !== undefined && { windMs }),
    circles: radii.flatMap(([force, found]) => circleOf(force, found) ?? []),
  };
}

function circleOf(force: Circle['force'], found: z.infer<typeof radiiSchema>): Circle | undefined {
  const [ne, se, sw, nw] = [found?.neRadius, found?.seRadius, found?.swRadius, found?.nwRadius].map(numberOf);
  if (ne === undefined || se === undefined || sw === undefined || nw === undefined) return undefined;
  return { force, ne, se, sw, nw };
}
