import * as z from 'zod/mini';
import { keys } from './keys.ts';
import { load, overwrite, type RecordKind } from './record.ts';
import type { Table } from './table.ts';

/** What a bot learned of its platform and every process of the house may use. Losing a note costs one question more. */
export interface Notebook {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
}

const noteSchema = z.object({ text: z.string() });
const noteRecord: RecordKind<z.infer<typeof noteSchema>> = {
  kind: 'note',
  edition: 1,
  parse: (data) => noteSchema.parse(data),
};

export function notebookOn(table: Table): Notebook {
  return {
    read: async (name) => (await load(table, noteRecord, keys.note(name)))?.value.text,
    write: (name, text) => table.transact([overwrite(noteRecord, keys.note(name), { text })]),
  };
}
