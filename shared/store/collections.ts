import * as z from 'zod/mini';
import {
  type Collection,
  type CollectionStep,
  collectionSteps,
  nextStepAt,
} from '../domain/duty/collection.ts';
import type { Day } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, load, open, type RecordKind, type Stored, save } from './record.ts';
import { daySchema, instantSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

const stepSchema = z.enum(collectionSteps);
const collectionSchema = z.object({
  ...{ id: z.string(), name: z.string(), from: daySchema, until: daySchema },
  plan: z.array(z.object({ step: stepSchema, at: instantSchema })),
  done: z.array(stepSchema),
});

export const collectionRecord: RecordKind<Collection> = {
  kind: 'collection',
  edition: 1,
  parse: (data) => collectionSchema.parse(data),
};

/** A round of asking, unit by unit: where it is. */
export interface Round {
  readonly collection: string;
  readonly step: CollectionStep;
  readonly after: string;
  readonly cause: string;
}
const roundRecord: RecordKind<Round> = {
  kind: 'collection-round',
  edition: 1,
  parse: (data) =>
    z.object({ collection: z.string(), step: stepSchema, after: z.string(), cause: z.string() }).parse(data),
};

/** By its last day, so that those that are over need not be read. */
export const collectionId = ({ from, until }: { from: Day; until: Day }): string => `${until}#${from}`;

export const loadCollection = (table: Table, id: string) =>
  load(table, collectionRecord, keys.collection(id));

export function putCollection(collection: Collection, seen: number): Write {
  const due = nextStepAt(collection);
  const key = keys.collection(collection.id);
  const name = `collection#${collection.id}`;
  return save(
    collectionRecord,
    { key, version: seen },
    collection,
    due === undefined ? {} : { due: keys.due('duty', due, name) },
  );
}

/** Collections of periods that are not over, soonest first. */
export async function openCollections(table: Table, today: Day): Promise<Collection[]> {
  const found: Collection[] = [];
  for await (const row of table.query({ pk: keys.collection('').pk, from: today })) {
    found.push(open(collectionRecord, row).value);
  }
  return found;
}

export const beginRound = (round: Round): Write =>
  create(roundRecord, keys.step('rosters', `${round.collection}#${round.step}`), round);

export const roundOf = (row: Row): Stored<Round> => open(roundRecord, row);

/** After the last unit of a round nothing of it is left. */
export function advanceRound({ key, value, version }: Stored<Round>, after: string | undefined): Write {
  if (after === undefined) return { kind: 'delete', key, seen: version };
  return save(roundRecord, { key, version }, { ...value, after });
}
