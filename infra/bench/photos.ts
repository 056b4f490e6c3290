import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Contender, startHouse } from './contenders.ts';
import { foundDistrict } from './district.ts';
import { percentile, spread, tableOf } from './figures.ts';
import { knock } from './knock.ts';
import { openPlatform, type Platform } from './platform.ts';
import { showed } from './sealed.ts';

const people = 2_000;
const officer = people + 1;
const perSecond = 50;
const seconds = 6;
/** A receipt that takes longer counts as this long. */
const longestMs = 10_000;

/** Reports with a photo each at a steady pace, whether the last was answered or not: from the event until its receipt. */
export async function photoReports(rounds: number): Promise<string> {
  const platform = await openPlatform();
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await foundDistrict(folder, { units: people, officer });
  const house = await startHouse(platform, folder);
  const measured: number[][] = [];
  const cpu: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const cpuFromMs = house.cpuMs();
    const ms = await report(platform, house, round);
    if (round > 0) measured.push(ms);
    if (round > 0) cpu.push((house.cpuMs() - cpuFromMs) / ms.length);
  }
  await house.stop();
  platform.close();
  await rm(folder, { recursive: true });
  return tableOf(
    ['reports/s', 'photo', 'receipt p50 ms', 'receipt p99 ms', 'longest ms', 'CPU ms each'],
    [
      [
        String(perSecond),
        'about 200 kB each',
        ...[0.5, 0.99, 1].map((share) => spread(measured.map((ms) => percentile(ms, share)))),
        spread(cpu),
      ],
    ],
  );
}

async function report(platform: Platform, { url }: Contender, round: number): Promise<number[]> {
  const waiting = new Map<string, () => void>();
  platform.onMessage(({ to }) => waiting.get(to)?.());
  const all: Promise<number>[] = [];
  const fromMs = performance.now();
  for (let nth = 0; nth < perSecond * seconds; nth += 1) {
    await sleep(Math.max(0, fromMs + (nth * 1000) / perSecond - performance.now()));
    const person = ((round * perSecond * seconds + nth) % people) + 1;
    all.push(one(person));
  }
  return Promise.all(all);

  async function one(person: number): Promise<number> {
    const startMs = performance.now();
    const answered = new Promise<void>((resolve) => {
      waiting.set(`ou_${person}`, resolve);
    });
    await knock(url, showed(person, '隐患 三楼消防通道堆货'));
    await Promise.race([answered, sleep(longestMs, undefined, { ref: false })]);
    return performance.now() - startMs;
  }
}
