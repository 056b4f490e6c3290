import { createHash } from 'node:crypto';
import { type Checked, checkRecord } from '../../shared/flows/check-record.ts';
import type { Row } from '../../shared/store/table.ts';
import { readLines, readToEnd } from '../backup/file.ts';

/**
 * Checks the history in a backup; a file that is cut short throws BackupError. One that was changed is read all the same:
 * which link of the history broke is what an auditor wants to know.
 */
export async function verifyRecord(path: string): Promise<Checked & { readonly isAsWritten: boolean }> {
  const { isAsWritten } = await readToEnd(path);
  const checked = await checkRecord(
    () => rowsOf(path),
    (text) => createHash('sha256').update(text).digest('hex'),
  );
  return { ...checked, isAsWritten };
}

async function* rowsOf(path: string): AsyncGenerator<Row> {
  for await (const line of readLines(path)) if ('row' in line) yield line.row;
}
