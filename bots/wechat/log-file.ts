import { type FileHandle, mkdir, open, readFile, rename, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file of lines that only grows. A line is on the disk when `append` resolves. */
export interface LogFile {
  append(line: string): Promise<void>;
  sizeBytes(): number;
  /** Puts these lines in place of all. */
  replace(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens it with the lines it holds; what a crash left unfinished at the end is cut off. */
export async function openLog(path: string): Promise<{ log: LogFile; lines: readonly string[] }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const text = await readFile(path, 'utf8').catch(() => '');
  const end = text.lastIndexOf('\n') + 1;
  const whole = text.slice(0, end);
  let file = await open(path, 'a', 0o600);
  let size = Buffer.byteLength(whole);
  if (end < text.length) await truncate(path, size);
  let waiting: { line: string; done(error?: unknown): void }[] = [];
  let writing: Promise<void> | undefined;

  /** All that came while the last was being synced share one sync. */
  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const bytes = Buffer.from(batch.map(({ line }) => `${line}\n`).join(''));
      try {
        await writeAll(file, bytes);
        await file.datasync();
        size += bytes.byteLength;
        for (const { done } of batch) done();
      } catch (error) {
        for (const { done } of batch) done(error);
      }
    }
    writing = undefined;
  }

  const log: LogFile = {
    append: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ line, done: (error) => (error === undefined ? resolve() : reject(error)) });
        writing ??= drain();
      }),
    sizeBytes: () => size,
    async replace(lines) {
      await writing;
      const fresh = `${path}.new`;
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const next = await open(fresh, 'w', 0o600);
      await writeAll(next, bytes);
      await next.sync();
      await next.close();
      await file.close();
      await rename(fresh, path);
      file = await open(path, 'a', 0o600);
      size = bytes.byteLength;
    },
    async close() {
      await writing;
      await file.close();
    },
  };
  return { log, lines: whole.split('\n').filter((line) => line !== '') };
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; )
    at += (await file.write(bytes, at, bytes.byteLength - at)).bytesWritten;
}
