import * as z from 'zod/mini';
import type { Circle, Fix, Grade, Track } from '../../domain/alerts/typhoon.ts';
import { at, dayFrom, type Instant } from '../../domain/time.ts';
import type { Named } from './typhoon-nmc.ts';
import { numberOf, placeAt } from './typhoon-nmc.ts';

/** Text as a rule, a number in some years. */
const figure = z.nullish(z.union([z.string(), z.number()]));
const row = {
  tfid: z.union([z.string(), z.number()]),
  name: z.nullish(z.string()),
  isactive: figure,
};
const rowSchema = z.object(row);
const pointSchema = z.object({
  time: z.string(),
  lng: figure,
  lat: figure,
  strong: z.nullish(z.string()),
  speed: figure,
  radius7: z.nullish(z.string()),
  radius10: z.nullish(z.string()),
  radius12: z.nullish(z.string()),
});
const infoSchema = z.object({ ...row, points: z.nullish(z.array(z.unknown())) });

/** The year's storms; an array, or in some years an object that holds one. */
export function readZjList(payload: unknown): readonly Named[] | undefined {
  const parsed = z.safeParse(z.array(rowSchema), Array.isArray(payload) ? payload : [payload]);
  return parsed.success ? parsed.data.map(namedIn) : undefined;
}

function namedIn({ tfid, name, isactive }: z.infer<typeof rowSchema>): Named {
  return { id: String(tfid), name: name?.trim() ?? '', active: String(isactive) === '1' };
}

/** A storm: an array of one, or the object itself. All its values are text; its hours are Beijing's. */
export function readZjInfo(payload: unknown): Track | undefined {
  const parsed = z.safeParse(infoSchema, Array.isArray(payload) ? payload[0] : payload);
  if (!parsed.success) return undefined;
  const points = parsed.data.points ?? [];
  const fixes = points.flatMap((point) => fixOf(point) ?? []);
  return points.length > 0 && fixes.length === 0 ? undefined : { ...namedIn(parsed.data), fixes };
}

const strengths: Readonly<Record<string, Grade>> = {
  热带低压: 'TD',
  热带风暴: 'TS',
  强热带风暴: 'STS',
  台风: 'TY',
  强台风: 'STY',
  超强台风: 'SuperTY',
};

function fixOf(item: unknown): Fix | undefined {
  const parsed = z.safeParse(pointSchema, item);
  if (!parsed.success) return undefined;
  const point = parsed.data;
  const [moment, place] = [beijing(point.time), placeAt(numberOf(point.lat), numberOf(point.lng))];
  if (moment === undefined || !place) return undefined;
  const grade = strengths[point.strong?.replace(/\(.*\)$/, '').trim() ?? ''];
  const windMs = numberOf(point.speed);
  const radii = [
    [7, point.radius7],
    [10, point.radius10],
    [12, point.radius12],
  ] as const;
  return {
    ...{ at: moment, ...place },
    ...(grade && { grade }),
    ...(windMs !== undefined && { windMs }),
    circles: radii.flatMap(([force, text]) => circleOf(force, text ?? '') ?? []),
  };
}

/** `NE|SE|NW|SW`: unlike NMC's, the north-west comes third. */
function circleOf(force: Circle['force'], text: string): Circle | undefined {
  const [ne, se, nw, sw] = text.split('|').map(numberOf);
  if (ne === undefined || se === undefined || nw === undefined || sw === undefined) return undefined;
  return { force, ne, se, sw, nw };
}

/** 2021/9/23 8:00:00, not padded. */
function beijing(text: string): Instant | undefined {
  const found = /^(\d{4})\/(\d{1,2})\/(\d{1,2}) (\d{1,2}):(\d{2})/.exec(text);
  if (!found) return undefined;
  const [year = '', month = '', date = '', hour = '', minute = ''] = found
    .slice(1)
    .map((part) => part.padStart(2, '0'));
  const day = dayFrom(`${year}-${month}-${date}`);
  return day && at(day, `${hour}:${minute}`);
}
