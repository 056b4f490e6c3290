import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFolder } from '../../shared/store/level-folder.ts';
import { compile } from '../kit/compile.ts';
import { openAccounts } from './transfers.ts';

/** What a kill cannot show: a kill is no power cut, so we watch the calls to the kernel. */
const canTrace = spawnSync('strace', ['-f', 'true']).status === 0;
if (!canTrace) console.warn('not run: the count of fdatasync, because strace is not at hand on this machine');

let child: Awaited<ReturnType<typeof compile>>;
let folder = '';

beforeAll(async () => {
  child = await compile(join(import.meta.dirname, 'transfers-child.ts'));
  folder = await mkdtemp(join(tmpdir(), 'drill-'));
  const table = await openFolder(join(folder, 'table'));
  await openAccounts(table);
  await table.close();
});
afterAll(async () => {
  await child.remove();
  await rm(folder, { recursive: true });
});

type Call = 'log' | 'sync' | 'told';

async function callsOf(writers: number, transactions: number): Promise<Call[]> {
  const trace = join(folder, `trace-${writers}`);
  const watched = ['-f', '-y', '-s', '8', '-e', 'trace=write,fdatasync,fsync', '-o', trace];
  const args = [child.script, join(folder, 'table'), `of-${writers}`, String(writers), String(transactions)];
  await promisify(execFile)('strace', [...watched, process.execPath, ...args]);
  return (await readFile(trace, 'utf8')).split('\n').flatMap(callOf);
}

/** A write to the log counts when it starts, a sync when it has succeeded. */
function callOf(line: string): Call[] {
  if (/ f(data)?sync\(.*\.log>\) += 0$|f(data)?sync resumed>\) += 0$/.test(line)) return ['sync'];
  if (/ write\(\d+<[^>]*\.log>/.test(line)) return ['log'];
  return / write\(1</.test(line) ? ['told'] : [];
}

test.runIf(canTrace).each([1, 16])(
  'with %i writers nothing is acknowledged before it was forced to the disk',
  async (writers) => {
    const calls = await callsOf(writers, 320);
    const told = calls.filter((call) => call === 'told').length;
    const syncs = calls.filter((call) => call === 'sync').length;
    expect(told).toBe(320);
    const early = calls.filter((call, place) => call === 'told' && lastDiskCall(calls, place) !== 'sync');
    expect(early).toEqual([]);
    if (writers === 1) expect(syncs).toBeGreaterThanOrEqual(told);
    else expect(syncs).toBeLessThan(told);
    console.log(`${writers} writers: ${told} transactions acknowledged behind ${syncs} fdatasync`);
  },
);

function lastDiskCall(calls: readonly Call[], before: number): Call | undefined {
  return calls.slice(0, before).findLast((call) => call !== 'told');
}
