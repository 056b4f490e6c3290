import * as z from 'zod/mini';
import type { UnitId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, overwrite, type RecordKind } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** What somebody began and completes with a picture or a place of its own message: platforms send them apart from words. */
export type DutyPending =
  | {
      readonly kind: 'check-in';
      readonly at: Instant;
      readonly code: boolean;
      readonly photo?: { readonly message: string; readonly key: string };
      readonly place?: { readonly latitude?: number; readonly longitude?: number; readonly name?: string };
    }
  /** Where a unit is, or the duty room where none is named. */
  | { readonly kind: 'place'; readonly at: Instant; readonly unit?: UnitId };

const pendingSchema: z.ZodMiniType<DutyPending> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('check-in'),
    at: instantSchema,
    code: z.boolean(),
    photo: z.exactOptional(z.object({ message: z.string(), key: z.string() })),
    place: z.exactOptional(
      z.object({
        latitude: z.exactOptional(z.number()),
        longitude: z.exactOptional(z.number()),
        name: z.exactOptional(z.string()),
      }),
    ),
  }),
  z.object({ kind: z.literal('place'), at: instantSchema, unit: z.exactOptional(branded<UnitId>()) }),
]);

const pendingRecord: RecordKind<DutyPending> = {
  kind: 'duty-pending',
  edition: 1,
  parse: (data) => pendingSchema.parse(data),
};

/** Longer than that nobody means the same thing. */
const openMs = 15 * 60_000;

export async function loadDutyPending(
  table: Table,
  person: string,
  now: Instant,
): Promise<DutyPending | undefined> {
  const found = (await load(table, pendingRecord, keys.dutyPending(person)))?.value;
  return found && now - found.at < openMs ? found : undefined;
}

export const putDutyPending = (person: string, pending: DutyPending): Write =>
  overwrite(pendingRecord, keys.dutyPending(person), pending);

export const dropDutyPending = (person: string): Write => ({
  kind: 'delete',
  key: keys.dutyPending(person),
  seen: 'any',
});
