import * as z from 'zod/mini';
import { nextNudge } from '../domain/alerts/approval.ts';
import type { Broadcast } from '../domain/alerts/broadcast.ts';
import { nextStep, rungFromFirst } from '../domain/alerts/ladder.ts';
import { wanted } from '../domain/alerts/wanted.ts';
import { colours } from '../domain/alerts/warning.ts';
import type { AlertId, PersonId, UnitId } from '../domain/ids.ts';
import { type Instant, instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, overwrite, type RecordKind, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const warningSchema = z.object({
  issuer: z.string(),
  issuedAt: z.exactOptional(instantSchema),
  verb: z.string(),
  hazard: z.string(),
  colour: z.enum(colours),
  lifted: z.boolean(),
});

const broadcastSchema = z.object({
  id: branded<AlertId>(),
  kind: z.enum(['notice', 'warning', 'correction', 'period']),
  text: z.string(),
  title: z.exactOptional(z.string()),
  warning: z.exactOptional(warningSchema),
  corrects: z.exactOptional(branded<AlertId>()),
  supersedes: z.exactOptional(branded<AlertId>()),
  lists: z.exactOptional(z.boolean()),
  editions: z.exactOptional(z.record(z.string(), z.number())),
  drill: z.exactOptional(z.boolean()),
  daily: z.exactOptional(z.enum(['zero', 'supply'])),
  superseded: z.exactOptional(z.boolean()),
  lifts: z.exactOptional(z.boolean()),
  event: z.exactOptional(z.string()),
  audience: z.object({
    streets: z.array(z.string()),
    kinds: z.array(z.string()),
    units: z.array(branded<UnitId>()),
  }),
  everyone: z.boolean(),
  grave: z.boolean(),
  asks: z.boolean(),
  wants: z.exactOptional(z.enum(wanted)),
  statedBy: z.exactOptional(instantSchema),
  covers: z.exactOptional(z.number()),
  posted: z.exactOptional(z.array(branded<PersonId>())),
  state: z.enum(['draft', 'approval', 'held', 'sending', 'sent', 'cancelled', 'recalled']),
  drafter: z.exactOptional(branded<PersonId>()),
  draftedAt: instantSchema,
  submittedAt: z.exactOptional(instantSchema),
  nudges: z.exactOptional(z.number()),
  reminded: z.boolean(),
  approver: z.exactOptional(branded<PersonId>()),
  approvedFor: z.exactOptional(branded<PersonId>()),
  review: z.exactOptional(z.enum(['owed', 'approved', 'objected'])),
  heldUntil: z.exactOptional(instantSchema),
  awake: z.exactOptional(z.boolean()),
  notAfter: z.exactOptional(instantSchema),
  sentAt: z.exactOptional(instantSchema),
  ackBy: z.exactOptional(instantSchema),
  reached: z.exactOptional(
    z.object({ units: z.number(), groups: z.number(), people: z.number(), unreachable: z.number() }),
  ),
  waves: z.number(),
  chasedAt: z.exactOptional(instantSchema),
  rung: z.number(),
});

const broadcastRecord: RecordKind<Broadcast> = {
  kind: 'alert',
  edition: 2,
  parse: (data) => broadcastSchema.parse(data),
  upgrades: {
    1: (data) => {
      const broadcast = broadcastSchema.parse(data);
      return { ...broadcast, rung: rungFromFirst(broadcast.rung, broadcast) };
    },
  },
};
const lastRecord: RecordKind<{ readonly id: AlertId }> = {
  kind: 'alert-last',
  edition: 1,
  parse: (data) => z.object({ id: branded<AlertId>() }).parse(data),
};

export const loadBroadcast = (table: Table, id: AlertId) => load(table, broadcastRecord, keys.alert(id));
export const openBroadcast = (row: Parameters<typeof open>[1]) => open(broadcastRecord, row);
/** The row of a broadcast; when it is next looked at follows from its state. */
export function putBroadcast(broadcast: Broadcast, seen: number): Write {
  const at = dueOf(broadcast);
  const due = at === undefined ? undefined : keys.due('alerts', at, broadcast.id);
  return save(broadcastRecord, { key: keys.alert(broadcast.id), version: seen }, broadcast, {
    due,
    by: keys.alertsBy(broadcast.draftedAt, broadcast.id),
  });
}

function dueOf(broadcast: Broadcast): Instant | undefined {
  switch (broadcast.state) {
    case 'approval':
      return nextNudge(broadcast)?.at;
    case 'sending':
    case 'sent':
      return nextStep(broadcast)?.at;
    case 'held':
      return broadcast.heldUntil;
    case 'draft':
    case 'cancelled':
    case 'recalled':
      return undefined;
  }
}

/** Broadcasts as they were drafted, the latest first; of an index, so the newest may be missing for a moment. */
export async function alertsBefore(
  table: Table,
  before: string | undefined,
  limit: number,
): Promise<{ readonly found: readonly Broadcast[]; readonly next?: string }> {
  const { pk } = keys.alertsBy(instant(0), '');
  const rows: Row[] = [];
  const range = { pk, reverse: true, limit: limit + 1, ...(before !== undefined && { to: before }) };
  for await (const row of table.query({ ...range, index: 'by' })) rows.push(row);
  const shown = rows.slice(0, limit);
  const found = await Promise.all(shown.map((row) => table.get(row)));
  const last = shown.at(-1)?.by?.sk;
  return {
    found: found.flatMap((row) => (row ? [open(broadcastRecord, row).value] : [])),
    ...(rows.length > limit && last !== undefined && { next: last }),
  };
}

export async function lastAlert(
  table: Table,
  person: PersonId,
  what: 'draft' | 'sent',
): Promise<AlertId | undefined> {
  return (await load(table, lastRecord, keys.lastAlert(person, what)))?.value.id;
}

export function lastWrite(person: PersonId, what: 'draft' | 'sent', id: AlertId): Write {
  return overwrite(lastRecord, keys.lastAlert(person, what), { id });
}
