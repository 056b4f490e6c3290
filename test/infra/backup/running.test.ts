import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../functions/config.ts';
import { readLines, verify, writeLines } from '../../../infra/backup/file.ts';
import { restore } from '../../../infra/backup/restore.ts';
import { type Service, serve } from '../../../infra/local/serve.ts';
import { askSocket, socketPath } from '../../../infra/local/socket.ts';
import { folderPhotos } from '../../../shared/store/photos-folder.ts';
import type { Row } from '../../../shared/store/table.ts';
import { engines } from '../../shared/store/engines.ts';
import { photosOf, rowsOf, temporaryFolder } from './places.ts';

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let service: Service;
let file = '';
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Twenty people's lines reach the running sandbox while the backup is read from it. */
beforeAll(async () => {
  place = await temporaryFolder();
  file = join(place.folder, 'backup');
  const config = readConfig({ DATA_DIR: place.folder, PORT: '0' }, () => '');
  service = await serve(config, () => undefined);
  const says = Array.from({ length: 20 }, (_, number) => say(`隐患 ${number}楼消防通道堆货`));
  await Promise.race(says);
  await writeLines(file, askSocket(socketPath(place.folder), 'backup', []));
  await Promise.all(says);
});
afterAll(async () => {
  await service.close();
  await place.remove();
});

async function say(text: string): Promise<void> {
  const body = JSON.stringify({
    person: 'chen',
    chat: null,
    text,
    images: [photo.toString('base64')],
    mention: false,
  });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${service.url}/api/say`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
}

async function rowsIn(path: string): Promise<Record<string, Row>> {
  const rows: Record<string, Row> = {};
  for await (const line of readLines(path))
    if ('row' in line) rows[`${line.row.pk}\0${line.row.sk}`] = line.row;
  return rows;
}

test('the backup of a running service is whole and knows that it is the sandbox', async () => {
  const contents = await verify(file);
  expect(contents.of).toBe('sandbox');
  expect(contents.rows).toBeGreaterThan(50);
});

test.each(Object.keys(engines))('it is restored into %s equal row by row', async (name) => {
  const target = await engines[name]?.();
  const elsewhere = await temporaryFolder();
  if (!target) throw new Error('no engine');
  const contents = await verify(file);
  const photos = folderPhotos(join(elsewhere.folder, 'photos'));
  await restore(file, contents, { table: target.table, photos });
  const rows = await rowsOf(target.table);
  expect(rows).toEqual(await rowsIn(file));
  expect(Object.keys(rows)).toHaveLength(contents.rows);
  expect(Object.keys(await photosOf(photos))).toHaveLength(contents.photos);
  await target.close();
  await elsewhere.remove();
});
