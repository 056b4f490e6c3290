import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../../functions/config.ts';
import { serve } from '../../../infra/local/serve.ts';
import { openFolder } from '../../../shared/store/level-folder.ts';
import { unitsOf } from '../../shared/flows/directory/importing.ts';
import { bookOf } from '../../shared/papers/books.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function npmRunImport(...files: string[]) {
  const args = ['--import', 'tsx', 'infra/import/main.ts', ...files.map((file) => join(folder, file))];
  const env = { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data') };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  return { out: out.split('\n').slice(0, -1), error, code };
}

const good = bookOf([
  ['企业名称', '类别', '所在区域', '信息联络员', '联络员电话'],
  ['东港冷库', '冷链', '城东街道', '于洋', '13800000077'],
]);

test('a table at rest takes a workbook and a csv', async () => {
  await writeFile(join(folder, 'a.xlsx'), good);
  await writeFile(join(folder, 'b.csv'), '企业名称,类别\n西港冷库,冷链\n');
  const run = await npmRunImport('a.xlsx', 'b.csv');
  expect(run).toMatchObject({ error: '', code: 0 });
  expect(run.out.filter((line) => /：绑定 [2-9A-Z]{5}$/.test(line))).toHaveLength(2);
  const table = await openFolder(join(folder, 'data', 'sandbox', 'table'));
  expect(await unitsOf(table)).toMatchObject({
    东港冷库: { kind: 'logistics' },
    西港冷库: { kind: 'logistics' },
  });
  await table.close();
});

test('a running service takes a workbook too, beside its own work', async () => {
  await writeFile(join(folder, 'a.xlsx'), good);
  const config = readConfig({ DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error' }, String);
  const service = await serve(config, () => {});
  const run = await npmRunImport('a.xlsx');
  expect(run).toMatchObject({ error: '', code: 0 });
  expect(run.out[0]).toBe('a.xlsx：已导入。单位新增1、更新0、不变0；人员新增1、更新0、不变0。');
  const town = await (await fetch(new URL('/sandbox/api/town', service.url))).text();
  expect(town).toContain('东港冷库');
  await service.close();
});

test('what cannot be taken is said line by line, and the command fails', async () => {
  await writeFile(join(folder, 'bad.xlsx'), 'no workbook');
  await writeFile(join(folder, 'rows.csv'), '企业名称,联络员电话\n甲店,123\n');
  const run = await npmRunImport('bad.xlsx', 'rows.csv', 'gone.xlsx');
  expect(run.code).toBe(1);
  expect(run.error).toBe('有3个文件未导入。\n');
  expect(run.out).toEqual([
    'bad.xlsx：未导入。这不是能读的表格文件，请使用xlsx或csv。',
    'rows.csv：未导入。有1处需要改正，改好后重新导入整个文件：',
    '工作表“rows”第2行“联络员电话”：不是完整的电话号码，座机请带区号。',
    'gone.xlsx：未导入。文件打不开，请检查文件名。',
  ]);
});
