import * as z from 'zod/mini';
import type { PersonId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayOf, instant, plusDays } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, open, type RecordKind } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** Who entered the console, looked at somebody's personal data there, or did something. Never changed, never removed. */
export interface Look {
  readonly at: Instant;
  readonly who: string;
  readonly what: 'link' | 'entered' | 'left' | 'put-out' | 'refused' | 'looked' | 'acted';
  /** What was looked at or done, as the record names it. */
  readonly of?: string;
  /** Whose telephone numbers he was shown. */
  readonly people?: readonly PersonId[];
}

const lookSchema: z.ZodMiniType<Look> = z.object({
  at: instantSchema,
  who: z.string(),
  what: z.enum(['link', 'entered', 'left', 'put-out', 'refused', 'looked', 'acted']),
  of: z.exactOptional(z.string()),
  people: z.exactOptional(z.array(branded<PersonId>())),
});
const lookRecord: RecordKind<Look> = { kind: 'look', edition: 1, parse: (data) => lookSchema.parse(data) };

export function lookWrite(id: string, look: Look): Write {
  return create(lookRecord, keys.look(dayOf(look.at), look.at, id), look);
}

interface Span {
  readonly from: Day;
  readonly until: Day;
  /** Only what stands before this place. */
  readonly before?: string | undefined;
}

/** What was looked at and done within a span of days, the last first, each with its place. */
export async function* looksWithin(
  table: Table,
  { from, until, before }: Span,
): AsyncGenerator<{ readonly place: string; readonly look: Look }> {
  const last = before === undefined ? until : dayOf(instant(before.split('#')[0] ?? before));
  for (let day = last < until ? last : until; day >= from; day = plusDays(day, -1)) {
    const range = { pk: keys.looksOn(day), reverse: true, ...(before !== undefined && { to: before }) };
    for await (const row of table.query(range)) yield { place: row.sk, look: open(lookRecord, row).value };
  }
}
