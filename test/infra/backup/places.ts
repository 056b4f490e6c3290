import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupLines } from '../../../infra/backup/format.ts';
import { askSocket, serveSocket, socketPath } from '../../../infra/local/socket.ts';
import { openFolder } from '../../../shared/store/level-folder.ts';
import type { PhotoStore } from '../../../shared/store/photos.ts';
import { folderPhotos } from '../../../shared/store/photos-folder.ts';
import type { Engine, Row } from '../../../shared/store/table.ts';

export interface Kept {
  readonly table: Engine;
  readonly photos: PhotoStore;
}

export async function temporaryFolder(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'backup-'));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

export async function keptIn(folder: string): Promise<Kept> {
  return { table: await openFolder(join(folder, 'table')), photos: folderPhotos(join(folder, 'photos')) };
}

/** What a running service does for a backup, and the asking of it. */
export async function servedBackup(folder: string, kept: Kept) {
  const service = await serveSocket(socketPath(folder), { backup: () => backupLines(kept, 'real') });
  return { lines: () => askSocket(socketPath(folder), 'backup', []), close: () => service.close() };
}

export async function rowsOf(table: Engine): Promise<Record<string, Row>> {
  const rows: Record<string, Row> = {};
  for await (const row of table.scan()) rows[`${row.pk}\0${row.sk}`] = row;
  return rows;
}

export async function photosOf(photos: PhotoStore): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for await (const id of photos.list()) found[id] = await photos.get(id);
  return found;
}
