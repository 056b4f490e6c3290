import { distanceOf } from '../geometry.ts';
import type { Point } from '../region.ts';
import { DAY_MS, type Instant } from '../time.ts';

export const grades = ['TD', 'TS', 'STS', 'TY', 'STY', 'SuperTY'] as const;
export type Grade = (typeof grades)[number];

/** How far winds of a force reach, in km, by quadrant. */
export interface Circle {
  readonly force: 7 | 10 | 12;
  readonly ne: number;
  readonly se: number;
  readonly sw: number;
  readonly nw: number;
}

/** Where a storm was at an hour, on WGS-84. */
export interface Fix extends Point {
  readonly at: Instant;
  readonly grade?: Grade;
  readonly windMs?: number;
  readonly circles: readonly Circle[];
}

export interface Track {
  readonly id: string;
  readonly name: string;
  /** As the source says; a storm nobody wrote about for a day is over as well. */
  readonly active: boolean;
  readonly fixes: readonly Fix[];
}

/** What an officer compares: where it is, how far from us, and how far its gales reach towards us. */
export interface Nearness {
  readonly fix: Fix;
  readonly distanceKm: number;
  readonly quadrant: 'ne' | 'se' | 'sw' | 'nw';
  /** The circle of force 7 in our quadrant; undefined where the source gives none. */
  readonly reachKm?: number;
  /** From its edge to us; 0 and less: we are within. */
  readonly edgeKm?: number;
}

export function lastFix({ fixes }: Track): Fix | undefined {
  return fixes.reduce<Fix | undefined>((last, fix) => (last && last.at >= fix.at ? last : fix), undefined);
}

export function isRunning(track: Track, now: Instant): boolean {
  const last = lastFix(track);
  return track.active && last !== undefined && now - last.at < DAY_MS;
}

/** The storm's last place against ours. No forecast, and no claim of a landfall. */
export function nearnessOf(track: Track, place: Point): Nearness | undefined {
  const fix = lastFix(track);
  if (!fix) return undefined;
  const distanceKm = Math.round(distanceOf(fix, place));
  const quadrant = quadrantOf(fix, place);
  const reachKm = fix.circles.find(({ force }) => force === 7)?.[quadrant];
  const known = reachKm !== undefined && reachKm > 0;
  return { fix, distanceKm, quadrant, ...(known && { reachKm, edgeKm: distanceKm - reachKm }) };
}

/** Steps of nearness that are told by themselves: how far its gales, or without circles its centre, are from us. */
export function stepOf({ distanceKm, edgeKm }: Nearness): 'within' | 'near' | 'coming' | undefined {
  const km = edgeKm ?? distanceKm - usualReachKm;
  if (km <= 0) return 'within';
  if (km <= 200) return 'near';
  return km <= 500 ? 'coming' : undefined;
}

/** Where a source gives no circle. */
const usualReachKm = 300;

/** In which quadrant of the storm we lie. */
function quadrantOf(storm: Point, place: Point): Nearness['quadrant'] {
  const north = place.latitude >= storm.latitude;
  // The date line lies between no storm of the north-west Pacific and us the long way round.
  const east = ((place.longitude - storm.longitude + 540) % 360) - 180 >= 0;
  if (north) return east ? 'ne' : 'nw';
  return east ? 'se' : 'sw';
}
