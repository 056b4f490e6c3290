import * as z from 'zod/mini';
import { type Circle, type Fix, grades, type Track } from '../../domain/alerts/typhoon.ts';
import { momentOf } from './cap.ts';
import type { Named } from './typhoon-nmc.ts';
import { numberOf, placeAt } from './typhoon-nmc.ts';

const figure = z.nullish(z.union([z.string(), z.number()]));
/** An empty list stands where there is no circle. */
const radiiSchema = z.catch(
  z.nullish(z.object({ neRadius: figure, seRadius: figure, swRadius: figure, nwRadius: figure })),
  undefined,
);
const pointSchema = z.object({
  time: z.optional(z.string()),
  pubTime: z.optional(z.string()),
  lat: figure,
  lon: figure,
  type: z.nullish(z.string()),
  windSpeed: figure,
  windRadius30: z.optional(radiiSchema),
  windRadius50: z.optional(radiiSchema),
  windRadius64: z.optional(radiiSchema),
});
const listSchema = z.object({
  code: z.literal('200'),
  storm: z.nullish(z.array(z.object({ id: z.string(), name: z.string(), isActive: z.string() }))),
});
const trackSchema = z.object({
  code: z.literal('200'),
  isActive: z.nullish(z.string()),
  now: z.optional(z.unknown()),
  track: z.nullish(z.array(z.unknown())),
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
  const points = [...(track ?? []), ...(now ? [now] : [])];
  const fixes = points.flatMap((point) => fixOf(point) ?? []);
  if (points.length > 0 && fixes.length === 0) return undefined;
  return { id, name, active: isActive === undefined || isActive === null ? active : isActive === '1', fixes };
}

function fixOf(item: unknown): Fix | undefined {
  const parsed = z.safeParse(pointSchema, item);
  if (!parsed.success) return undefined;
  const point = parsed.data;
  const at = momentOf(point.time ?? point.pubTime);
  const place = placeAt(numberOf(point.lat), numberOf(point.lon));
  const windMs = numberOf(point.windSpeed);
  if (at === undefined || !place) return undefined;
  const grade = grades.find((one) => one === point.type);
  const radii = [
    [7, point.windRadius30],
    [10, point.windRadius50],
    [12, point.windRadius64],
  ] as const;
  return {
    ...{ at, ...place },
    ...(grade && { grade }),
    ...(windMs !== undefined && { windMs }),
    circles: radii.flatMap(([force, found]) => circleOf(force, found) ?? []),
  };
}

function circleOf(
  force: Circle['force'],
  found: z.infer<typeof radiiSchema> | undefined,
): Circle | undefined {
  const [ne, se, sw, nw] = [found?.neRadius, found?.seRadius, found?.swRadius, found?.nwRadius].map(numberOf);
  if (ne === undefined || se === undefined || sw === undefined || nw === undefined) return undefined;
  return { force, ne, se, sw, nw };
}
