import * as z from 'zod/mini';
import type { Day, Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { open, overwrite, type RecordKind, type Stored } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Key, Row, Table, Write } from './table.ts';

/** A row whose time has come, or a step, that fails whenever it is taken up. */
export interface Failing {
  /** What kind of row it is, and its name. */
  readonly kind: string;
  readonly name: string;
  readonly since: Instant;
  readonly times: number;
  /** Real time: it is not taken up again before. */
  readonly notBeforeWallMs: number;
  /** The last day on which the duty room was told. */
  readonly toldOn?: Day;
}

const failingSchema = z.object({
  ...{ kind: z.string(), name: z.string(), since: instantSchema, times: z.number() },
  notBeforeWallMs: z.number(),
  toldOn: z.exactOptional(z.custom<Day>((value) => typeof value === 'string')),
});

const failingRecord: RecordKind<Failing> = {
  kind: 'failing',
  edition: 1,
  parse: (data) => failingSchema.parse(data),
};

const nameOf = ({ pk, sk }: Key): string => `${pk}|${sk}`;

/** Which row it is. What is behind the first stroke may have strokes of its own. */
export function rowOf({ name }: Pick<Failing, 'name'>): Key {
  const at = name.indexOf('|');
  return { pk: name.slice(0, at), sk: name.slice(at + 1) };
}

/** All that fail, by the row's name; most of the time none. */
export async function allFailing(table: Table): Promise<ReadonlyMap<string, Stored<Failing>>> {
  const found = new Map<string, Stored<Failing>>();
  for await (const row of table.query({ pk: keys.failing('').pk })) {
    const stored = open(failingRecord, row);
    found.set(stored.value.name, stored);
  }
  return found;
}

export const failingOf = (all: ReadonlyMap<string, Stored<Failing>>, row: Key): Stored<Failing> | undefined =>
  all.get(nameOf(row));

export function putFailing(row: Row, failing: Omit<Failing, 'kind' | 'name'>): Write {
  const name = nameOf(row);
  return overwrite(failingRecord, keys.failing(name), { kind: row.kind, name, ...failing });
}

export const dropFailing = ({ key, version }: Stored<Failing>): Write => ({
  kind: 'delete',
  key,
  seen: version,
});
