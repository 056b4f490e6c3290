import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { FolderHeld, openFolder } from '../../../shared/store/level-folder.ts';
import { put, sks } from './engines.ts';

test('what was kept is there when the table is opened again, in a folder for its owner only', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'table-')), 'deep', 'table');
  const first = await openFolder(folder);
  await first.transact([put('a', '中文'), put('a', 'b', { due: { pk: 'due', sk: '1' } })]);
  await first.close();
  const second = await openFolder(folder);
  expect(await sks(second.query({ pk: 'a' }))).toEqual(['b', '中文']);
  expect(await sks(second.query({ index: 'due', pk: 'due' }))).toEqual(['b']);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await second.close();
  await rm(folder, { recursive: true });
});

test('a second process is told in one line that the folder is in use', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'table-'));
  const table = await openFolder(folder);
  const open = `import('./shared/store/level-folder.ts').then(({ openFolder }) => openFolder(${JSON.stringify(folder)})).catch((error) => console.log(error.name, error.message))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', open]);
  expect(stdout).toBe(`FolderHeld ${folder} is in use by another process\n`);
  await expect(openFolder(folder)).rejects.toThrow(FolderHeld);
  await table.close();
  await rm(folder, { recursive: true });
});

test('a close waits for what was asked before it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'table-'));
  const table = await openFolder(folder);
  const asked = [table.transact([put('a', '1')]), table.transact([put('a', '2')])];
  await table.close();
  await Promise.all(asked);
  await expect(table.transact([put('a', '3')])).rejects.toMatchObject({ name: 'TableError' });
  await rm(folder, { recursive: true });
});
