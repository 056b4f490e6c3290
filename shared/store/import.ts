import * as z from 'zod/mini';
import type { Given } from '../domain/duty/swapped.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, load, open, overwrite, type RecordKind, type Stored, save } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Data, Row, Table, Write } from './table.ts';

/** What a workbook changes in one row: the fields it sets, and those that are no longer there. */
export type Change =
  | {
      readonly kind: 'unit' | 'person';
      readonly id: string;
      readonly set: Data;
      readonly gone: readonly string[];
    }
  | {
      readonly kind: 'shift';
      readonly id: string;
      readonly set: Data;
      /** What was given away of a watch that moves here. */
      readonly takes?: readonly Given[];
      /** Swaps that go with the watch to where it moves. */
      readonly followed?: readonly string[];
      /** Swaps still being agreed that come along from another watch. */
      readonly brings?: readonly { readonly swap: string; readonly from: string }[];
      /** Swaps still being agreed that it makes void. */
      readonly voids?: readonly string[];
    }
  | {
      readonly kind: 'shift-gone';
      readonly id: string;
      readonly followed?: readonly string[];
      readonly voids?: readonly string[];
    };

/** How far an accepted import has come. It lies among the steps, so that it is finished after any crash. */
export interface Progress {
  readonly id: string;
  readonly parts: number;
  /** The part that comes next, and what of it. */
  readonly part: number;
  readonly item: number;
  readonly cause: string;
}

const setSchema = z.record(z.string(), z.unknown());
const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['unit', 'person']),
    id: z.string(),
    set: setSchema,
    gone: z.array(z.string()),
  }),
  z.object({
    ...{ kind: z.literal('shift'), id: z.string(), set: setSchema },
    // What we wrote ourselves; the watch is checked when it is written.
    takes: z.exactOptional(z.array(z.custom<Given>((value) => typeof value === 'object' && value !== null))),
    followed: z.exactOptional(z.array(z.string())),
    brings: z.exactOptional(z.array(z.object({ swap: z.string(), from: z.string() }))),
    voids: z.exactOptional(z.array(z.string())),
  }),
  z.object({
    ...{ kind: z.literal('shift-gone'), id: z.string() },
    followed: z.exactOptional(z.array(z.string())),
    voids: z.exactOptional(z.array(z.string())),
  }),
]);
const partSchema = z.object({ changes: z.array(changeSchema) });
const progressSchema = z.object({
  id: z.string(),
  parts: z.number(),
  part: z.number(),
  item: z.number(),
  cause: z.string(),
});
const codeSchema = z.object({ until: instantSchema });

const partRecord: RecordKind<{ readonly changes: readonly Change[] }> = {
  kind: 'import-part',
  edition: 1,
  parse: (data) => partSchema.parse(data),
};
const progressRecord: RecordKind<Progress> = {
  kind: 'import',
  edition: 1,
  parse: (data) => progressSchema.parse(data),
};
/** Until when a unit's last code is good; the code itself is kept nowhere. */
const codeRecord: RecordKind<{ readonly until: Instant }> = {
  kind: 'unit-code',
  edition: 1,
  parse: (data) => codeSchema.parse(data),
};

/** A step reads a whole part, so parts are small; a transaction has 100 writes of 4 MB, and signs beyond ASCII count three. */
const mostPartBytes = 36_000;
const mostParts = 98;
const mostBytes = 3_400_000;

/** All changes of an import, accepted in one transaction; undefined if they are too much for one. */
export function acceptWrites(id: string, changes: readonly Change[], cause: string): Write[] | undefined {
  const sized = changes.map((change) => ({ change, size: Buffer.byteLength(JSON.stringify(change)) + 1 }));
  const parts = partsOf(sized);
  const bytes = sized.reduce((sum, { size }) => sum + size, 0);
  if (parts.length > mostParts || bytes > mostBytes) return undefined;
  const progress: Progress = { id, parts: parts.length, part: 0, item: 0, cause };
  return [
    ...parts.map((part, place) => create(partRecord, keys.importPart(id, place), { changes: part })),
    create(progressRecord, keys.step('directory', id), progress),
  ];
}

function partsOf(sized: readonly { readonly change: Change; readonly size: number }[]): Change[][] {
  const parts: Change[][] = [];
  let room = 0;
  for (const { change, size } of sized) {
    if (size > room) {
      parts.push([]);
      room = mostPartBytes;
    }
    parts.at(-1)?.push(change);
    room -= size;
  }
  return parts;
}

/** Whether an accepted import is still being carried out. */
export async function isImporting(table: Table): Promise<boolean> {
  const { pk, sk } = keys.step('directory', '');
  for await (const row of table.query({ pk, from: sk, limit: 1 })) return row.sk.startsWith(sk);
  return false;
}

export async function changesOf(table: Table, { id, part }: Progress): Promise<readonly Change[]> {
  return (await load(table, partRecord, keys.importPart(id, part)))?.value.changes ?? [];
}

export const progressOf = (row: Row): Stored<Progress> => open(progressRecord, row);

/** Moves the cursor past what is done in the same transaction, and removes what is no longer needed. */
export function advanceWrites({ key, value, version }: Stored<Progress>, done: number, of: number): Write[] {
  if (value.item + done < of) {
    return [save(progressRecord, { key, version }, { ...value, item: value.item + done })];
  }
  const gone: Write = { kind: 'delete', key: keys.importPart(value.id, value.part), seen: 'any' };
  const next = { ...value, part: value.part + 1, item: 0 };
  if (next.part >= value.parts) return [gone, { kind: 'delete', key, seen: version }];
  return [gone, save(progressRecord, { key, version }, next)];
}

export async function codeIsGood(table: Table, unit: string, now: Instant): Promise<boolean> {
  const code = await load(table, codeRecord, keys.unitCode(unit));
  return code !== undefined && code.value.until > now;
}

export function codeIssued(unit: string, until: Instant): Write {
  return overwrite(codeRecord, keys.unitCode(unit), { until });
}
