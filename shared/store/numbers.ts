import * as z from 'zod/mini';
import { numberOf } from '../domain/hazards/number.ts';
import type { CaseNumber } from '../domain/ids.ts';
import { keys } from './keys.ts';
import { load, type RecordKind, save } from './record.ts';
import { Conflict, type Table } from './table.ts';

/** Numbers are taken this many at a time, so that fifty reports at once do not meet in one row. */
const blockSize = 20;
/** More than this many processes would have to lease at the same moment, again and again. */
const mostTries = 50;

const counterSchema = z.object({ handedOut: z.number() });
const counterRecord: RecordKind<z.infer<typeof counterSchema>> = {
  kind: 'numbers',
  edition: 1,
  parse: (data) => counterSchema.parse(data),
};

interface Block {
  next: number;
  readonly last: number;
}

const blocks = new WeakMap<Table, Map<string, Promise<Block>>>();

/** The next case number of a year. What a process does not use is lost: gaps are allowed, and listed. */
export async function nextNumber(table: Table, year: string): Promise<CaseNumber> {
  const years = blocks.get(table) ?? new Map<string, Promise<Block>>();
  blocks.set(table, years);
  for (;;) {
    const held = years.get(year);
    const block = await (held ?? leased(table, year, years));
    if (block.next <= block.last) {
      block.next += 1;
      return numberOf(year, block.next - 1);
    }
    if (years.get(year) === held) years.delete(year);
  }
}

/** Whoever comes while a block is being leased waits for that one. */
function leased(table: Table, year: string, years: Map<string, Promise<Block>>): Promise<Block> {
  const lease = leaseBlock(table, year);
  years.set(year, lease);
  lease.catch(() => years.delete(year));
  return lease;
}

async function leaseBlock(table: Table, year: string): Promise<Block> {
  const key = keys.numbers(year);
  for (let tries = 1; ; tries += 1) {
    const stored = await load(table, counterRecord, key);
    const first = (stored?.value.handedOut ?? 0) + 1;
    const last = first + blockSize - 1;
    try {
      await table.transact([
        save(counterRecord, { key, version: stored?.version ?? 0 }, { handedOut: last }),
      ]);
      return { next: first, last };
    } catch (error) {
      if (!(error instanceof Conflict) || tries >= mostTries) throw error;
    }
  }
}

/** How many numbers of a year were handed out in blocks, used or not. */
export async function handedOut(table: Table, year: string): Promise<number> {
  return (await load(table, counterRecord, keys.numbers(year)))?.value.handedOut ?? 0;
}
