import * as z from 'zod/mini';
import type { Broadcast } from '../domain/alerts/broadcast.ts';
import { type Wanted, wanted } from '../domain/alerts/wanted.ts';
import type { AlertId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { open, overwrite, type RecordKind } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** A broadcast that is out, as the short list of those names it. */
export interface OpenAlert {
  readonly id: AlertId;
  readonly drafter?: PersonId;
  readonly asks: boolean;
  readonly wants?: Wanted;
  readonly event?: string;
  readonly daily?: 'zero' | 'supply';
  /** Who answers for a post. */
  readonly posted?: readonly PersonId[];
  readonly sentAt: Instant;
  /** When units were last asked: a bare "received" answers the latest. */
  readonly askedAt: Instant;
}

const openSchema = z.object({
  id: branded<AlertId>(),
  drafter: z.exactOptional(branded<PersonId>()),
  asks: z.boolean(),
  wants: z.exactOptional(z.enum(wanted)),
  event: z.exactOptional(z.string()),
  daily: z.exactOptional(z.enum(['zero', 'supply'])),
  posted: z.exactOptional(z.array(branded<PersonId>())),
  sentAt: instantSchema,
  askedAt: instantSchema,
});

const openRecord: RecordKind<OpenAlert> = {
  kind: 'alert-open',
  edition: 1,
  parse: (data) => openSchema.parse(data),
};

/** What is out and not over, the one asked about last first. */
export async function openAlerts(table: Table): Promise<OpenAlert[]> {
  const found: OpenAlert[] = [];
  for await (const row of table.query({ pk: 'alerts-open' })) found.push(open(openRecord, row).value);
  return found.sort((one, other) => other.askedAt - one.askedAt);
}

/** `askedAt` is when units were last asked. */
export function openWrite(broadcast: Broadcast, askedAt: Instant): Write[] {
  const { id, drafter, asks, sentAt, wants, event, daily, posted } = broadcast;
  if (sentAt === undefined) return [];
  const value = {
    id,
    asks,
    sentAt,
    askedAt,
    ...(drafter && { drafter }),
    ...(wants && { wants }),
    ...(event && { event }),
    ...(daily && { daily }),
    ...(posted && { posted }),
  };
  return [overwrite(openRecord, keys.openAlert(sentAt, id), value)];
}

export function closeWrite({ id, sentAt }: Pick<Broadcast, 'id' | 'sentAt'>): Write[] {
  return sentAt === undefined ? [] : [{ kind: 'delete', key: keys.openAlert(sentAt, id), seen: 'any' }];
}
