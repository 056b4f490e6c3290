import * as z from 'zod/mini';
import { incidentNumber } from '../domain/hazards/incident-number.ts';
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
  return numberOf(year, await nextCount(table, { name: year, blockSize }));
}

/** The next number of an emergency. They are few, so none is taken in advance. */
export async function nextIncidentNumber(table: Table, year: string): Promise<string> {
  return incidentNumber(year, await nextCount(table, { name: `SG-${year}`, blockSize: 1 }));
}

interface Series {
  readonly name: string;
  readonly blockSize: number;
}

async function nextCount(table: Table, series: Series): Promise<number> {
  const held = blocks.get(table) ?? new Map<string, Promise<Block>>();
  blocks.set(table, held);
  for (;;) {
    const before = held.get(series.name);
    const block = await (before ?? leased(table, series, held));
    if (block.next <= block.last) {
      block.next += 1;
      return block.next - 1;
    }
    if (held.get(series.name) === before) held.delete(series.name);
  }
}

/** Whoever comes while a block is being leased waits for that one. */
function leased(table: Table, series: Series, held: Map<string, Promise<Block>>): Promise<Block> {
  const lease = leaseBlock(table, series);
  held.set(series.name, lease);
  lease.catch(() => held.delete(series.name));
  return lease;
}

async function leaseBlock(table: Table, { name, blockSize: size }: Series): Promise<Block> {
  const key = keys.numbers(name);
  for (let tries = 1; ; tries += 1) {
    const stored = await load(table, counterRecord, key);
    const first = (stored?.value.handedOut ?? 0) + 1;
    const last = first + size - 1;
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
