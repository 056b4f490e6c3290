import * as z from 'zod/mini';
import type { CaseNumber } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { load, overwrite, type RecordKind } from './record.ts';
import { branded } from './schema.ts';
import type { Table, Write } from './table.ts';

const madeOfRecord: RecordKind<{ numbers: CaseNumber[] }> = {
  kind: 'made-of',
  edition: 1,
  parse: (data) => z.object({ numbers: z.array(branded<CaseNumber>()) }).parse(data),
};

/** The cases a message became part of. */
export async function loadMadeOf(table: Table, channel: string, message: string): Promise<CaseNumber[]> {
  return (await load(table, madeOfRecord, keys.madeOf(channel, message)))?.value.numbers ?? [];
}

export function putMadeOf(channel: string, message: string, numbers: readonly CaseNumber[]): Write {
  return overwrite(madeOfRecord, keys.madeOf(channel, message), { numbers: [...numbers] });
}
