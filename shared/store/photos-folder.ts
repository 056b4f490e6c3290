import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Photo, PhotoStore } from './photos.ts';

/** What an unfinished write leaves behind; no photo's id ends so. */
const unfinished = '.part';

/** Photos as files of one folder, readable by their owner only: a line with the media type, then the bytes. */
export function folderPhotos(folder: string): PhotoStore {
  return {
    put: async (id, bytes, type) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = join(folder, `${fileName(id)}.${randomUUID()}${unfinished}`);
      await writeDurably(part, Buffer.concat([Buffer.from(`${type}\n`), bytes]));
      await rename(part, join(folder, fileName(id)));
      await syncFolder(folder);
    },
    get: async (id) => photoFrom(await readFile(join(folder, fileName(id))).catch(missing)),
    remove: (id) => rm(join(folder, fileName(id)), { force: true }),
    async *list() {
      const names = (await readdir(folder).catch(missing)) ?? [];
      yield* names.filter((name) => !name.endsWith(unfinished)).sort();
    },
  };
}

function fileName(id: string): string {
  if (!/^\w[\w.-]{0,150}$/.test(id) || id.endsWith(unfinished)) throw new Error('not the id of a photo');
  return id;
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  await syncedAndClosed(file, () => file.writeFile(bytes));
}

/** A rename lasts once its folder is on the disk; Windows cannot and need not be asked. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined);
  if (opened) await syncedAndClosed(opened, async () => {});
}

async function syncedAndClosed(file: FileHandle, write: () => Promise<void>): Promise<void> {
  try {
    await write();
    await file.sync();
  } finally {
    await file.close();
  }
}

function photoFrom(kept: Buffer | undefined): Photo | undefined {
  if (!kept) return undefined;
  const end = kept.indexOf('\n');
  return { type: kept.toString('utf8', 0, end), bytes: new Uint8Array(kept.subarray(end + 1)) };
}

function missing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
