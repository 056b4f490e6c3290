import * as z from 'zod/mini';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** Words an officer wrote instead of the house's own; empty where he went back to those. Its history keeps every edition. */
export interface OfficeText {
  readonly id: string;
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
}

const textSchema = z.object({ id: z.string(), text: z.string(), by: branded<PersonId>(), at: instantSchema });
const textRecord: RecordKind<OfficeText> = {
  kind: 'office-text',
  edition: 1,
  parse: (data) => textSchema.parse(data),
};

export const loadText = (table: Table, id: string) => load(table, textRecord, keys.officeText(id));

/** All that were ever written: a few dozen. */
export async function officeTexts(table: Table): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const row of table.query({ pk: keys.officeText('').pk })) {
    const { value } = open(textRecord, row);
    if (value.text !== '') found.set(value.id, value.text);
  }
  return found;
}

/** How often each was changed. */
export async function textEditions(table: Table): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for await (const row of table.query({ pk: keys.officeText('').pk })) {
    const { value, version } = open(textRecord, row);
    found.set(value.id, version);
  }
  return found;
}

export function putText(text: OfficeText, before: Stored<OfficeText> | undefined): Write {
  return save(textRecord, { key: keys.officeText(text.id), version: before?.version ?? 0 }, text);
}
