import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { fillPosts } from '../../shared/flows/filling.ts';
import { openEngine } from '../local/engine.ts';
import { foundDistrict } from './district.ts';
import { percentile, shown, tableOf } from './figures.ts';
import { knock } from './knock.ts';
import { rush } from './rush.ts';
import { clicked, said } from './sealed.ts';

const units = 2_000;
const month = 30;
const inFlight = 32;

/** 2,000 units check in at once, and a month of their watches becomes a workbook. */
export async function watch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    await foundDistrict(folder, { units });
    const book = await ledgerOf(folder);
    const checkIns = await checkIn(folder);
    return tableOf(['what', 'figure'], [...checkIns, ...book]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Half by a button, half in words; each waits for its HTTP answer, which comes when the effect is on disk. */
async function checkIn(folder: string): Promise<string[][]> {
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

async function ledgerOf(folder: string): Promise<string[][]> {
  const config = readConfig({ DATA_DIR: folder, SANDBOX: '0' }, String);
  const kept = await openEngine(config, 'real');
  const { deps, now } = build(config, { ...kept, wake() {}, write() {} });
  const last = today();
  for (let number = 1; number <= units; number += 1)
    await fillPosts(
      deps,
      Array.from({ length: month }, (_, nth) => shiftOf(number, plusDays(last, -nth), now())),
    );
  const job = await papers('duty.ledger');
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const watcher = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  }, 50);
  const [fromMs, cpuFrom] = [performance.now(), process.cpuUsage()];
  const args = { ledger: 'duty-sign', from: plusDays(last, 1 - month), until: last, scope: 'all', of: '' };
  const bytes = await job?.(deps, args, now());
  const tookMs = performance.now() - fromMs;
  const { user, system } = process.cpuUsage(cpuFrom);
  clearInterval(watcher);
  await kept.table.close();
  return [
    [
      `ledger of ${units} units × ${month} days`,
      `${shown(tookMs / 1000)} s (processor ${shown((user + system) / 1e6)} s), ${shown((bytes?.length ?? 0) / 1e6)} MB`,
    ],
    ['heap above the start while it is made, at most', `${shown(Math.max(0, most - before) / 1e6)} MB`],
  ];
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
