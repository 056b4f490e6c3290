import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type House } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { tickDoor } from '../../functions/tick.ts';
import { instant } from '../../shared/domain/time.ts';
import type { Engine } from '../../shared/store/table.ts';
import { openEngine } from '../local/engine.ts';
import { foundDistrict } from './district.ts';
import { percentile, spread, tableOf } from './figures.ts';
import { copyCase } from './many-cases.ts';

const sizes = [1_000, 100_000] as const;
const ticks = 400;

interface Filled {
  readonly cases: number;
  readonly house: House;
  readonly table: Engine;
  readonly folder: string;
  readonly rounds: number[][];
}

/** A tick with nothing due, over few open cases and over many, on disk. */
export async function quiet(rounds: number): Promise<string> {
  const all = await Promise.all(sizes.map(filled));
  for (const { house } of all) for (let nth = 0; nth < ticks; nth += 1) await tickDoor(house);
  for (let round = 0; round < rounds; round += 1) for (const one of all) one.rounds.push(await timed(one));
  for (const { table, folder } of all) {
    await table.close();
    await rm(folder, { recursive: true });
  }
  return tableOf(
    ['open cases', 'µs a tick, p50', 'p99'],
    all.map(({ cases, rounds: measured }) => [
      cases.toLocaleString('en'),
      ...[0.5, 0.99].map((share) => spread(measured.map((ms) => percentile(ms, share) * 1000))),
    ]),
  );
}

async function timed({ house, cases }: Filled): Promise<number[]> {
  const ms: number[] = [];
  for (let nth = 0; nth < ticks; nth += 1) {
    const fromMs = performance.now();
    const looked = await tickDoor(house);
    ms.push(performance.now() - fromMs);
    if (looked > 0) throw new Error(`something was due among ${cases} cases`);
  }
  return ms;
}

/** One case is reported through the house; the others are its rows under other numbers. */
async function filled(cases: number): Promise<Filled> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await foundDistrict(folder, { units: 100 });
  const config = readConfig({ DATA_DIR: folder, SANDBOX: '0' }, String);
  const kept = await openEngine(config, 'real');
  // Each tick has an instant of its own, as each minute has: none is answered from what the last one read.
  let atMs = Date.now();
  const house = build(config, { ...kept, wake() {}, write() {} }, () => {
    atMs += 1;
    return instant(atMs);
  });
  await house.hear({
    ...{ kind: 'said', channel: 'feishu', id: 'om_first', from: { id: 'ou_1' }, chat: null },
    ...{
      sentAtMs: Date.now(),
      text: '隐患 三楼消防通道堆货',
      attachments: [],
      mentions: [],
      mentionsBot: false,
    },
  });
  await copyCase(kept.table, cases);
  return { cases, house, table: kept.table, folder, rounds: [] };
}
