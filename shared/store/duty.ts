import * as z from 'zod/mini';
import type { Shift } from '../domain/duty/shift.ts';
import type { PersonId, ShiftId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { open, type RecordKind, type Stored, save } from './record.ts';
import { branded, daySchema, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const arrivalSchema = z.object({
  at: instantSchema,
  how: z.enum(['self', 'late', 'for', 'afterwards']),
  by: branded<PersonId>(),
});

const placeSchema = z.object({
  role: z.enum(['leader', 'main', 'deputy']),
  name: z.string(),
  person: z.exactOptional(branded<PersonId>()),
  phone: z.exactOptional(z.string()),
  arrival: z.exactOptional(arrivalSchema),
});

const shiftSchema = z.object({
  id: branded<ShiftId>(),
  day: daySchema,
  kind: z.enum(['day', 'night', 'whole']),
  places: z.array(placeSchema),
  room: z.exactOptional(z.string()),
  note: z.exactOptional(z.string()),
  told: z.array(z.string()),
});

export const shiftRecord: RecordKind<Shift> = {
  kind: 'shift',
  edition: 1,
  parse: (data) => shiftSchema.parse(data),
};

/** The watches of a day, in order of their start. */
export async function shiftsOf(table: Table, day: Day): Promise<Stored<Shift>[]> {
  const found: Stored<Shift>[] = [];
  for await (const row of table.query({ pk: keys.dayShifts(day), from: 'shift#', to: 'shift$' })) {
    found.push(open(shiftRecord, row));
  }
  return found;
}

/** `due` is when the watch next needs a look; undefined when it is over. */
export function putShift(shift: Shift, seen: number, due: Instant | undefined): Write {
  const key = { pk: keys.dayShifts(shift.day), sk: `shift#${shift.kind}` };
  return save(shiftRecord, { key, version: seen }, shift, { due: due && keys.due('duty', due, shift.id) });
}
