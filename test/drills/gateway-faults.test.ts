import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Server, served } from '../kit/channels/fake.ts';
import { compile } from '../kit/compile.ts';
import { until } from './running.ts';

const limitMs = 60_000;
const windowMs = 5 * 60_000;

let child: Awaited<ReturnType<typeof compile>>;
let service: Server;
let folder: string;
let isAway: boolean;
let events: { id: string; what: { kind: string; text?: string } }[];
let lost: number;
let refused: number[];
let leases: number;
let running: ChildProcess[];

/** A service that may be away, and takes nothing that was signed at another time than its own. */
function front(): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.post('/hooks/wechat/:what', async (c) => {
    if (isAway) return c.body(null, 500);
    const now = Date.now();
    if (Math.abs(now - Number(c.req.header('x-stamp'))) > windowMs) {
      refused.push(now);
      return c.json({ error: 'stamp', now }, 401);
    }
    const what = c.req.param('what');
    note(what, await c.req.json());
    const one = { id: 'd1', to: { kind: 'chat', id: 'r' }, text: 'd1', lane: 'red' };
    return c.json({ deliveries: what === 'lease' ? [one] : [] });
  });
  return app;
}

function note(what: string, body: (typeof events)[number] & { lost?: { count: number } }): void {
  if (what === 'events') events.push(body);
  if (what === 'lease') leases += 1;
  if (what === 'status') lost += body.lost?.count ?? 0;
}

beforeAll(async () => {
  child = await compile(join(import.meta.dirname, 'gateway-child.ts'));
  service = await served(front());
});
afterAll(async () => {
  await service.close();
  await child.remove();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-faults-'));
  [isAway, events, lost, refused, leases, running] = [false, [], 0, [], 0, []];
});
afterEach(async () => {
  await Promise.all(running.map(killed));
  await rm(folder, { recursive: true });
});

/** A gateway in a process of its own; the ids it has on its disk come on its standard output. */
function start(more: Readonly<Record<string, string>> = {}) {
  const env = {
    ...process.env,
    ...{ WECHAT_KEY: `k1=${'x'.repeat(32)}`, WECHAT_SERVICE_URL: service.url },
    ...{ WECHAT_DIR: folder, WECHAT_SPEAKS: '1', ...more },
  };
  const process_ = spawn(process.execPath, [child.script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(process_);
  let told = '';
  let wrong = '';
  process_.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  process_.stderr.setEncoding('utf8').on('data', (text: string) => {
    wrong += text;
  });
  return { process: process_, told: () => told.split('\n').slice(0, -1), wrong: () => wrong };
}

async function killed(one: ChildProcess): Promise<void> {
  if (one.exitCode !== null || one.signalCode !== null) return;
  const closed = once(one, 'close');
  one.kill('SIGKILL');
  await closed;
}

const heardOf = (ids: readonly string[]) => {
  const there = new Set(events.map(({ id }) => id));
  return ids.filter((id) => !there.has(id));
};

test('whoever scans with another account is put out again: it is told, and not a word is said by it', {
  timeout: 90_000,
}, async () => {
  const one = start({ WECHAT_EXPECTED: 'wxid_duty', LOGIN: 'wxid_stranger' });
  await until(() => events.some(({ what }) => what.kind === 'wrong-account'), limitMs);
  await until(() => one.told().includes('logged out'), limitMs);
  await until(() => events.length > 50, limitMs);
  expect(events.some(({ what }) => what.kind === 'login')).toBe(false);
  expect(leases).toBe(0);
  expect(existsSync(join(folder, 'said.txt'))).toBe(false);
});

test('a second gateway on the same folder ends at once with a clear line, and the first goes on', {
  timeout: 90_000,
}, async () => {
  const first = start();
  await until(() => first.told().length > 10, limitMs);
  const second = start();
  const [code] = await once(second.process, 'close');
  expect(code).toBe(1);
  expect(second.wrong()).toContain('another gateway works there');
  const before = events.length;
  await until(() => events.length > before + 20, limitMs);
  await killed(first.process);
  const third = start();
  await until(() => third.told().length > 10, limitMs);
});

test('with a clock that is wrong nothing is taken, nothing is lost, and all of it arrives once the clock is right', {
  timeout: 120_000,
}, async () => {
  const wrong = start({ SKEW_MS: String(20 * 60_000) });
  await until(() => wrong.told().length > 100 && refused.length > 0, limitMs);
  const told = wrong.told();
  await killed(wrong.process);
  expect(events).toEqual([]);
  start();
  await until(() => heardOf(told).length === 0, limitMs);
});

test('when the spool is full what is kept stays kept, and the number of what was not is told when the service is back', {
  timeout: 120_000,
}, async () => {
  isAway = true;
  const one = start({ TEXT_BYTES: '20000', SPOOL_BYTES: String(1024 * 1024) });
  await until(() => one.told().length > 150, limitMs);
  const told = one.told();
  isAway = false;
  await until(() => lost > 0, limitMs);
  const kept = told.slice(0, 50);
  await until(() => heardOf(kept).length === 0, limitMs);
  expect(heardOf(told).length).toBeGreaterThan(0);
  // A number that is being told stays as it is; what was lost meanwhile is told with the next status.
  await until(() => lost >= heardOf(told).length, limitMs);
});
