import * as z from 'zod/mini';
import { type Instant, later, MINUTE_MS } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

/** How a source stands: when it may be asked again, by real time, and when it last answered as it should. */
export interface Feed {
  readonly name: string;
  readonly since: Instant;
  readonly goodAt?: Instant;
  /** How often it is asked while it answers. */
  readonly intervalMs?: number;
  readonly nextWallMs: number;
  readonly failures: number;
  /** Why it failed last. */
  readonly code?: string;
  readonly tag?: string;
  readonly modified?: string;
  readonly seen: readonly string[];
  readonly attributions: readonly string[];
  /** After so long without a good answer the duty room is told. */
  readonly silentMs: number;
  readonly silentTold: boolean;
  /** It answers again, and nobody was told yet. */
  readonly backAt?: Instant;
  /** What it lists that could not be read, and was told. */
  readonly unread?: readonly string[];
}

const feedSchema = z.object({
  name: z.string(),
  since: instantSchema,
  goodAt: z.exactOptional(instantSchema),
  intervalMs: z.exactOptional(z.number()),
  nextWallMs: z.number(),
  failures: z.number(),
  code: z.exactOptional(z.string()),
  tag: z.exactOptional(z.string()),
  modified: z.exactOptional(z.string()),
  seen: z.array(z.string()),
  attributions: z.array(z.string()),
  silentMs: z.number(),
  silentTold: z.boolean(),
  backAt: z.exactOptional(instantSchema),
  unread: z.exactOptional(z.array(z.string())),
});

export const feedRecord: RecordKind<Feed> = {
  kind: 'weather-feed',
  edition: 1,
  parse: (data) => feedSchema.parse(data),
};

export const loadFeed = (table: Table, name: string) => load(table, feedRecord, keys.weatherFeed(name));
export const openFeed = (row: Row) => open(feedRecord, row);

const firstMs = 30 * MINUTE_MS;

/** When its silence is long enough to be told; one that never answered is not waited for until its next turn. */
export function silentAt({ goodAt, since, silentMs }: Feed): Instant {
  return goodAt === undefined ? later(since, Math.min(silentMs, firstMs)) : later(goodAt, silentMs);
}

/** A source that nobody asks any more falls due as one that does not answer: the clock tells of both. */
export function putFeed(feed: Feed, seen: number): Write {
  const at = feed.backAt ?? (feed.silentTold ? undefined : silentAt(feed));
  const due = at === undefined ? undefined : keys.due('alerts', at, `feed-${feed.name}`);
  return save(feedRecord, { key: keys.weatherFeed(feed.name), version: seen }, feed, { due });
}

/** It is switched off: nobody waits for it. */
export function dropFeed({ key, version }: Stored<Feed>): Write {
  return { kind: 'delete', key, seen: version };
}

export async function allFeeds(table: Table): Promise<Stored<Feed>[]> {
  const found: Stored<Feed>[] = [];
  for await (const row of table.query({ pk: keys.weatherFeed('').pk })) found.push(openFeed(row));
  return found;
}
