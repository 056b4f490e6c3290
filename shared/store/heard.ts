import * as z from 'zod/mini';
import type { Channel, Reply } from '../domain/message.ts';
import type { Instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { create, listWords, load, type RecordKind, save } from './record.ts';
import type { Key, Table, Write } from './table.ts';

/** The marker that a message had its effect, with what was answered on the spot. */
interface Heard {
  readonly atMs: number;
  readonly reply: Reply;
}

const heardSchema = z.object({
  atMs: z.number(),
  reply: z.custom<Reply>((value) => typeof value === 'object'),
});
const heardRecord: RecordKind<Heard> = {
  kind: 'heard',
  edition: 1,
  parse: (data) => heardSchema.parse(data),
};

/** What was answered to this message before; undefined if it was never heard. */
export async function heardBefore(
  table: Table,
  channel: Channel,
  message: string,
): Promise<Reply | undefined> {
  return (await load(table, heardRecord, keys.heard(channel, message)))?.value.reply;
}

/** The marker of a message heard at `now`. An answer on the spot may name people, so it is listed to be erased. */
export function heardWrites(
  { channel, message, now }: { channel: Channel; message: string; now: Instant },
  heard: Heard,
): Write[] {
  const key = keys.heard(channel, message);
  const marker = create(heardRecord, key, heard);
  return Object.keys(heard.reply).length > 0 ? [marker, listWords(now, key)] : [marker];
}

/** The marker without what was answered; undefined if there is none. */
export async function answerless(table: Table, key: Key): Promise<Write | undefined> {
  const stored = await load(table, heardRecord, key);
  return stored && save(heardRecord, stored, { ...stored.value, reply: {} });
}
