import * as z from 'zod/mini';
import type { CaseNumber } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { listWords, load, overwrite, type RecordKind, save } from './record.ts';
import { branded, instantSchema } from './schema.ts';
import type { Key, Table, Write } from './table.ts';

/** A message that said or did something on a case, as it came. Whoever must stay unnamed leaves none. */
export interface SaidWords {
  readonly at: Instant;
  /** A person's id, or 'reporter' where nobody knows him. */
  readonly who: string;
  /** Missing once its time is over. */
  readonly text?: string;
  readonly photos: number;
  /** It was a button or a form, not words. */
  readonly pressed?: true;
}

interface MadeOf {
  /** The cases it became part of, which its recall is about. */
  readonly numbers: readonly CaseNumber[];
  readonly words?: SaidWords;
}

const madeOfSchema: z.ZodMiniType<MadeOf> = z.object({
  numbers: z.array(branded<CaseNumber>()),
  words: z.exactOptional(
    z.object({
      at: instantSchema,
      who: z.string(),
      text: z.exactOptional(z.string()),
      photos: z.number(),
      pressed: z.exactOptional(z.literal(true)),
    }),
  ),
});

const madeOfRecord: RecordKind<MadeOf> = {
  kind: 'made-of',
  edition: 1,
  parse: (data) => madeOfSchema.parse(data),
};

/** What a message became part of, and what it said. */
export async function loadMadeOf(
  table: Table,
  channel: string,
  message: string,
): Promise<MadeOf | undefined> {
  return (await load(table, madeOfRecord, keys.madeOf(channel, message)))?.value;
}

export function putMadeOf(channel: string, message: string, made: MadeOf): Write[] {
  const key = keys.madeOf(channel, message);
  return [overwrite(madeOfRecord, key, made), ...(made.words ? [listWords(made.words.at, key)] : [])];
}

/** What it said is forgotten; that it was said, by whom and when, stays. */
export async function unsaid(table: Table, key: Key): Promise<Write | undefined> {
  const stored = await load(table, madeOfRecord, key);
  if (!stored?.value.words) return undefined;
  const { text: _text, ...words } = stored.value.words;
  return save(madeOfRecord, stored, { ...stored.value, words });
}

export function isMadeOf(write: Write, channel: string, message: string): boolean {
  const { pk, sk } = keys.madeOf(channel, message);
  return write.kind === 'put' && write.row.pk === pk && write.row.sk === sk;
}
