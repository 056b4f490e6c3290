import * as z from 'zod/mini';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, type RecordKind, type Stored, save } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** What pages are sealed with, newest first: an older key opens what was sealed before it was followed. */
export interface PageKeys {
  readonly keys: readonly { readonly id: string; readonly secret: string; readonly from: Instant }[];
}

const pageKeysSchema: z.ZodMiniType<PageKeys> = z.object({
  keys: z.array(z.object({ id: z.string(), secret: z.string(), from: instantSchema })),
});
const pageKeysRecord: RecordKind<PageKeys> = {
  kind: 'page-keys',
  edition: 1,
  parse: (data) => pageKeysSchema.parse(data),
};

export const loadPageKeys = (table: Table): Promise<Stored<PageKeys> | undefined> =>
  load(table, pageKeysRecord, keys.pageKeys());

export function putPageKeys(value: PageKeys, seen: number): Write {
  return save(pageKeysRecord, { key: keys.pageKeys(), version: seen }, value);
}
