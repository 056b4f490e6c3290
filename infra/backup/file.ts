import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { linesOf } from '../local/lines.ts';
import { type Line, lineHash, lineSchema, type Place } from './format.ts';

/** A file that is no whole backup; the message is the one line its operator reads. */
export class BackupError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'BackupError';
  }
}

/** What a whole backup holds. */
export interface Contents {
  readonly of: Place;
  readonly rows: number;
  readonly photos: number;
  readonly sha256: string;
}

/** Keeps lines in a file for its owner only; the file is there when it is whole and on the disk, or not at all. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`;
  await rm(part, { force: true });
  const file = await open(part, 'wx', 0o600);
  try {
    for await (const line of lines) await file.write(`${line}\n`);
    await file.sync();
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(part, path);
}

/** Reads a backup to its end and throws BackupError unless all of it is there as it was written. */
export async function verify(path: string): Promise<Contents> {
  const { isAsWritten, ...contents } = await readToEnd(path);
  if (!isAsWritten)
    throw new BackupError('the backup was changed since it was written; nothing was restored');
  return contents;
}

/** What a backup holds by its own last line, and whether that is what lies before it; BackupError where it has no end. */
export async function readToEnd(path: string): Promise<Contents & { readonly isAsWritten: boolean }> {
  const hash = lineHash();
  const counts = { rows: 0, photos: 0 };
  let of: Place | undefined;
  let end: Omit<Contents, 'of'> | undefined;
  for await (const [line, text] of parsed(path)) {
    if (end) throw new BackupError('the backup goes on after its end; nothing was restored');
    if ('end' in line) end = line.end;
    else hash.add(text);
    if ('zhishou' in line) of = line.of;
    if ('row' in line) counts.rows += 1;
    if ('photo' in line) counts.photos += 1;
  }
  if (!of || !end) throw new BackupError('the backup is cut short; nothing was restored');
  return { of, ...end, isAsWritten: isDeepStrictEqual(end, { ...counts, sha256: hash.text() }) };
}

/** The lines of a backup, of which verify has said that they are whole. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  for await (const [line] of parsed(path)) yield line;
}

async function* parsed(path: string): AsyncGenerator<readonly [Line, string]> {
  let number = 0;
  for await (const text of linesOf(createReadStream(path))) {
    number += 1;
    yield [parse(text, number), text];
  }
}

function parse(text: string, number: number): Line {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (cause) {
    const what =
      number === 1 ? 'the file is no backup' : `line ${number} is cut short or no line of a backup`;
    throw new BackupError(`${what}; nothing was restored`, { cause });
  }
}
