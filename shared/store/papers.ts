import * as z from 'zod/mini';
import type { Recipient } from '../domain/decision.ts';
import type { GroupId, PersonId } from '../domain/ids.ts';
import type { Address } from '../domain/message.ts';
import { type Instant, isoOf } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, open, overwrite, type RecordKind, type Stored, save } from './record.ts';
import { addressSchema, branded } from './schema.ts';
import type { Table, Write } from './table.ts';

/** A file somebody asked for, until it is made and on its way. */
export interface Wanted {
  readonly id: string;
  /** Which job makes it, and of what. */
  readonly kind: string;
  readonly args: Readonly<Record<string, string>>;
  /** What the file is called, its ending included. */
  readonly name: string;
  readonly to: Recipient | { readonly kind: 'address'; readonly address: Address };
  /** The message that brought it about. */
  readonly cause: string;
  readonly tries: number;
}

const wantedSchema: z.ZodMiniType<Wanted> = z.object({
  id: z.string(),
  kind: z.string(),
  args: z.record(z.string(), z.string()),
  name: z.string(),
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), person: branded<PersonId>() }),
    z.object({ kind: z.literal('group'), group: branded<GroupId>() }),
    z.object({ kind: z.literal('address'), address: addressSchema }),
  ]),
  cause: z.string(),
  tries: z.number(),
});

const wantedRecord: RecordKind<Wanted> = {
  kind: 'paper',
  edition: 1,
  parse: (data) => wantedSchema.parse(data),
};
interface Made {
  readonly key: string;
  /** What brought it about, and its name; missing where it was made before these were kept. */
  readonly cause?: string;
  readonly name?: string;
  /** It could not be made, and nobody tries any more. */
  readonly failed?: boolean;
}

const madeSchema = z.object({
  key: z.string(),
  cause: z.exactOptional(z.string()),
  name: z.exactOptional(z.string()),
  failed: z.exactOptional(z.boolean()),
});
const madeRecord: RecordKind<Made> = {
  kind: 'paper-made',
  edition: 1,
  parse: (data) => madeSchema.parse(data),
};

/** Asks for a file, for the transaction that answers whoever wants it. */
export function want(wanted: Omit<Wanted, 'tries'>): Write {
  return create(wantedRecord, keys.paper('wanted', wanted.id), { ...wanted, tries: 0 });
}

export async function allWanted(table: Table): Promise<Stored<Wanted>[]> {
  const found: Stored<Wanted>[] = [];
  const { pk } = keys.paper('wanted', '');
  for await (const row of table.query({ pk, from: 'wanted#', to: 'wanted$' }))
    found.push(open(wantedRecord, row));
  return found;
}

/** The writes once it is made: it is no longer wanted, and its bytes are remembered until they may go. */
export function madeWrites({ key, version, value }: Stored<Wanted>, now: Instant): Write[] {
  return [{ kind: 'delete', key, seen: version }, ended(value, now)];
}

/** It failed once more, or for good. */
export function failedWrites(
  stored: Stored<Wanted>,
  { isGivenUp, now }: { isGivenUp: boolean; now: Instant },
): Write[] {
  const { key, version, value } = stored;
  if (isGivenUp) return [{ kind: 'delete', key, seen: version }, ended(value, now, { failed: true })];
  return [save(wantedRecord, stored, { ...value, tries: value.tries + 1 })];
}

function ended({ id, cause, name }: Wanted, now: Instant, how: Pick<Made, 'failed'> = {}): Write {
  return overwrite(madeRecord, keys.paper('made', `${isoOf(now)}#${id}`), { key: id, cause, name, ...how });
}

/** Files made before a moment, a few at a time. */
export async function madeBefore(table: Table, before: Instant): Promise<Stored<Made>[]> {
  const found: Stored<Made>[] = [];
  const { pk } = keys.paper('made', '');
  for await (const row of table.query({ pk, from: 'made#', to: `made#${isoOf(before)}`, limit: 20 }))
    found.push(open(madeRecord, row));
  return found;
}

/** Files made from a moment on. */
export async function madeSince(table: Table, since: Instant): Promise<Made[]> {
  const found: Made[] = [];
  const { pk } = keys.paper('made', '');
  for await (const row of table.query({ pk, from: `made#${isoOf(since)}`, to: 'made$' }))
    found.push(open(madeRecord, row).value);
  return found;
}
