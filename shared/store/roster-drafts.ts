import * as z from 'zod/mini';
import type { Wanted } from '../domain/duty/roster.ts';
import type { RotationRule } from '../domain/duty/rotation-rule.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { load, overwrite, type RecordKind, save } from './record.ts';
import { instantSchema } from './schema.ts';
import type { Table, Write } from './table.ts';

/** A table somebody sent, until he says that it holds. */
export interface RosterDraft {
  readonly id: string;
  readonly at: Instant;
  /** When that was by the wall, which tells what was read since a file was sent though `now` stood still. */
  readonly keptMs?: number;
  readonly wanted: readonly Wanted[];
  /** Watches that are no longer wanted. */
  readonly gone: readonly string[];
  /** What is to be said of the file he sent last; if that was wrong, what he sent before still waits. */
  readonly said?: string;
  /** It waits for nothing: it is what stood before the table that he last said holds, and would bring it back. */
  readonly isBack?: boolean;
  /** The turns it came of, where they are to go on. */
  readonly rotation?: RotationRule;
}

/** Nothing waits, neither watches nor turns that are to go on. */
export function isEmpty({
  wanted,
  gone,
  rotation,
  isBack = false,
}: Pick<RosterDraft, 'wanted' | 'gone' | 'rotation' | 'isBack'>): boolean {
  return isBack || (wanted.length + gone.length === 0 && rotation === undefined);
}

const draftSchema = z.object({
  id: z.string(),
  at: instantSchema,
  keptMs: z.exactOptional(z.number()),
  // What we wrote ourselves; each watch is checked again when it is carried out.
  wanted: z.array(z.custom<Wanted>((value) => typeof value === 'object' && value !== null)),
  gone: z.array(z.string()),
  said: z.exactOptional(z.string()),
  isBack: z.exactOptional(z.boolean()),
  rotation: z.exactOptional(z.custom<RotationRule>((value) => typeof value === 'object' && value !== null)),
});

const draftRecord: RecordKind<RosterDraft> = {
  kind: 'roster-draft',
  edition: 1,
  parse: (data) => draftSchema.parse(data),
};

/** A row holds no more; larger tables are an import's business. */
const mostBytes = 300_000;

/** The write that keeps it, the last one of a person only; undefined if it is too large for the chat. */
export function putRosterDraft(person: string, draft: RosterDraft): Write | undefined {
  if (Buffer.byteLength(JSON.stringify(draft)) > mostBytes) return undefined;
  return overwrite(draftRecord, keys.rosterDraft(person), draft);
}

/** In the place of a table that holds now; undefined if it is too large. */
export function keepBack(person: string, seen: number, back: RosterDraft): Write | undefined {
  if (Buffer.byteLength(JSON.stringify(back)) > mostBytes) return undefined;
  return save(draftRecord, { key: keys.rosterDraft(person), version: seen }, { ...back, isBack: true });
}

export const loadRosterDraft = (table: Table, person: string) =>
  load(table, draftRecord, keys.rosterDraft(person));

export const dropRosterDraft = (person: string, seen: number): Write => ({
  kind: 'delete',
  key: keys.rosterDraft(person),
  seen,
});
