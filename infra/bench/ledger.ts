import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { build, type House } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { papers } from '../../functions/papers.ts';
import type { Engine, Row } from '../../shared/store/table.ts';
import { openEngine } from '../local/engine.ts';
import { foundDistrict } from './district.ts';
import { percentile, shown, spread, tableOf } from './figures.ts';
import { beyond } from './many-cases.ts';

const units = 2_000;
const cases = 100_000;
const officer = units + 1;
const asks = 40;
/** Rows kept at a time. */
const pile = 5_000;

/** A ledger of 100,000 cases of 2,000 units on disk: what a unit and an officer ask of it, and all of it as a workbook. */
export async function ledger(rounds: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const { house, table, rowsRead } = await filled(folder);
  const asked = [
    { what: 'a unit’s ledger page', from: 'ou_7', text: '隐患台账' },
    { what: 'a unit’s statistics of the year', from: 'ou_7', text: '今年隐患统计' },
    { what: 'a district’s statistics of the month', from: `ou_${officer}`, text: '本月隐患统计' },
    { what: 'a district’s statistics of a full year', from: `ou_${officer}`, text: '去年隐患统计' },
  ];
  const rows: string[][] = [];
  for (const one of asked) {
    const measured: number[][] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await timed(house, one, round));
    rows.push([
      one.what,
      ...[0.5, 0.99].map((share) => spread(measured.map((ms) => percentile(ms, share)))),
      '–',
    ]);
  }
  rows.push(await reported(house, rowsRead));
  for (const wanted of [1_000, cases]) rows.push(await exported(house, wanted));
  await table.close();
  await rm(folder, { recursive: true });
  return tableOf(['asked', 'ms, p50', 'ms, p99', 'MB of heap after collections, p50'], rows);
}

/** Reports of what each unit has told before, as one or another of its cases: what finding that out reads. */
async function reported(house: House, rowsRead: () => number): Promise<string[]> {
  const ms: number[] = [];
  const reads: number[] = [];
  for (let nth = 0; nth < asks; nth += 1) {
    const before = rowsRead();
    const fromMs = performance.now();
    await hear(house, { id: `om_same_${nth}`, from: `ou_${nth + 100}`, text: '隐患 三楼消防通道堆货' });
    ms.push(performance.now() - fromMs);
    reads.push(rowsRead() - before);
  }
  return [
    `a report, the same looked for among the unit’s ${cases / units} cases: ${percentile(reads, 0.5)} rows read, at most ${Math.max(...reads)}`,
    ...[0.5, 0.99].map((share) => shown(percentile(ms, share))),
    '–',
  ];
}

async function timed(
  house: House,
  { from, text }: { from: string; text: string },
  round: number,
): Promise<number[]> {
  const ms: number[] = [];
  for (let nth = 0; nth < asks; nth += 1) {
    const id = `om_${from}_${text}_${round}_${nth}`;
    const fromMs = performance.now();
    await hear(house, { id, from, text });
    ms.push(performance.now() - fromMs);
  }
  return ms;
}

/** Of twenty units or of all: what is left after a collection must be about the same. */
async function exported(house: House, rows: number): Promise<string[]> {
  const job = await papers('hazards.ledger');
  if (!job) throw new Error('no job makes the ledger');
  const shelves =
    rows === cases
      ? 'all'
      : Array.from({ length: rows / (cases / units) }, (_, place) => `unit#u${place + 1}`).join('\n');
  const heap: number[] = [];
  const watch = new PerformanceObserver(() => heap.push(process.memoryUsage().heapUsed));
  watch.observe({ entryTypes: ['gc'] });
  const fromMs = performance.now();
  const bytes = await job(house.deps, { shelves, to: 'official' }, house.now());
  const ms = performance.now() - fromMs;
  watch.disconnect();
  const size = `${(bytes.length / 1_000_000).toFixed(1)} MB`;
  return [
    `a workbook of ${rows.toLocaleString('en')} rows (${size})`,
    String(Math.round(ms)),
    '–',
    (percentile(heap, 0.5) / 1_000_000).toFixed(0),
  ];
}

async function filled(folder: string): Promise<{ house: House; table: Engine; rowsRead: () => number }> {
  await foundDistrict(folder, { units, officer });
  const config = readConfig({ DATA_DIR: folder, SANDBOX: '0' }, String);
  const kept = await openEngine(config, 'real');
  const { table, rowsRead } = counted(kept.table);
  const house = build(config, { ...kept, table, wake() {}, write() {} });
  await hear(house, { id: 'om_first', from: 'ou_1', text: '隐患 三楼消防通道堆货' });
  await copy(kept.table);
  await counters(kept.table);
  return { house, table: kept.table, rowsRead };
}

/** A table that counts the rows it hands out. */
function counted(table: Engine): { readonly table: Engine; readonly rowsRead: () => number } {
  let count = 0;
  async function* query(range: Parameters<Engine['query']>[0]) {
    for await (const row of table.query(range)) {
      count += 1;
      yield row;
    }
  }
  const get: Engine['get'] = async (key) => {
    count += 1;
    return table.get(key);
  };
  return { table: { ...table, get, query }, rowsRead: () => count };
}

function hear(house: House, { id, from, text }: { id: string; from: string; text: string }) {
  return house.hear({
    ...{ kind: 'said', channel: 'feishu', id, from: { id: from }, chat: null, sentAtMs: Date.now(), text },
    ...{ attachments: [], mentions: [], mentionsBot: false },
  });
}

/** The rows of one case under other numbers, of one unit after the other. */
async function copy(table: Engine): Promise<void> {
  const first: string[] = [];
  for await (const row of table.scan())
    if (
      /YH-\d{4}-0001/.test(row.pk + row.sk) &&
      !row.pk.startsWith('notice#') &&
      !row.pk.startsWith('queue#')
    )
      first.push(JSON.stringify(row));
  let rows: Row[] = [];
  for (let nth = 2; nth <= cases; nth += 1) {
    const unit = (nth % units) + 1;
    const number = String(beyond + nth);
    rows.push(
      ...first.map(
        (text): Row =>
          JSON.parse(
            text
              .replaceAll(/(YH-\d{4}-)0001/g, `$1${number}`)
              .replaceAll(/#u1(?=")|(?<=")u1(?=")/g, (found) => found.replace('u1', `u${unit}`))
              .replaceAll('第1街道', `第${unit % 20}街道`),
          ),
      ),
    );
    if (rows.length < pile && nth < cases) continue;
    await table.fill(rows);
    rows = [];
  }
}

/** Two years of counters as full as they get: every source, grade and standing of each month, in every shard. */
async function counters(table: Engine): Promise<void> {
  const shape = { kind: 'count', edition: 1, data: {}, version: 1, count: 8 } as const;
  const names = product(['cell'], months, sources, grades, states, shards);
  const rows = names.map((sk): Row => ({ pk: 'counts#all', sk, ...shape }));
  for (let from = 0; from < rows.length; from += pile) await table.fill(rows.slice(from, from + pile));
}

const two = (value: number) => String(value).padStart(2, '0');
const months = ['2025', '2026'].flatMap((year) =>
  Array.from({ length: 12 }, (_, place) => `${year}-${two(place + 1)}`),
);
const sources = ['public', 'self', 'inspection'];
const grades = ['-', 'general', 'major'];
const states = ['registered', 'verified', 'rectifying', 'reinspection', 'closed', 'invalid', 'duplicate'];
const shards = Array.from({ length: 8 }, (_, shard) => String(shard));

/** Every combination of one name of each list. */
function product(...lists: readonly (readonly string[])[]): string[] {
  return lists.reduce<string[]>(
    (names, list) =>
      names.length === 0 ? [...list] : names.flatMap((name) => list.map((next) => `${name}#${next}`)),
    [],
  );
}
