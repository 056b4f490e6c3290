import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { House } from '../../functions/app.ts';
import { importFiles, type NamedFile } from '../../shared/flows/directory/import.ts';
import type { Command } from '../local/socket.ts';
import { readApart } from './read-apart.ts';

/** What a running service answers to `import`: paths in, lines out. */
export function importCommand(house: House): Command {
  return async function* run(paths) {
    const files = await Promise.all(paths.map(fileAt));
    yield* importFiles(house.deps, { files, read: readApart }, house.now());
  };
}

/** Nothing larger is looked at: papers say the exact limit. */
const mostBytes = 32 * 1024 * 1024;

async function fileAt(path: string): Promise<NamedFile> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    return { name, bytes: size > mostBytes ? new Uint8Array(mostBytes) : await readFile(path) };
  } catch {
    return { name, bytes: undefined };
  }
}
