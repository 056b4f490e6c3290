import { writeSync } from 'node:fs';
import { openFolder } from '../../shared/store/level-folder.ts';
import { Conflict } from '../../shared/store/table.ts';
import { transfer } from './transfers.ts';

/** node … FOLDER ROUND WRITERS MOST: transfers by concurrent writers; each entry is told the moment it is acknowledged. */
const [folder = '', round = '', writers = '1', most = '1'] = process.argv.slice(2);
const table = await openFolder(folder);
let left = Number(most);

await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(writer)));
await table.close();

async function write(writer: number): Promise<void> {
  for (let number = 0; left > 0; number += 1) {
    left -= 1;
    const entry = `${writer}-${number}`;
    await untilDone(entry);
    writeSync(1, `${entry}\n`);
  }
}

async function untilDone(entry: string): Promise<void> {
  try {
    await transfer(table, round, entry);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    await untilDone(entry);
  }
}
