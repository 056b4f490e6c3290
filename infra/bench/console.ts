import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { build, type House } from '../../functions/app.ts';
import { readConfig } from '../../functions/config.ts';
import { console as consoleDoor } from '../../functions/console/console.tsx';
import { ready } from '../../functions/console/ready.ts';
import { seal } from '../../shared/flows/seal.ts';
import type { Engine } from '../../shared/store/table.ts';
import { openEngine } from '../local/engine.ts';
import { crowd } from './crowd.ts';
import { foundDistrict } from './district.ts';
import { percentile, shown, tableOf } from './figures.ts';
import { copyCase } from './many-cases.ts';

const city = { units: 20_000, cases: 100_000 };
const times = 200;
const asked = '后台';
const origin = 'http://127.0.0.1';

const pages = ['wall', 'wall/part', 'alerts', 'cases', 'cases/YH-YEAR-0001', 'duty', 'units', 'units/u1']
  // What the counters know, and what nothing fits among all that a look may read.
  .concat(['cases?grade=major', 'cases?categories=ammonia&state=all&kind=hotel'])
  .concat(['incidents', 'calendar', 'figures', 'settings', 'settings/audit', 'running'])
  .map((name) => `/console/${name}`);

/** Each page over a city's rows on disk: time to its last byte, and its size on the wire. */
export async function consolePages({ units, cases } = city): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await foundDistrict(folder, { units, groups: true, officer: units + 1 });
  const config = readConfig({ DATA_DIR: folder, SANDBOX: '0', PUBLIC_URL: origin }, String);
  const kept = await openEngine(config, 'real');
  const house = build(config, { ...kept, wake() {}, write() {}, url: () => origin });
  await says(house, 1, '隐患 三楼消防通道堆货');
  // While there is little to look through for the link.
  const visit = await enter(house, units + 1);
  await countingDone(kept.table);
  await copyCase(kept.table, cases, true);
  // A city's cases were not all registered since the last minute.
  await seal(house.deps, house.now());
  const fromMs = performance.now();
  await ready(house);
  const rows = [
    ['what is read and loaded before anybody looks', shown(performance.now() - fromMs), '', '', ''],
  ];
  for (const path of pages) rows.push(await measured(visit, path.replace('YEAR', yearOf(house))));
  await kept.table.close();
  const looked = tableOf(['page', 'ms, first look', 'p50', 'p99', 'KB compressed'], rows);
  const crowded = await crowd(folder, units + 1);
  await rm(folder, { recursive: true });
  return `${looked}\n\n${crowded}`;
}

type Visit = (path: string, init?: RequestInit) => Promise<Response>;

async function measured(visit: Visit, path: string): Promise<string[]> {
  const firstMs = performance.now();
  const text = await (await visit(path)).text();
  const first = performance.now() - firstMs;
  const ms: number[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const fromMs = performance.now();
    await (await visit(path)).text();
    ms.push(performance.now() - fromMs);
  }
  return [
    ...[path, shown(first), shown(percentile(ms, 0.5)), shown(percentile(ms, 0.99))],
    shown(gzipSync(text).length / 1024),
  ];
}

/** The officer asks for the way in and takes it. */
async function enter(house: House, officer: number): Promise<Visit> {
  const door = new Hono().route('/console', consoleDoor(house));
  await says(house, officer, asked);
  const secret = await linkIn(house);
  const entered = await door.fetch(
    new Request(`${origin}/console/in`, { method: 'POST', body: new URLSearchParams({ secret }) }),
  );
  const [cookie = ''] = entered.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return async (path, init) => door.fetch(new Request(`${origin}${path}`, { ...init, headers: { cookie } }));
}

/** The link lies in the outbox, where the courier would find it. */
async function linkIn({ deps }: House): Promise<string> {
  for await (const row of deps.table.scan()) {
    const secret = /\/console\/in\/([\w-]+)/.exec(JSON.stringify(row.data))?.[1];
    if (secret !== undefined) return secret;
  }
  throw new Error('no link was sent');
}

async function says(house: House, number: number, text: string): Promise<void> {
  await house.hear({
    ...{
      kind: 'said',
      channel: 'feishu',
      id: text === asked ? 'om_way' : 'om_first',
      from: { id: `ou_${number}` },
    },
    ...{ chat: null, sentAtMs: Date.now(), text, attachments: [], mentions: [], mentionsBot: false },
  });
}

function yearOf(house: House): string {
  return new Date(house.now()).toISOString().slice(0, 4);
}

/** Nobody ticks here; a house that has run for a minute knows that its counters are whole. */
async function countingDone(table: Engine): Promise<void> {
  for await (const { kind, pk, sk, version } of table.scan())
    if (kind === 'count-cases') await table.transact([{ kind: 'delete', key: { pk, sk }, seen: version }]);
}
