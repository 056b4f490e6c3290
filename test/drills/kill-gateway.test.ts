import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Server, served } from '../kit/channels/fake.ts';
import { compile } from '../kit/compile.ts';

const kills = 25;
const deliveries = 400;

let child: Awaited<ReturnType<typeof compile>>;
let folder = '';
let service: Server;
const events = new Map<string, number>();
const fates = new Map<string, string>();

/** A service that fails every seventh request, and loses the answer of every fifth. */
function unreliable(): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  let requests = 0;
  app.post('/hooks/wechat/:what', async (c) => {
    requests += 1;
    if (requests % 7 === 0) return c.body(null, 500);
    const body = await c.req.json();
    const what = c.req.param('what');
    if (what === 'events') events.set(body.id, (events.get(body.id) ?? 0) + 1);
    if (what === 'ack') fates.set(body.id, body.fate);
    const open = what === 'lease' ? waitingFor(body.holding, body.most) : [];
    return requests % 5 === 0 ? c.body(null, 502) : c.json({ deliveries: open });
  });
  return app;
}

/** Given again and again until an end is told, as a lease that ran out would be. */
function waitingFor(holding: readonly string[], most: number) {
  const ids = Array.from({ length: deliveries }, (_, place) => `d${place}`);
  return ids
    .filter((id) => !fates.has(id) && !holding.includes(id))
    .slice(0, most)
    .map((id) => ({ id, to: { kind: 'chat', id: 'r' }, text: id, lane: 'blue' }));
}

beforeAll(async () => {
  child = await compile(join(import.meta.dirname, 'gateway-child.ts'));
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  service = await served(unreliable());
});
afterAll(async () => {
  await service.close();
  await child.remove();
  await rm(folder, { recursive: true });
});

test(`killed ${kills} times, the gateway has lost nothing it heard and said nothing twice`, async () => {
  const heard: string[] = [];
  for (let round = 0; round < kills; round += 1)
    heard.push(...(await untilKilled(round * 100_000, 20 + Math.floor(Math.random() * 60))));
  await untilAllTaken(heard);
  expect(heard.filter((id) => !events.has(`${id}`))).toEqual([]);
  const said = (await readFile(join(folder, 'said.txt'), 'utf8')).split('\n').filter((line) => line !== '');
  expect(new Set(said).size).toBe(said.length);
  const unknown = [...fates].filter(([, fate]) => fate === 'unknown').map(([id]) => id);
  const sent = [...fates].filter(([, fate]) => fate === 'sent').map(([id]) => id);
  expect(sent.filter((id) => !said.includes(id))).toEqual([]);
  expect(unknown.length).toBeLessThanOrEqual(kills + 1);
  console.log(
    `${kills} kills: ${heard.length} heard, 0 lost; ${said.length} said, 0 twice, ${unknown.length} unknown`,
  );
}, 120_000);

function start(from: number) {
  const env = {
    ...process.env,
    ...{ WECHAT_KEY: `k1=${'x'.repeat(32)}`, WECHAT_SERVICE_URL: service.url },
    ...{ WECHAT_DIR: folder, WECHAT_SPEAKS: '1' },
  };
  return spawn(process.execPath, [child.script, String(from)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function untilKilled(from: number, enough: number): Promise<string[]> {
  const running = start(from);
  let told = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.split('\n').length > enough) running.kill('SIGKILL');
  });
  await once(running, 'close');
  return told.split('\n').slice(0, -1);
}

/** A last one is left alone until the service has all of it. */
async function untilAllTaken(heard: readonly string[]): Promise<void> {
  const running = start(9_000_000);
  running.stdout.resume();
  const ends = Date.now() + 60_000;
  while (Date.now() < ends && !heard.every((id) => events.has(id)))
    await new Promise((resolve) => setTimeout(resolve, 100));
  running.kill('SIGKILL');
  await once(running, 'close');
}
