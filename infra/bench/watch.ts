import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { build } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { papers } from '../../functions/papers.ts';
import { type Shift, shiftIdOf } from '../../shared/domain/duty/shift.ts';
import { personId, shiftId } from '../../shared/domain/ids.ts';
import {
  type Day,
  dayOf,
  HOUR_MS,
  type Instant,
  instant,
  later,
  plusDays,
} from '../../shared/domain/time.ts';
import type { Deps } from '../../shared/flows/deps.ts';
import { type LedgerScope, type Span, watchesWithin } from '../../shared/flows/duty/ledger-rows.ts';
import { fillPosts } from '../../shared/flows/filling.ts';
import { openEngine } from '../local/engine.ts';
import { answers } from './answers.ts';
import { foundDistrict } from './district.ts';
import { percentile, shown, tableOf } from './figures.ts';
import { knock } from './knock.ts';
import { ladder } from './ladder.ts';
import { rush } from './rush.ts';
import { clicked, said } from './sealed.ts';

const units = 2_000;
const month = 30;
const inFlight = 32;

/** 2,000 units check in at once, and a month of their watches becomes a workbook. */
export async function watch(): Promise<string> {
  const book = await inFolder({ daysOld: month + 1 }, ledgerOf);
  const checkIns = await inFolder({ daysOld: 0 }, checkIn);
  return tableOf(['what', 'figure'], [...checkIns, ...(await answers(units)), ...(await ladder()), ...book]);
}

/** A district that began so long ago, in a folder of its own. */
async function inFolder(
  { daysOld }: { readonly daysOld: number },
  measure: (folder: string) => Promise<string[][]>,
): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await foundDistrict(folder, { units, daysOld });
    return await measure(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Half by a button, half in words; each waits for its HTTP answer, which comes when the effect is on disk. */
async function checkIn(folder: string): Promise<string[][]> {
  const house = await housed(folder);
  await fill(house, 1);
  await house.close();
  const checkInAs = (url: string, number: number) => {
    const action = { a: `duty.checkin#${idOf(number, today())}`, p: 1 };
    return knock(url, number % 2 === 0 ? said(number, '签到') : clicked(number, `om_${number}`, action));
  };
  const { ms, tookMs, cpuMs } = await rush(folder, { count: units, atOnce: inFlight }, checkInAs);
  return [
    [
      `${units} check-ins, ${inFlight} at once: HTTP answer p50 / p99`,
      `${shown(percentile(ms, 0.5))} / ${shown(percentile(ms, 0.99))} ms`,
    ],
    ['all of them, and processor time of one', `${shown(tookMs / 1000)} s, ${shown(cpuMs)} ms`],
  ];
}

async function housed(folder: string) {
  const config = readConfig({ DATA_DIR: folder, SANDBOX: '0' }, String);
  const kept = await openEngine(config, 'real');
  return { ...build(config, { ...kept, wake() {}, write() {} }), close: () => kept.table.close() };
}

/** Each unit has a watch on each of the last days. */
async function fill({ deps, now }: Awaited<ReturnType<typeof housed>>, days: number): Promise<void> {
  const watches = (number: number) =>
    Array.from({ length: days }, (_, nth) => shiftOf(number, plusDays(today(), -nth), now()));
  for (let number = 1; number <= units; number += 1) await fillPosts(deps, watches(number));
}

async function ledgerOf(folder: string): Promise<string[][]> {
  const house = await housed(folder);
  await fill(house, month);
  const rows = [await exported(house, 20), await exported(house, units)].flat();
  await house.close();
  return rows;
}

/** Of twenty units or of all: what is left after a collection must be about the same. */
async function exported({ deps, now }: Awaited<ReturnType<typeof housed>>, of: number): Promise<string[][]> {
  const ids = Array.from({ length: of }, (_, place) => `u${place + 1}`);
  const scope: LedgerScope = of === units ? { kind: 'all', of: [] } : { kind: 'units', of: ids };
  const span = { from: plusDays(today(), 1 - month), until: today() };
  const job = await papers('duty.ledger');
  const heap: number[] = [];
  const watcher = new PerformanceObserver(() => heap.push(process.memoryUsage().heapUsed));
  watcher.observe({ entryTypes: ['gc'] });
  const [fromMs, cpuFrom] = [performance.now(), process.cpuUsage()];
  const args = { ledger: 'duty-sign', ...span, scope: scope.kind, of: scope.of.join('\n') };
  const bytes = await job?.(deps, args, now());
  const tookMs = performance.now() - fromMs;
  const { user, system } = process.cpuUsage(cpuFrom);
  watcher.disconnect();
  const rows = await placesIn(deps, { scope, ...span }, now());
  if (rows !== of * month) throw new Error(`${rows} rows of ${of * month}`);
  return [
    [
      `ledger of ${of} units × ${month} days, ${rows.toLocaleString('en')} rows`,
      `${shown(tookMs / 1000)} s (processor ${shown((user + system) / 1e6)} s), ${shown((bytes?.length ?? 0) / 1e6)} MB`,
    ],
    [
      '… heap left after each collection, p50 and at most',
      heap.length === 0 ? '–' : `${megabytes(percentile(heap, 0.5))} and ${megabytes(Math.max(...heap))} MB`,
    ],
  ];
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(0);

/** What the ledger has rows of: a place of a watch each. */
async function placesIn(
  deps: Deps,
  { scope, ...span }: Span & { readonly scope: LedgerScope },
  now: Instant,
): Promise<number> {
  let count = 0;
  for await (const shift of watchesWithin(deps, scope, { ...span, now })) count += shift.places.length;
  return count;
}

/** The watch day that runs now: it begins at eight. */
function today(): Day {
  return dayOf(later(instant(Date.now()), -8 * HOUR_MS));
}

function idOf(number: number, on: Day): string {
  return shiftIdOf(on, 'whole', `unit:u${number}`);
}

function shiftOf(number: number, on: Day, now: Instant): Shift {
  const person = personId(`p${number}`);
  const isPast = on < today();
  const arrival = { at: later(now, -HOUR_MS), how: 'self', by: person } as const;
  return {
    ...{ id: shiftId(idOf(number, on)), day: on, kind: 'whole', told: ['evening', 'before'] },
    post: { key: `unit:u${number}`, name: `临江第${number}商场` },
    places: [{ role: 'main', name: `联络员${number}`, person, ...(isPast && { arrival }) }],
  };
}
