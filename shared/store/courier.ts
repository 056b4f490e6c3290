import * as z from 'zod/mini';
import { keys } from './keys.ts';
import { create, load, type RecordKind, type Stored, save } from './record.ts';
import type { Key, Table, Write } from './table.ts';

/** Who sends on a channel until when, and what was started of late, so that the platform's limits stay in one hand. */
export interface Lease {
  /** Empty when handed back. */
  readonly holder: string;
  readonly untilWallMs: number;
  /** Packed starts by meter: 'call:send', 'to:chat:oc_…'. What may be started before the next write counts as started. */
  readonly history: Readonly<Record<string, string>>;
}

const leaseSchema: z.ZodMiniType<Lease> = z.object({
  holder: z.string(),
  untilWallMs: z.number(),
  history: z.record(z.string(), z.string()),
});
const leaseRecord: RecordKind<Lease> = {
  kind: 'lease',
  edition: 1,
  parse: (data) => leaseSchema.parse(data),
};
const batonRecord: RecordKind<{ readonly wallMs: number }> = {
  kind: 'baton',
  edition: 1,
  parse: (data) => z.object({ wallMs: z.number() }).parse(data),
};

export async function loadLease(table: Table, channel: string): Promise<Stored<Lease>> {
  const key = keys.courier(channel);
  const nobody: Lease = { holder: '', untilWallMs: 0, history: {} };
  return (await load(table, leaseRecord, key)) ?? { key, value: nobody, version: 0 };
}

export function leaseWrite(stored: Stored<Lease>, lease: Lease): Write {
  return save(leaseRecord, stored, lease);
}

/** A new row each time, since only new rows wake a courier. */
export function batonWrite(channel: string, id: string, wallMs: number): Write {
  return create(batonRecord, keys.baton(channel, id), { wallMs });
}

export async function batons(table: Table, channel: string): Promise<Key[]> {
  const { pk, sk } = keys.baton(channel, '');
  const found: Key[] = [];
  for await (const row of table.query({ pk, from: sk, to: `${sk}~`, limit: 20 }))
    found.push({ pk, sk: row.sk });
  return found;
}
