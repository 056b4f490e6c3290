import { createHash } from 'node:crypto';
import { type Checked, checkRecord } from '../../shared/flows/check-record.ts';
import type { Row } from '../../shared/store/table.ts';
import { readLines, verify } from '../backup/file.ts';

/** Checks the history in a backup; a file that is no whole backup throws BackupError. */
export async function verifyRecord(path: string): Promise<Checked> {
  await verify(path);
  return checkRecord(
    () => rowsOf(path),
    (text) => createHash('sha256').update(text).digest('hex'),
  );
}

async function* rowsOf(path: string): AsyncGenerator<Row> {
  for await (const line of readLines(path)) if ('row' in line) yield line.row;
}
