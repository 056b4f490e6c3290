import * as z from 'zod/mini';
import type { Leave } from '../domain/duty/leave.ts';
import { isOpen, nextLookAt, type Swap } from '../domain/duty/swap.ts';
import type { PersonId, ShiftId } from '../domain/ids.ts';
import type { Day } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, open, overwrite, type RecordKind, type Stored, save } from './record.ts';
import { branded, daySchema, instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

const part = { shift: branded<ShiftId>(), role: z.enum(['leader', 'main', 'deputy', 'standby']) };
const handSchema = z.object({
  name: z.string(),
  person: branded<PersonId>(),
  phone: z.exactOptional(z.string()),
});
const swapSchema = z.object({
  ...part,
  id: z.string(),
  giver: handSchema,
  back: z.exactOptional(z.object(part)),
  asked: z.array(branded<PersonId>()),
  taker: z.exactOptional(handSchema),
  by: branded<PersonId>(),
  approvers: z.array(branded<PersonId>()),
  state: z.enum(['asked', 'agreed', 'granted', 'refused', 'withdrawn', 'expired', 'moved']),
  askedAt: instantSchema,
  starts: instantSchema,
  warned: z.boolean(),
});
const leaveSchema = z.object({
  id: z.string(),
  person: branded<PersonId>(),
  name: z.string(),
  from: daySchema,
  until: daySchema,
  state: z.enum(['asked', 'granted', 'refused', 'withdrawn']),
  askedAt: instantSchema,
  by: z.exactOptional(branded<PersonId>()),
  reason: z.exactOptional(z.string()),
});

export const swapRecord: RecordKind<Swap> = {
  kind: 'swap',
  edition: 1,
  parse: (data) => swapSchema.parse(data),
};
const leaveRecord: RecordKind<Leave> = {
  kind: 'leave',
  edition: 1,
  parse: (data) => leaveSchema.parse(data),
};
const swapOfRecord: RecordKind<object> = { kind: 'swap-of', edition: 1, parse: () => ({}) };

export const loadSwap = (table: Table, id: string) => load(table, swapRecord, keys.swap(id));

/** The swap, with a line for each person whom it waits for or who waits for it; all lines go when it is settled. */
export function putSwap(swap: Swap, seen: number, before: readonly PersonId[] = []): Write[] {
  const due = nextLookAt(swap);
  const people = new Set([...before, ...concerned(swap)]);
  return [
    save(
      swapRecord,
      { key: keys.swap(swap.id), version: seen },
      swap,
      due === undefined ? {} : { due: keys.due('duty', due, swap.id) },
    ),
    ...[...people].map((person): Write => {
      const key = keys.swapOf(person, swap.id);
      return isOpen(swap) && concerned(swap).includes(person)
        ? overwrite(swapOfRecord, key, {})
        : { kind: 'delete', key, seen: 'any' };
    }),
  ];
}

/** Everybody whom an open swap concerns. */
export function concerned({ giver, asked, taker, by, approvers, state }: Swap): PersonId[] {
  const leaders = state === 'asked' ? [] : approvers;
  return [...new Set([giver.person, ...asked, ...(taker ? [taker.person] : []), by, ...leaders])];
}

/** The open swaps that concern somebody. */
export async function swapsOf(table: Table, person: PersonId): Promise<Stored<Swap>[]> {
  const ids: string[] = [];
  for await (const row of table.query({ pk: keys.swapOf(person, '').pk })) ids.push(row.sk);
  const found = await Promise.all(ids.map((id) => loadSwap(table, id)));
  return found.flatMap((swap) => (swap && isOpen(swap.value) ? swap : []));
}

/** Whether anything of the kind waits for somebody. */
export async function hasSwaps(table: Table, person: PersonId): Promise<boolean> {
  for await (const _ of table.query({ pk: keys.swapOf(person, '').pk, limit: 1 })) return true;
  return false;
}

export const putLeave = (leave: Leave, seen: number): Write =>
  save(leaveRecord, { key: keys.leave(leave.until, leave.id), version: seen }, leave);

export const loadLeave = (table: Table, until: string, id: string) =>
  load(table, leaveRecord, keys.leave(until, id));

/** All leaves that are not over before a day. */
export async function leavesFrom(table: Table, from: Day): Promise<Leave[]> {
  const found: Leave[] = [];
  for await (const row of table.query({ pk: keys.leave(from, '').pk, from })) {
    found.push(open(leaveRecord, row).value);
  }
  return found;
}
