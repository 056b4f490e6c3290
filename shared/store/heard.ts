import * as z from 'zod/mini';
import type { Channel, Reply } from '../domain/message.ts';
import { keys } from './keys.ts';
import { create, load, type RecordKind } from './record.ts';
import type { Table, Write } from './table.ts';

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

export function heardWrite(channel: Channel, message: string, heard: Heard): Write {
  return create(heardRecord, keys.heard(channel, message), heard);
}
