import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFolder } from '../../shared/store/level-folder.ts';
import type { Engine, Row } from '../../shared/store/table.ts';
import { compile } from '../kit/compile.ts';
import { accounts, balanceOf, counter, openAccounts, opening } from './transfers.ts';

const kills = 200;
const writers = 16;
let child: Awaited<ReturnType<typeof compile>>;
let folder = '';

beforeAll(async () => {
  child = await compile(join(import.meta.dirname, 'transfers-child.ts'));
  folder = await mkdtemp(join(tmpdir(), 'drill-'));
});
afterAll(async () => {
  await child.remove();
  await rm(folder, { recursive: true });
});

test(`killed ${kills} times amid transactions, the table has lost none it acknowledged and none is half there`, async () => {
  const first = await openFolder(folder);
  await openAccounts(first);
  await first.close();
  let transfers = 0;
  let acknowledged = 0;
  for (let round = 0; round < kills; round += 1) {
    const told = await transfersUntilKilled(round, 1 + Math.floor(Math.random() * 80));
    acknowledged += told.length;
    transfers = await judge(round, told, transfers);
  }
  const last = await openFolder(folder);
  expect((await all(last.scan())).length).toBe(accounts.length + 1 + transfers);
  await last.close();
  expect(acknowledged).toBeGreaterThan(kills);
  console.log(
    `${kills} kills: ${acknowledged} transactions acknowledged, ${transfers} found, 0 lost, 0 half there`,
  );
}, 180_000);

/** Kills the child once it has acknowledged `enough`; what it had told by then comes back. */
async function transfersUntilKilled(round: number, enough: number): Promise<string[]> {
  const args = [child.script, folder, String(round), String(writers), '1000000'];
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.split('\n').length > enough) running.kill('SIGKILL');
  });
  const [, signal] = await once(running, 'close');
  expect(signal).toBe('SIGKILL');
  return told.split('\n').slice(0, -1);
}

/** Holds the table against what was told; gives the number of all transfers so far. */
async function judge(round: number, told: readonly string[], before: number): Promise<number> {
  const table = await openFolder(folder);
  const entries = await all(table.query({ pk: `journal#${round}` }));
  const found = new Set(entries.map(({ sk }) => sk));
  expect(told.filter((entry) => !found.has(entry))).toEqual([]);
  const transfers = before + entries.length;
  await judgeAccounts(table, transfers);
  expect(byKey(await all(table.query({ index: 'due', pk: `due#${round}` })))).toEqual(byKey(entries));
  await table.close();
  return transfers;
}

async function judgeAccounts(table: Engine, transfers: number): Promise<void> {
  const rows = await all(table.query({ pk: 'accounts' }));
  expect(sum(rows.map(balanceOf))).toBe(accounts.length * opening);
  expect(sum(rows.map(({ version }) => version))).toBe(accounts.length + 2 * transfers);
  expect((await table.get(counter))?.count ?? 0).toBe(transfers);
  expect(byKey(await all(table.query({ index: 'by', pk: 'balance' })))).toEqual(byKey(rows));
}

function byKey(rows: readonly Row[]): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [`${row.pk}/${row.sk}`, row]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

async function all(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
