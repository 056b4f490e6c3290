import * as z from 'zod/mini';
import { type AbsenceRoll, rollDue } from '../domain/duty/roll.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, overwrite, type RecordKind, save } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

export const rollRecord: RecordKind<AbsenceRoll> = {
  kind: 'absence-roll',
  edition: 1,
  parse: (data) =>
    z.object({ start: instantSchema, street: z.string(), done: z.number(), round: z.number() }).parse(data),
};
const memberRecord: RecordKind<{ readonly shift: string }> = {
  kind: 'absence',
  edition: 1,
  parse: (data) => z.object({ shift: z.string() }).parse(data),
};

const standInRecord: RecordKind<{ readonly shift: string }> = {
  kind: 'stand-in',
  edition: 1,
  parse: (data) => z.object({ shift: z.string() }).parse(data),
};

/** Whoever was put in for another at a post that is not his own finds that watch by this. */
export function standInWrite(person: PersonId, shift: string): Write {
  return overwrite(standInRecord, keys.standIn(person), { shift });
}

export async function standInOf(table: Table, person: PersonId): Promise<string | undefined> {
  return (await load(table, standInRecord, keys.standIn(person)))?.value.shift;
}

export const loadRoll = (table: Table, start: Instant, street: string) =>
  load(table, rollRecord, keys.absenceRoll(start, street));

export function putRoll(roll: AbsenceRoll, seen: number): Write {
  const { start, street } = roll;
  const at = rollDue(roll);
  const due = at && keys.due('duty', at, `roll-${start}-${street}`);
  return save(rollRecord, { key: keys.absenceRoll(start, street), version: seen }, roll, { due });
}

/** A watch of which somebody is missing, for the list; it is looked at again when the list is made. */
export function memberWrite({ start, street }: AbsenceRoll, shift: string): Write {
  return overwrite(memberRecord, keys.absence(start, street, shift), { shift });
}

export async function isMember(
  table: Table,
  { start, street }: AbsenceRoll,
  shift: string,
): Promise<boolean> {
  return (await table.get(keys.absence(start, street, shift))) !== undefined;
}

export async function membersOf(table: Table, { start, street }: AbsenceRoll): Promise<string[]> {
  const found: string[] = [];
  const { pk } = keys.absenceRoll(start, street);
  for await (const row of table.query({ pk, from: 'shift#', to: 'shift$' }))
    found.push(open(memberRecord, row).value.shift);
  return found;
}
