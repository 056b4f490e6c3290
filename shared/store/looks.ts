import * as z from 'zod/mini';
import type { Day, Instant } from '../domain/time.ts';
import { dayOf } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, open, type RecordKind } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** Who entered the console, looked at somebody's personal data there, or did something. Never changed, never removed. */
export interface Look {
  readonly at: Instant;
  readonly who: string;
  readonly what: 'link' | 'entered' | 'left' | 'put-out' | 'refused' | 'looked' | 'acted';
  /** What was looked at or done, as the record names it. */
  readonly of?: string;
}

const lookSchema: z.ZodMiniType<Look> = z.object({
  at: instantSchema,
  who: z.string(),
  what: z.enum(['link', 'entered', 'left', 'put-out', 'refused', 'looked', 'acted']),
  of: z.exactOptional(z.string()),
});
const lookRecord: RecordKind<Look> = { kind: 'look', edition: 1, parse: (data) => lookSchema.parse(data) };

export function lookWrite(id: string, look: Look): Write {
  return create(lookRecord, keys.look(dayOf(look.at), look.at, id), look);
}

/** What was looked at on a day, the last first. */
export async function looksOf(table: Table, day: Day, limit: number): Promise<Look[]> {
  const found: Look[] = [];
  for await (const row of table.query({ pk: keys.looksOn(day), reverse: true, limit }))
    found.push(open(lookRecord, row).value);
  return found;
}
