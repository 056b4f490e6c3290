import * as z from 'zod/mini';
import { type Instant, instant } from '../domain/time.ts';
import { keys } from './keys.ts';
import { listWords, load, overwrite, type RecordKind } from './record.ts';
import type { Key, Table } from './table.ts';

/** What a bot learned of its platform and every process of the house may use. Losing a note costs one question more. */
export interface Notebook {
  read(name: string): Promise<string | undefined>;
  /** `untilMs`: it is of no use after that moment, and names people, so that it is erased with their words. */
  write(name: string, text: string, untilMs?: number): Promise<void>;
}

const noteSchema = z.object({ text: z.string(), untilMs: z.exactOptional(z.number()) });
const noteRecord: RecordKind<z.infer<typeof noteSchema>> = {
  kind: 'note',
  edition: 1,
  parse: (data) => noteSchema.parse(data),
};

export function notebookOn(table: Table): Notebook {
  return {
    read: async (name) => (await load(table, noteRecord, keys.note(name)))?.value.text,
    write(name, text, untilMs) {
      const key = keys.note(name);
      if (untilMs === undefined) return table.transact([overwrite(noteRecord, key, { text })]);
      return table.transact([
        overwrite(noteRecord, key, { text, untilMs }),
        listWords(instant(untilMs), key),
      ]);
    },
  };
}

/** Whether a row is such a one, and still of use then. */
export async function isNoteGood(table: Table, key: Key, now: Instant): Promise<boolean> {
  const { untilMs } = (await load(table, noteRecord, key))?.value ?? {};
  return untilMs !== undefined && untilMs > now;
}
