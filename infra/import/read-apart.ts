import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Day } from '../../shared/domain/time.ts';
import type { Reader } from '../../shared/flows/directory/import.ts';

export interface Reading {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly today: Day;
}

const reader = fileURLToPath(new URL('./reader.ts', import.meta.url));

/** As readBook, in a process of its own. */
export const readApart: Reader = (bytes, name, today) => {
  const child = fork(reader, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  const reading: Reading = { bytes, name, today };
  child.send(reading);
  return new Promise((resolve, reject) => {
    child.once('message', (book: Awaited<ReturnType<Reader>>) => resolve(book));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the reader ended with ${code}`)));
  });
};
