import * as z from 'zod/mini';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, load, open, overwrite, type RecordKind, save } from './record.ts';
import type { Row, Table, Write } from './table.ts';

/** What of a post's forecast somebody was told already. */
interface Told {
  readonly gaps: readonly string[];
}

export const forecastRecord: RecordKind<Told> = {
  kind: 'forecast',
  edition: 1,
  parse: (data) => z.object({ gaps: z.array(z.string()) }).parse(data),
};
export const forecastSoonRecord: RecordKind<{ readonly post: string }> = {
  kind: 'forecast-soon',
  edition: 1,
  parse: (data) => z.object({ post: z.string() }).parse(data),
};

/** The row that brings the forecast of each morning about. */
export function birthOfForecast(first: Instant): Write {
  return create(forecastRecord, keys.forecast(), { gaps: [] }, { due: keys.due('duty', first, 'forecast') });
}

export const loadForecast = (table: Table) => load(table, forecastRecord, keys.forecast());

export function putForecast(gaps: readonly string[], seen: number, next: Instant): Write {
  const stored = { key: keys.forecast(), version: seen };
  return save(forecastRecord, stored, { gaps }, { due: keys.due('duty', next, 'forecast') });
}

/** A roster changed: at the next minute its post is looked over, once for however many changes. */
export function forecastSoon(post: string, now: Instant): Write {
  const write = overwrite(forecastSoonRecord, keys.forecastSoon(post), { post });
  return write.kind === 'put'
    ? { ...write, row: { ...write.row, due: keys.due('duty', now, `soon#${post}`) } }
    : write;
}

export function forecastDone(row: Row): Write {
  return { kind: 'delete', key: { pk: row.pk, sk: row.sk }, seen: row.version };
}

export const postToLookAt = (row: Row): string => open(forecastSoonRecord, row).value.post;
