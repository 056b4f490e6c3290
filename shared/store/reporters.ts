import * as z from 'zod/mini';
import type { CaseNumber, PersonId } from '../domain/ids.ts';
import type { Address } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, load, open, overwrite, type RecordKind, type Stored, save } from './record.ts';
import { addressSchema, branded, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

/** Who reported a case, and where he is told of it. Erased when its time is over. */
export interface Reporter {
  readonly number: CaseNumber;
  readonly address: Address;
  readonly name: string;
  readonly person?: PersonId;
  /** What he said in confidence, as he said it: it may tell who he is. */
  readonly words?: string;
}

const reporterSchema: z.ZodMiniType<Reporter> = z.object({
  number: branded<CaseNumber>(),
  address: addressSchema,
  name: z.string(),
  person: z.exactOptional(branded<PersonId>()),
  words: z.exactOptional(z.string()),
});

/** What somebody last spoke of in a chat. One row each, so that no two people wait for one another. */
export interface Recent {
  readonly number?: CaseNumber;
  readonly at?: Instant;
  /** What he was asked for, which his next words answer. */
  readonly asked?: 'where' | 'evidence' | 'reply' | 'reason' | 'plan';
  /** Who asked him: to him the answer goes. */
  readonly asker?: PersonId;
  /** Photos that came before any words. */
  readonly loose: readonly Loose[];
  readonly looseUntil?: Instant;
  /** A place he sent before any words. */
  readonly place?: string;
  /** Where he is asked what they are. */
  readonly from?: Address;
  /** He was told once that photos were added. */
  readonly added?: boolean;
}

/** A photo as its platform names it. */
export interface Loose {
  readonly message: string;
  readonly key: string;
}

const recentSchema: z.ZodMiniType<Recent> = z.object({
  number: z.exactOptional(branded<CaseNumber>()),
  at: z.exactOptional(instantSchema),
  asked: z.exactOptional(z.enum(['where', 'evidence', 'reply', 'reason', 'plan'])),
  asker: z.exactOptional(branded<PersonId>()),
  loose: z.array(z.object({ message: z.string(), key: z.string() })),
  looseUntil: z.exactOptional(instantSchema),
  place: z.exactOptional(z.string()),
  from: z.exactOptional(addressSchema),
  added: z.exactOptional(z.boolean()),
});

const reporterRecord: RecordKind<Reporter> = {
  kind: 'reporter',
  edition: 1,
  parse: (data) => reporterSchema.parse(data),
};
const reportedRecord: RecordKind<{ number: string }> = {
  kind: 'reported',
  edition: 1,
  parse: (data) => z.object({ number: z.string() }).parse(data),
};
const recentRecord: RecordKind<Recent> = {
  kind: 'recent',
  edition: 1,
  parse: (data) => recentSchema.parse(data),
};

export const loadReporter = (table: Table, number: CaseNumber) =>
  load(table, reporterRecord, keys.reporter(number));

export function newReporter(reporter: Reporter): Write[] {
  const { number, address } = reporter;
  return [
    create(reporterRecord, keys.reporter(number), reporter),
    overwrite(reportedRecord, keys.reported(address.channel, address.id, number), { number }),
  ];
}

/** Of the reporters of a case some are told later: never whoever did it himself, nor whom the same news reached otherwise. */
export interface Owed {
  readonly number: CaseNumber;
  readonly by?: string;
  readonly told?: readonly PersonId[];
}

const owedSchema: z.ZodMiniType<Owed> = z.object({
  number: branded<CaseNumber>(),
  by: z.exactOptional(z.string()),
  told: z.exactOptional(z.array(branded<PersonId>())),
});
const owedRecord: RecordKind<Owed> = {
  kind: 'reporters-owed',
  edition: 1,
  parse: (data) => owedSchema.parse(data),
};

/** The reporters of a case are told bit by bit; the row goes when all are. `at` may lie in the past. */
export function reportersOwed(owed: Owed, at: Instant): Write {
  const due = keys.due('hazards', at, `reporters-${owed.number}`);
  const write = create(owedRecord, keys.reportersOwed(owed.number), owed, { due });
  return write.kind === 'put' ? { ...write, seen: 'any' } : write;
}

export const openOwed = (row: Row): Owed => open(owedRecord, row).value;

export function isOwed(row: Row): boolean {
  return row.kind === owedRecord.kind;
}

/** From now on the reporter is kept until `at` only. */
export function keepReporterUntil(stored: Stored<Reporter>, at: Instant): Write {
  const due = keys.due('hazards', at, `reporter-${stored.value.number}`);
  return save(reporterRecord, stored, stored.value, { due });
}

/** What was over is not: he is kept as long as it lasts. */
export function keepReporter(stored: Stored<Reporter>): Write {
  return save(reporterRecord, stored, stored.value);
}

/** Forgets who it was; what he reported stays. */
export function eraseReporter({ key, value, version }: Stored<Reporter>): Write[] {
  const { number, address } = value;
  return [
    { kind: 'delete', key, seen: version },
    { kind: 'delete', key: keys.reported(address.channel, address.id, number), seen: 'any' },
  ];
}

/** Every case somebody reported that is still known to be his, oldest first. */
export async function reportedBy(table: Table, { channel, id }: Address): Promise<CaseNumber[]> {
  const found: CaseNumber[] = [];
  for await (const row of table.query({ pk: keys.reported(channel, id, '').pk })) {
    found.push(branded<CaseNumber>().parse(row.sk));
  }
  return found;
}

export interface Spot {
  readonly channel: string;
  readonly sender: string;
  readonly chat: string | null;
}

export async function loadRecent(table: Table, at: Spot): Promise<Stored<Recent>> {
  const key = keys.recent(at.channel, at.sender, at.chat);
  return (await load(table, recentRecord, key)) ?? { key, version: 0, value: { loose: [] } };
}

/** `due` is when loose photos without words are asked about. */
export function putRecent(stored: Stored<Recent>, recent: Recent, due?: Instant): Write {
  const at = due === undefined ? {} : { due: keys.due('hazards', due, stored.key.pk) };
  return save(recentRecord, stored, recent, at);
}

export const openRecent = (row: Row): Stored<Recent> => open(recentRecord, row);
export const openReporter = (row: Row): Stored<Reporter> => open(reporterRecord, row);

export function isRecent(row: Row): boolean {
  return row.kind === recentRecord.kind;
}
export function isReporter(row: Row): boolean {
  return row.kind === reporterRecord.kind;
}
