import * as z from 'zod/mini';
import { type Home, keyOf, type Target } from '../domain/alerts/plan.ts';
import type { AlertId, GroupId, UnitId } from '../domain/ids.ts';
import type { Address } from '../domain/message.ts';
import { keys } from './keys.ts';
import { create, load, open, overwrite, type RecordKind, type Stored, save } from './record.ts';
import { addressSchema, branded, homeSchema } from './schema.ts';
import type { Row, Table, Write } from './table.ts';

/** What one wave of a broadcast does at each of its addresses. */
export type WaveKind = 'send' | 'chase' | 'recall' | 'urge';

/** A broadcast on its way to its audience: how far it has come. */
export interface Wave {
  readonly alert: AlertId;
  readonly wave: number;
  readonly does: WaveKind;
  readonly part: number;
  readonly place: number;
  /** The message that began it, so that all it sends is known to be because of it. */
  readonly cause: string;
}

/** A broadcast at one address. `editing`: a new face is on its way; `again`: another is wanted after it. */
export interface Copy {
  readonly to: Home;
  readonly size: number;
  readonly state: 'waiting' | 'sent' | 'unknown' | 'dead';
  readonly address?: Address;
  readonly message?: string;
  readonly editing: boolean;
  readonly again: boolean;
  readonly faces: number;
  /** When its face was last changed, by the wall. */
  readonly facedWallMs?: number;
  readonly recalled: boolean;
  /** What its units must do about a warning, frozen when it went out. */
  readonly measures?: string;
}

/** Asks for a new face of a group's card. */
export interface FaceWanted {
  readonly alert: AlertId;
  readonly group: GroupId;
  readonly cause: string;
}

const targetSchema = z.object({
  to: homeSchema,
  first: z.boolean(),
  units: z.array(branded<UnitId>()),
  cards: z.array(branded<GroupId>()),
  size: z.number(),
});
const waveSchema = z.object({
  alert: branded<AlertId>(),
  wave: z.number(),
  does: z.enum(['send', 'chase', 'recall', 'urge']),
  part: z.number(),
  place: z.number(),
  cause: z.string(),
});
const copySchema = z.object({
  to: homeSchema,
  size: z.number(),
  state: z.enum(['waiting', 'sent', 'unknown', 'dead']),
  address: z.exactOptional(addressSchema),
  message: z.exactOptional(z.string()),
  editing: z.boolean(),
  again: z.boolean(),
  faces: z.number(),
  facedWallMs: z.exactOptional(z.number()),
  recalled: z.boolean(),
  measures: z.exactOptional(z.string()),
});
const faceSchema = z.object({ alert: branded<AlertId>(), group: branded<GroupId>(), cause: z.string() });

type Part = { readonly targets: readonly Target[] };

const partRecord: RecordKind<Part> = {
  kind: 'alert-part',
  edition: 1,
  parse: (data) => z.object({ targets: z.array(targetSchema) }).parse(data),
};
export const waveRecord: RecordKind<Wave> = {
  kind: 'alert-wave',
  edition: 1,
  parse: (data) => waveSchema.parse(data),
};
const copyRecord: RecordKind<Copy> = {
  kind: 'alert-copy',
  edition: 1,
  parse: (data) => copySchema.parse(data),
};
export const faceRecord: RecordKind<FaceWanted> = {
  kind: 'alert-face',
  edition: 1,
  parse: (data) => faceSchema.parse(data),
};

/** A piece holds so many addresses and units that it stays far below an item's limit, and all pieces fit one transaction. */
const mostInPart = 600;

/** The snapshot of whom a wave goes to, and the row that has it taken up right after the commit. */
export function waveWrites(wave: Omit<Wave, 'part' | 'place'>, targets: readonly Target[]): Write[] {
  const parts = partsOf(targets);
  if (parts.length === 0) return [];
  return [
    ...parts.map((part, place) =>
      create(partRecord, keys.wavePart(wave.alert, wave.wave, place), { targets: part }),
    ),
    create(waveRecord, keys.step('alerts', `${wave.alert}#${wave.wave}`), { ...wave, part: 0, place: 0 }),
  ];
}

function partsOf(targets: readonly Target[]): Target[][] {
  const parts: Target[][] = [];
  let weight = mostInPart;
  for (const target of targets) {
    const own = 1 + target.units.length;
    if (weight + own > mostInPart) {
      parts.push([]);
      weight = 0;
    }
    weight += own;
    parts.at(-1)?.push(target);
  }
  return parts;
}

/** The piece a wave has come to; undefined behind the last. */
export async function partOf(
  table: Table,
  { alert, wave, part }: Wave,
): Promise<readonly Target[] | undefined> {
  return (await load(table, partRecord, keys.wavePart(alert, wave, part)))?.value.targets;
}

/** Moves the cursor under its version, or ends the wave. */
export function waveWrite(stored: Stored<Wave>, next: Pick<Wave, 'part' | 'place'> | undefined): Write {
  if (!next) return { kind: 'delete', key: stored.key, seen: stored.version };
  return save(waveRecord, stored, { ...stored.value, ...next });
}

export function newCopy(id: AlertId, { to, size, measures }: Pick<Copy, 'to' | 'size' | 'measures'>): Write {
  const state = { state: 'waiting', editing: false, again: false, faces: 0, recalled: false } as const;
  const value: Copy = { to, size, ...state, ...(measures !== undefined && { measures }) };
  return create(copyRecord, keys.copy(id, keyOf(to)), value);
}

export const loadCopy = (table: Table, id: AlertId, to: string) => load(table, copyRecord, keys.copy(id, to));

export function putCopy(stored: Stored<Copy>, copy: Copy): Write {
  return save(copyRecord, stored, copy);
}

/** One after the other, from the one whose key is `from`: nobody needs a city's at once. */
export async function* copiesFrom(table: Table, id: AlertId, from = ''): AsyncGenerator<Copy> {
  for await (const row of table.query({ pk: keys.alert(id).pk, from: `copy#${from}`, to: 'copy$' }))
    yield open(copyRecord, row).value;
}

export async function copiesOf(table: Table, id: AlertId): Promise<Stored<Copy>[]> {
  const found: Stored<Copy>[] = [];
  for await (const row of table.query({ pk: keys.alert(id).pk, from: 'copy#', to: 'copy$' }))
    found.push(open(copyRecord, row));
  return found;
}

/** Changes a card's count by `amount`. */
export function tallyWrite(
  id: AlertId,
  group: GroupId,
  { shard, amount }: { shard: number; amount: number },
): Write {
  return { kind: 'add', key: keys.tally(id, group, shard), amount };
}

export async function tallyOf(table: Table, id: AlertId, group: GroupId): Promise<number> {
  let sum = 0;
  const sk = `tally#${group}#`;
  for await (const row of table.query({ pk: keys.alert(id).pk, from: sk, to: `tally#${group}$` }))
    sum += row.count ?? 0;
  return sum;
}

/** Asked ten times at once, it is one row, and its version tells that it was asked again. */
export function wantFace(wanted: FaceWanted): Write {
  return overwrite(faceRecord, keys.step('alerts', `face#${wanted.alert}#${wanted.group}`), wanted);
}

export function faceDone(row: Row): Write {
  return { kind: 'delete', key: { pk: row.pk, sk: row.sk }, seen: row.version };
}
