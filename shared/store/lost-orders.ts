import * as z from 'zod/mini';
import type { Home } from '../domain/alerts/plan.ts';
import type { Fate } from '../domain/delivery.ts';
import { type Instant, isoOf } from '../domain/time.ts';
import { create, open, type RecordKind, type Stored } from './record.ts';
import { homeSchema, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** A message of its own, no share of a broadcast, that did not arrive, or nobody knows. */
export interface LostOrder {
  readonly once: string;
  readonly state: Exclude<Fate['kind'], 'sent'>;
  readonly at: Instant;
  /** Who was at the address then: a dead one is forgotten. */
  readonly home: Home;
}

const lostRecord: RecordKind<LostOrder> = {
  kind: 'lost-order',
  edition: 1,
  parse: (data) =>
    z
      .object({
        once: z.string(),
        state: z.enum(['unknown', 'dead', 'refused', 'expired']),
        at: instantSchema,
        home: homeSchema,
      })
      .parse(data),
};

const pk = 'lost-orders';

export function lostWrite(lost: LostOrder): Write {
  return create(lostRecord, { pk, sk: `${isoOf(lost.at)}#${lost.once}` }, lost);
}

/** Those lost since then, the last first. */
export async function lostSince(table: Table, from: Instant, limit: number): Promise<Stored<LostOrder>[]> {
  const found: Stored<LostOrder>[] = [];
  for await (const row of table.query({ pk, from: isoOf(from), reverse: true, limit }))
    found.push(open(lostRecord, row));
  return found;
}

/** It goes out once more. */
export function lostNoMore({ key, version }: Stored<LostOrder>): Write {
  return { kind: 'delete', key, seen: version };
}
