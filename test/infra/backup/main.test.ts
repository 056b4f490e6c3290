import { spawn } from 'node:child_process';
import { mkdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { put } from '../../shared/store/engines.ts';
import { keptIn, photosOf, rowsOf, temporaryFolder } from './places.ts';

let place: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  place = await temporaryFolder();
});
afterAll(() => place.remove());

const path = (name: string) => join(place.folder, name);

async function npmRun(command: 'backup' | 'restore', file: string, dataDir: string) {
  const args = ['--import', 'tsx', 'infra/backup/main.ts', command, path(file)];
  const env = { PATH: process.env['PATH'], DATA_DIR: path(dataDir) };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  return { out, error, code };
}

test('a table at rest is backed up into one private file, and restored on another machine', async () => {
  const kept = await keptIn(path('old'));
  await kept.table.transact([
    put('a', 'b', { data: { 名称: '万汇' } }),
    put('a', 'c', { due: { pk: 'due', sk: '1' } }),
  ]);
  await kept.photos.put('ph_1', Uint8Array.from([1, 2, 3]), 'image/png');
  const rows = await rowsOf(kept.table);
  await kept.table.close();
  const backup = await npmRun('backup', 'file', 'old');
  expect(backup).toEqual({ out: `${path('file')}: rows 2, photos 1\n`, error: '', code: 0 });
  expect((await stat(path('file'))).mode & 0o777).toBe(0o600);
  const restored = await npmRun('restore', 'file', 'new');
  expect(restored).toEqual({
    out: `restored from ${path('file')}: rows 2, photos 1\n`,
    error: '',
    code: 0,
  });
  const moved = await keptIn(path('new'));
  expect(await rowsOf(moved.table)).toEqual(rows);
  expect(await moved.photos.get('ph_1')).toEqual({ bytes: Uint8Array.from([1, 2, 3]), type: 'image/png' });
  await moved.table.close();
});

test('a second restore is refused with one line', async () => {
  const again = await npmRun('restore', 'file', 'new');
  expect(again).toEqual({
    out: '',
    error: 'the table is not empty; a restore goes into an empty one\n',
    code: 1,
  });
});

test('a backup that is cut short, changed or none at all is refused before anything is written', async () => {
  const whole = await readFile(path('file'), 'utf8');
  const lines = whole.split('\n');
  const spoiled: Record<string, [string, string]> = {
    'at a line': [lines.slice(0, 2).join('\n'), 'the backup is cut short; nothing was restored\n'],
    'in a line': [
      whole.slice(0, -40),
      `line ${lines.length - 1} is cut short or no line of a backup; nothing was restored\n`,
    ],
    'one row missing': [
      [lines[0], ...lines.slice(2)].join('\n'),
      'the backup was changed since it was written; nothing was restored\n',
    ],
    'one word changed': [
      whole.replace('万汇', '万达'),
      'the backup was changed since it was written; nothing was restored\n',
    ],
    'a workbook': ['PK\u0003\u0004', 'the file is no backup; nothing was restored\n'],
  };
  for (const [name, [content, error]] of Object.entries(spoiled)) {
    await writeFile(path(name), content);
    expect(await npmRun('restore', name, 'never'), name).toEqual({ out: '', error, code: 1 });
  }
  await expect(stat(path('never'))).rejects.toThrow('ENOENT');
});

test('a restore that broke off is ended by running it again, and by no other file', async () => {
  const other = await keptIn(path('other'));
  await other.table.transact([put('other', 'a')]);
  await other.table.close();
  await npmRun('backup', 'other file', 'other');
  await mkdir(path('broken/photos/ph_1'), { recursive: true });
  expect((await npmRun('restore', 'file', 'broken')).code).toBe(1);
  expect((await npmRun('backup', 'half', 'broken')).error).toBe(
    'a restore into this table did not end; run it again with the same file\n',
  );
  expect((await npmRun('restore', 'other file', 'broken')).error).toContain('not empty');
  await rmdir(path('broken/photos/ph_1'));
  expect((await npmRun('restore', 'file', 'broken')).code).toBe(0);
  const [broken, whole] = [await keptIn(path('broken')), await keptIn(path('new'))];
  expect(await rowsOf(broken.table)).toEqual(await rowsOf(whole.table));
  expect(await photosOf(broken.photos)).toEqual(await photosOf(whole.photos));
  await Promise.all([broken.table.close(), whole.table.close()]);
});

test('a table that another process serves without a socket is not touched', async () => {
  const kept = await keptIn(path('old'));
  const held = await npmRun('backup', 'held', 'old');
  expect(held).toEqual({ out: '', error: `${path('old/table')} is in use by another process\n`, code: 1 });
  expect((await npmRun('backup', 'none', 'nowhere')).error).toBe(`${path('nowhere')} holds no table\n`);
  await kept.table.close();
});
