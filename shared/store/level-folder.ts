import { mkdir } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import { openLevel } from './level.ts';
import type { Engine } from './table.ts';

/** Another process keeps its table in this folder. */
export class FolderHeld extends Error {
  constructor(folder: string, options?: { cause?: unknown }) {
    super(`${folder} is in use by another process`, options);
    this.name = 'FolderHeld';
  }
}

const megabyte = 1024 * 1024;

/** The table on disk; made if it is not there yet, readable by its owner only. Throws FolderHeld. */
export async function openFolder(folder: string): Promise<Engine> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const level = new ClassicLevel<string, string>(folder, {
    ...{ keyEncoding: 'utf8', valueEncoding: 'utf8' },
    // Files of the engine's own 2 MB are rewritten after a hundred reads that missed in them: a city's table was, again and again.
    ...{ writeBufferSize: 16 * megabyte, maxFileSize: 32 * megabyte, cacheSize: 64 * megabyte },
  });
  try {
    await level.open();
  } catch (error) {
    throw isHeld(error) ? new FolderHeld(folder, { cause: error }) : error;
  }
  return openLevel(level);
}

function isHeld(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED';
}
