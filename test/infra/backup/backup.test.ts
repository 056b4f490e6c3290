import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify, writeLines } from '../../../infra/backup/file.ts';
import { restore } from '../../../infra/backup/restore.ts';
import { folderPhotos } from '../../../shared/store/photos-folder.ts';
import type { Engine } from '../../../shared/store/table.ts';
import { accounts, balanceOf, counter, openAccounts, opening, transfer } from '../../drills/transfers.ts';
import { all, engines, put } from '../../shared/store/engines.ts';
import { type Kept, keptIn, photosOf, rowsOf, servedBackup, temporaryFolder } from './places.ts';

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let kept: Kept;
let service: Awaited<ReturnType<typeof servedBackup>>;
let file = '';

beforeAll(async () => {
  place = await temporaryFolder();
  kept = await keptIn(place.folder);
  service = await servedBackup(place.folder, kept);
  file = join(place.folder, 'backup.jsonl');
  await openAccounts(kept.table);
  await kept.table.transact([
    put('odd', '中文 😀\u2028', {
      data: { text: 'a\u2028b\n"', deep: { list: [1, null, ''] } },
      by: { pk: 'by', sk: '文' },
    }),
    { kind: 'add', key: { pk: 'odd', sk: 'count' }, amount: -3 },
  ]);
  await kept.photos.put(
    'ph_1',
    Uint8Array.from({ length: 100_000 }, (_, place) => place % 256),
    'image/jpeg',
  );
  await kept.photos.put('ph_2', Uint8Array.from([]), 'image/png');
});
afterAll(async () => {
  await service.close();
  await kept.table.close();
  await place.remove();
});

/** Four writers who transfer until they are told to stop; every transaction changes five rows. */
function transferring(table: Engine): { stop(): Promise<number> } {
  let going = true;
  let done = 0;
  const write = async (writer: number) => {
    for (let number = 0; going; number += 1) {
      await transfer(table, 'live', `${writer}-${number}`).then(
        () => {
          done += 1;
        },
        () => undefined,
      );
    }
  };
  const writers = Promise.all([0, 1, 2, 3].map(write));
  return {
    async stop() {
      going = false;
      await writers;
      return done;
    },
  };
}

describe.each(Object.keys(engines))('restored into %s', (name) => {
  test('a backup taken while the service writes is the table of one instant', async () => {
    const before = (await kept.table.get(counter))?.count ?? 0;
    const writers = transferring(kept.table);
    await writeLines(file, service.lines());
    const after = before + (await writers.stop());
    expect(after).toBeGreaterThan(before);
    const target = await engines[name]?.();
    if (!target) throw new Error('no engine');
    await restore(file, await verify(file), { table: target.table, photos: kept.photos });
    const entries = (await all(target.table.query({ pk: 'journal#live' }))).length;
    expect(entries).toBeGreaterThanOrEqual(before);
    expect(entries).toBeLessThanOrEqual(after);
    expect((await target.table.get(counter))?.count ?? 0).toBe(entries);
    const rows = await all(target.table.query({ index: 'by', pk: 'balance' }));
    expect(rows.reduce((sum, row) => sum + balanceOf(row), 0)).toBe(accounts.length * opening);
    await target.close();
  });

  test('it equals what was backed up row by row and photo by photo, and goes on counting from there', async () => {
    await writeLines(file, service.lines());
    const target = await engines[name]?.();
    const elsewhere = await temporaryFolder();
    const photos = folderPhotos(join(elsewhere.folder, 'photos'));
    if (!target) throw new Error('no engine');
    await restore(file, await verify(file), { table: target.table, photos });
    expect(await rowsOf(target.table)).toEqual(await rowsOf(kept.table));
    expect(await photosOf(photos)).toEqual(await photosOf(kept.photos));
    const key = { pk: 'odd', sk: 'count' };
    await target.table.transact([{ kind: 'add', key, amount: 1 }, put('odd', '中文 😀\u2028', { seen: 1 })]);
    expect(await target.table.get(key)).toMatchObject({ count: -2, version: 2 });
    expect(await all(target.table.query({ index: 'by', pk: 'by' }))).toEqual([]);
    await target.close();
    await elsewhere.remove();
  });

  test('it is refused when the table is not empty, and nothing is changed', async () => {
    await writeLines(file, service.lines());
    const target = await engines[name]?.();
    if (!target) throw new Error('no engine');
    await target.table.transact([put('mine', 'a')]);
    await expect(
      restore(file, await verify(file), { table: target.table, photos: kept.photos }),
    ).rejects.toThrow('not empty');
    expect(Object.keys(await rowsOf(target.table))).toEqual(['mine\0a']);
    await target.close();
  });
});
