import * as z from 'zod/mini';
import { type Incident, learnable, natures, nextRound } from '../domain/hazards/incident.ts';
import { nextReminder } from '../domain/hazards/incident-clocks.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import { type Instant, instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, overwrite, type RecordKind, type Stored, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const incidentSchema: z.ZodMiniType<Incident> = z.object({
  id: z.string(),
  number: z.exactOptional(z.string()),
  openedAt: instantSchema,
  text: z.string(),
  where: z.string(),
  place: z.exactOptional(z.string()),
  unit: z.exactOptional(branded<UnitId>()),
  unitName: z.exactOptional(z.string()),
  street: z.exactOptional(z.string()),
  kind: z.enum(['incident', 'doubtful', 'drill']),
  state: z.enum(['running', 'final', 'closed']),
  alerted: z.array(branded<PersonId>()),
  seenBy: z.array(branded<PersonId>()),
  rounds: z.number(),
  occurredAt: z.exactOptional(instantSchema),
  noticedAt: z.exactOptional(instantSchema),
  nature: z.exactOptional(z.enum(natures)),
  limits: z.exactOptional(z.object({ unit: z.number(), level: z.number() })),
  unitReportedAt: z.exactOptional(instantSchema),
  bureauReportedAt: z.exactOptional(instantSchema),
  followedAt: z.exactOptional(instantSchema),
  told: z.array(z.string()),
  finalAt: z.exactOptional(instantSchema),
  closedAt: z.exactOptional(instantSchema),
  closedBy: z.exactOptional(branded<PersonId>()),
  like: z.exactOptional(z.string()),
  sameAs: z.exactOptional(z.string()),
  dismissed: z.exactOptional(z.object({ by: branded<PersonId>(), at: instantSchema, reason: z.string() })),
  lent: z.exactOptional(z.array(z.enum(learnable))),
});

const runningSchema = z.object({ incident: z.string(), at: instantSchema });

const incidentRecord: RecordKind<Incident> = {
  kind: 'incident',
  edition: 2,
  parse: (data) => incidentSchema.parse(data),
  upgrades: { 1: (data) => ({ ...data, told: [] }) },
};
const runningRecord: RecordKind<z.infer<typeof runningSchema>> = {
  kind: 'incident-at',
  edition: 1,
  parse: (data) => runningSchema.parse(data),
};
const listedRecord: RecordKind<{ incident: string }> = {
  kind: 'incident-listed',
  edition: 1,
  parse: (data) => z.object({ incident: z.string() }).parse(data),
};
export const loadIncident = (table: Table, id: string) => load(table, incidentRecord, keys.incident(id));
export const openIncident = (row: Row): Stored<Incident> => open(incidentRecord, row);

/** The emergency with its place in the list of those that have a number. */
export function putIncident(incident: Incident, seen: number): Write[] {
  const due = nextLook(incident);
  const key = keys.incident(incident.id);
  const at = due === undefined ? {} : { due: keys.due('hazards', due, incident.id) };
  return [save(incidentRecord, { key, version: seen }, incident, at), ...listing(incident)];
}

function nextLook(incident: Incident): Instant | undefined {
  const soonest = Math.min(nextRound(incident) ?? Infinity, nextReminder(incident) ?? Infinity);
  return Number.isFinite(soonest) ? instant(soonest) : undefined;
}

function listing({ id, number, state }: Incident): Write[] {
  if (number === undefined) return [];
  const isOpen = state !== 'closed';
  return [
    overwrite(listedRecord, keys.incidentListed(isOpen, number), { incident: id }),
    { kind: 'delete', key: keys.incidentListed(!isOpen, number), seen: 'any' },
  ];
}

/** Those of a shelf, in the order of their numbers. */
export async function incidentsListed(table: Table, shelf: 'open' | 'over'): Promise<Stored<Incident>[]> {
  const ids: string[] = [];
  for await (const row of table.query({ pk: 'incidents', from: `${shelf}#`, to: `${shelf}$` }))
    ids.push(open(listedRecord, row).value.incident);
  return (await Promise.all(ids.map((id) => loadIncident(table, id)))).flatMap((found) => found ?? []);
}

/** The emergency of a number, closed or not. */
export async function numberedIncident(table: Table, number: string): Promise<Stored<Incident> | undefined> {
  const rows = await Promise.all(
    [true, false].map((isOpen) => load(table, listedRecord, keys.incidentListed(isOpen, number))),
  );
  const id = rows.find((row) => row !== undefined)?.value.incident;
  return id === undefined ? undefined : loadIncident(table, id);
}

/** What runs in a chat or at a unit, and since when. */
export const loadRunning = (table: Table, where: string) =>
  load(table, runningRecord, keys.incidentAt(where));

export function putRunning(where: string, seen: number, running: { incident: string; at: Instant }): Write {
  return save(runningRecord, { key: keys.incidentAt(where), version: seen }, running);
}

export function isIncident(row: Row): boolean {
  return row.kind === incidentRecord.kind;
}
