import * as z from 'zod/mini';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

/** What is wrong with a street's or a unit's watches, as it was last looked at. */
export interface PostForecast {
  readonly post: string;
  readonly name: string;
  readonly street: string;
  readonly gaps: readonly string[];
  /** The gaps a change brought, in words, for the list of the street. */
  readonly news: readonly string[];
  readonly at: Instant;
}

const postForecastRecord: RecordKind<PostForecast> = {
  kind: 'forecast-of',
  edition: 1,
  parse: (data) =>
    z
      .object({
        ...{ post: z.string(), name: z.string(), street: z.string(), at: instantSchema },
        ...{ gaps: z.array(z.string()), news: z.array(z.string()) },
      })
      .parse(data),
};

export const loadPostForecast = (table: Table, street: string, post: string) =>
  load(table, postForecastRecord, keys.postForecast(street, post));

export function putPostForecast(one: PostForecast, seen: number): Write {
  return save(postForecastRecord, { key: keys.postForecast(one.street, one.post), version: seen }, one);
}

/** Those of a street whose watches were changed for the worse since an instant. */
export async function worseSince(table: Table, street: string, since: Instant): Promise<PostForecast[]> {
  const found: PostForecast[] = [];
  const { pk } = keys.postForecast(street, '');
  for await (const row of table.query({ pk })) found.push(open(postForecastRecord, row).value);
  return found.filter(({ at, news }) => at >= since && news.length > 0);
}

/** One list that is owed to a street, or to the bureau where the street is ''. */
export interface ForecastRoll {
  readonly why: 'change' | 'tomorrow' | 'week';
  readonly street: string;
  readonly since: Instant;
}

export const forecastRollRecord: RecordKind<ForecastRoll> = {
  kind: 'forecast-roll',
  edition: 1,
  parse: (data) =>
    z
      .object({ why: z.enum(['change', 'tomorrow', 'week']), street: z.string(), since: instantSchema })
      .parse(data),
};

export const rollOf = (row: Row): Stored<ForecastRoll> => open(forecastRollRecord, row);

export const loadForecastRoll = (table: Table, why: ForecastRoll['why'], street: string) =>
  load(table, forecastRollRecord, keys.forecastRoll(why, street));

export function putForecastRoll(roll: ForecastRoll, seen: number, at: Instant): Write {
  const key = keys.forecastRoll(roll.why, roll.street);
  const due = keys.due('duty', at, `forecast-${roll.why}-${roll.street}`);
  return save(forecastRollRecord, { key, version: seen }, roll, { due });
}
