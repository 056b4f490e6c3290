import * as z from 'zod/mini';
import { type Learned, learnable } from '../domain/hazards/incident.ts';
import type { Facts } from '../domain/hazards/incident-facts.ts';
import type { UnitId } from '../domain/ids.ts';
import type { Address } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, open, type RecordKind, type Stored, save } from './record.ts';
import { addressSchema, branded, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const factsSchema: z.ZodMiniType<Facts> = z.object({
  scene: z.exactOptional(z.string()),
  course: z.exactOptional(z.string()),
  dead: z.exactOptional(z.number()),
  hurt: z.exactOptional(z.number()),
  missing: z.exactOptional(z.number()),
  loss: z.exactOptional(z.string()),
  measures: z.exactOptional(z.string()),
  other: z.exactOptional(z.string()),
});

/** One message on an incident. */
export interface IncidentWord {
  readonly at: Instant;
  readonly kind: 'report' | 'update' | 'final';
  readonly text: string;
  /** What it says of the six items. */
  readonly facts?: Facts;
  /** Who said it, until his time is over. */
  readonly name?: string;
  readonly address?: Address;
  /** Where another had called before him: of what he spoke himself, should they be two. */
  readonly of?: SpokenOf;
  /** The emergency it was brought from when they were joined. */
  readonly from?: string;
  /** They were two: it counts for that one only. */
  readonly apart?: string;
}

/** What a second caller named, where he is heard, and what the first one was learned from him. */
export interface SpokenOf {
  readonly unit?: UnitId;
  readonly place?: string;
  /** He speaks of his own unit, which knows of it then. */
  readonly isOwn: boolean;
  readonly where: string;
  readonly heardAt: readonly string[];
  readonly lent: readonly Learned[];
  /** The messages of the photos he had sent before his words. */
  readonly photos?: readonly string[];
}

const spokenOfSchema: z.ZodMiniType<SpokenOf> = z.object({
  unit: z.exactOptional(branded<UnitId>()),
  place: z.exactOptional(z.string()),
  isOwn: z.boolean(),
  where: z.string(),
  heardAt: z.array(z.string()),
  lent: z.array(z.enum(learnable)),
  photos: z.exactOptional(z.array(z.string())),
});

const wordSchema: z.ZodMiniType<IncidentWord> = z.object({
  at: instantSchema,
  kind: z.enum(['report', 'update', 'final']),
  text: z.string(),
  facts: z.exactOptional(factsSchema),
  name: z.exactOptional(z.string()),
  address: z.exactOptional(addressSchema),
  of: z.exactOptional(spokenOfSchema),
  from: z.exactOptional(z.string()),
  apart: z.exactOptional(z.string()),
});

const wordRecord: RecordKind<IncidentWord> = {
  kind: 'incident-word',
  edition: 1,
  parse: (data) => wordSchema.parse(data),
};
/** `until` is when whoever said it is forgotten. */
export function addWord(
  incident: string,
  message: string,
  { word, until }: { word: IncidentWord; until: Instant },
): Write {
  const due = keys.due('hazards', until, `word-${incident}-${message}`);
  return create(wordRecord, keys.incidentWord(incident, word.at, message), word, { due });
}

/** Forgets who said it; what was said stays. */
export function eraseSpeaker(row: Row): Write {
  const stored = open(wordRecord, row);
  const { name: _name, address: _address, of: _of, ...rest } = stored.value;
  return save(wordRecord, stored, rest);
}

export function isWord(row: Row): boolean {
  return row.kind === wordRecord.kind;
}

/** What was said of it, oldest first; not what proved to be of another. */
export async function wordsOf(table: Table, incident: string): Promise<IncidentWord[]> {
  const found = await storedWords(table, incident);
  return found.flatMap(({ value }) => (value.apart === undefined ? [value] : []));
}

/** As it was read, with the day on which its speaker is forgotten. */
export type KeptWord = Stored<IncidentWord> & Pick<Row, 'due'>;

/** All that was ever taken for news of it, what proved to be of another included. */
export async function allWordsOf(table: Table, incident: string): Promise<IncidentWord[]> {
  return (await storedWords(table, incident)).map(({ value }) => value);
}

/** What was said of it by one message, or was brought from another emergency. */
export async function wordBy(
  table: Table,
  incident: string,
  by: { readonly message: string } | { readonly from: string },
): Promise<KeptWord | undefined> {
  const found = await storedWords(table, incident);
  return found.find(({ key, value }) =>
    'message' in by ? key.sk.endsWith(`#${by.message}`) : value.from === by.from && value.apart === undefined,
  );
}

async function storedWords(table: Table, incident: string): Promise<KeptWord[]> {
  const found: KeptWord[] = [];
  const { pk } = keys.incident(incident);
  for await (const row of table.query({ pk, from: 'said#', to: 'said$' }))
    found.push({ ...open(wordRecord, row), ...(row.due && { due: row.due }) });
  return found;
}

/** It counts for the other from now on. */
export function setApart(word: KeptWord, incident: string): Write {
  return save(wordRecord, word, { ...word.value, apart: incident }, { due: word.due });
}
