import * as z from 'zod/mini';
import { type Circle, type Fix, grades, type Track } from '../../domain/alerts/typhoon.ts';
import type { Point } from '../../domain/region.ts';
import { type Instant, instant } from '../../domain/time.ts';
import { jsonOf } from './source.ts';

/** The list has two parentheses around its JSON, a view one. */
export function jsonpOf(text: string): unknown {
  const inner = /^[^({[]*\(+([\s\S]*?)\)+\s*;?\s*$/.exec(text.trim())?.[1];
  return inner === undefined ? undefined : jsonOf(inner);
}

const listSchema = z.object({ typhoonList: z.array(z.array(z.unknown())) });
const viewSchema = z.object({ typhoon: z.array(z.unknown()) });
const pointsSchema = z.array(z.array(z.unknown()));
const circleSchema = z.array(z.union([z.string(), z.number()]));

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** `[id, English, Chinese, …, 'start' | 'stop']`; a name may end in a line break. */
export function readTyphoonList(text: string): readonly Named[] | undefined {
  const parsed = z.safeParse(listSchema, jsonpOf(text));
  if (!parsed.success) return undefined;
  return parsed.data.typhoonList.map((row) => ({
    id: String(row[0]),
    name: nameOf(row),
    active: row[7] === 'start',
  }));
}

/** Points are `[id, yyyyMMddHHmm, epoch ms, grade, longitude, latitude, hPa, m/s, …, circles, forecasts, labels]`, in UTC. */
export function readTyphoonView(text: string): Track | undefined {
  const parsed = z.safeParse(viewSchema, jsonpOf(text));
  if (!parsed.success) return undefined;
  const { typhoon } = parsed.data;
  const points = z.safeParse(pointsSchema, typhoon[8] ?? []);
  const fixes = points.success ? points.data.flatMap((point) => fixOf(point) ?? []) : [];
  if (fixes.length === 0 && !isNewborn(typhoon[8])) return undefined;
  return {
    id: String(typhoon[0]),
    name: nameOf(typhoon),
    active: typhoon[7] === 'start',
    fixes,
  };
}

/** It has no place yet; points of which none can be read are another matter. */
const isNewborn = (points: unknown): boolean =>
  points === undefined || points === null || (Array.isArray(points) && points.length === 0);

function nameOf(row: readonly unknown[]): string {
  const [english, chinese] = [row[1], row[2]].map((name) => (typeof name === 'string' ? name.trim() : ''));
  return chinese || english || '';
}

function fixOf(point: readonly unknown[]): Fix | undefined {
  const at = utc(point[1]);
  const place = placeAt(numberOf(point[5]), numberOf(point[4]));
  const windMs = numberOf(point[7]);
  if (at === undefined || !place) return undefined;
  const grade = grades.find((one) => one === point[3]);
  const circles = z.safeParse(z.array(circleSchema), point[10]);
  return {
    ...{ at, ...place },
    ...(grade && { grade }),
    ...(windMs !== undefined && { windMs }),
    circles: circles.success ? circles.data.flatMap((one) => circleOf(one) ?? []) : [],
  };
}

const forces: Readonly<Record<string, Circle['force']>> = { '30KTS': 7, '50KTS': 10, '64KTS': 12 };

/** `['30KTS', NE, SE, SW, NW, id]`. */
function circleOf([knots, ...radii]: readonly (string | number)[]): Circle | undefined {
  const force = forces[String(knots)];
  const [ne, se, sw, nw] = radii.map(numberOf);
  if (!force || ne === undefined || se === undefined || sw === undefined || nw === undefined)
    return undefined;
  return { force, ne, se, sw, nw };
}

function utc(text: unknown): Instant | undefined {
  const [, year, month, date, hour, minute] =
    /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(String(text)) ?? [];
  return year === undefined ? undefined : instant(`${year}-${month}-${date}T${hour}:${minute}:00Z`);
}

/** A place on earth; whoever gives the longitude first by mistake gives none. */
export function placeAt(latitude: number | undefined, longitude: number | undefined): Point | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360 ? { latitude, longitude } : undefined;
}

/** 9999 is how these services say that they do not know. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && Math.abs(number) < 9990
    ? number
    : undefined;
}
