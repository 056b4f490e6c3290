import * as z from 'zod/mini';
import { nextExtension, type RotationRule } from '../domain/duty/rotation-rule.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, type RecordKind, type Stored, save } from './record.ts';
import { branded, daySchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const rotationSchema: z.ZodMiniType<RotationRule> = z.object({
  ...{ id: z.string(), text: z.string(), by: branded<PersonId>(), through: daySchema },
  post: z.exactOptional(z.object({ key: z.string(), name: z.string() })),
  orders: z.array(z.array(z.string())),
  stuckOn: z.exactOptional(daySchema),
});

export const rotationRecord: RecordKind<RotationRule> = {
  kind: 'rotation',
  edition: 1,
  parse: (data) => rotationSchema.parse(data),
};

/** With the day on which it goes on. `seen` 'any' puts it in the place of one for the same. */
export function putRotation(rule: RotationRule, seen: number | 'any', now: Instant): Write {
  const due = keys.due('duty', nextExtension(rule, now), `rotation#${rule.id}`);
  const key = keys.rotation(rule.id);
  const write = save(rotationRecord, { key, version: seen === 'any' ? 0 : seen }, rule, { due });
  return write.kind === 'put' ? { ...write, seen } : write;
}

export const loadRotation = (table: Table, id: string) => load(table, rotationRecord, keys.rotation(id));

export async function allRotations(table: Table): Promise<Stored<RotationRule>[]> {
  const found: Stored<RotationRule>[] = [];
  for await (const row of table.query({ pk: keys.rotation('').pk })) found.push(open(rotationRecord, row));
  return found;
}

export const dropRotation = ({ key, version }: Stored<RotationRule>): Write => ({
  kind: 'delete',
  key,
  seen: version,
});
