import type { PhotoStore } from '../../shared/store/photos.ts';
import { fillEmpty } from '../../shared/store/restoring.ts';
import type { Engine, Row } from '../../shared/store/table.ts';
import { type Contents, readLines } from './file.ts';

/** Fills an empty table with a verified backup, rows first, then photos. Broken off, it may be run again. */
export async function restore(
  path: string,
  contents: Contents,
  kept: { readonly table: Engine; readonly photos: PhotoStore },
): Promise<void> {
  await fillEmpty(kept.table, {
    origin: contents.sha256,
    rows: rowsOf(path),
    besides: () => putPhotos(path, kept.photos),
  });
}

async function* rowsOf(path: string): AsyncGenerator<Row> {
  for await (const line of readLines(path)) if ('row' in line) yield line.row;
}

async function putPhotos(path: string, photos: PhotoStore): Promise<void> {
  for await (const line of readLines(path)) {
    if ('photo' in line)
      await photos.put(line.photo.id, Buffer.from(line.photo.bytes, 'base64'), line.photo.type);
  }
}
