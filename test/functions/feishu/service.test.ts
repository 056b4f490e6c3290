import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadLease } from '../../../shared/store/courier.ts';
import { openFolder } from '../../../shared/store/level-folder.ts';
import { compile } from '../../kit/compile.ts';
import { doorAt } from '../../kit/feishu/deliver.ts';
import { district, officer } from '../../kit/feishu/district.ts';
import { type FakeFeishu, fakeFeishu } from '../../kit/feishu/platform.ts';
import type { Served } from '../../kit/feishu/server.ts';
import { envOf } from '../../kit/feishu-house.ts';
import { freePort } from '../../kit/free-port.ts';

const groups = 150;
let program: Awaited<ReturnType<typeof compile>>;
let folder = '';
let fake: FakeFeishu;
let served: Served;
let port = 0;
const running: ChildProcess[] = [];

beforeAll(async () => {
  program = await compile(join(import.meta.dirname, '../../../infra/local/main.ts'));
});
afterAll(() => program.remove());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-'));
  fake = fakeFeishu({ now: Date.now, patienceMs: 20_000 });
  served = await fake.serve();
  port = await freePort();
  fake.subscribe(doorAt(`http://127.0.0.1:${port}/hooks/feishu`));
});
afterEach(async () => {
  for (const child of running.splice(0)) await ended(child, 'SIGKILL');
  await served.close();
  await rm(folder, { recursive: true });
});

/** The program that `npm start` starts. */
function started(more: Record<string, string> = {}) {
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', DATA_DIR: folder, PORT: String(port) },
    ...{ ...envOf(fake, served.url, 'webhook'), LOG_LEVEL: 'info', ...more },
  };
  const child = spawn(process.execPath, [program.script], { env });
  running.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += String(data);
  });
  child.stderr.on('data', (data) => {
    said.err += String(data);
  });
  return { child, said };
}

async function ready(more: Record<string, string> = {}) {
  const service = started(more);
  await expect.poll(() => service.said.out + service.said.err, { timeout: 60_000 }).toContain('is ready');
  return service;
}

/** How long it took to end, and with what code. */
async function ended(child: ChildProcess, signal?: NodeJS.Signals) {
  const startMs = Date.now();
  if (child.exitCode === null && child.signalCode === null) {
    const closed = once(child, 'close');
    if (signal) child.kill(signal);
    await closed;
  }
  return { tookMs: Date.now() - startMs, code: child.exitCode };
}

const toldGroups = () => fake.record.sent().filter(({ inPrivate }) => !inPrivate);

async function letGo(): Promise<void> {
  await fake.say({ user: officer, chat: null, text: '通知 今晚8点前检查疏散通道，拍照留存' });
  const preview = () => fake.record.read({ user: officer }).find(({ actions }) => actions.length > 0);
  await expect.poll(preview, { timeout: 20_000 }).toBeDefined();
  const { id = '', actions = [] } = preview() ?? {};
  const confirm = actions.find(({ label }) => label === '确认发送');
  await fake.click({ message: id, user: officer, action: confirm?.id ?? '' });
}

async function withTable<T>(use: (table: Awaited<ReturnType<typeof openFolder>>) => Promise<T>): Promise<T> {
  const table = await openFolder(join(folder, 'table'));
  try {
    return await use(table);
  } finally {
    await table.close();
  }
}

test.each([
  ['', undefined],
  [' and a call that hangs', { match: { route: 'POST /im/v1/messages', nth: 25 }, act: { kind: 'hang' } }],
] as const)(
  'told to end amid a notice%s, the service drains and hands the lease back; the next sends the rest',
  async (_, fault) => {
    const chats = await withTable((table) => district(fake, table, groups));
    const first = await ready();
    if (fault) fake.fault(fault);
    await letGo();
    await expect.poll(() => toldGroups().length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(30);
    const { tookMs, code } = await ended(first.child, 'SIGTERM');
    const before = toldGroups().length;
    console.log(`ended ${tookMs} ms after SIGTERM, ${before} of ${groups} sent`);
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(4_000);
    expect(before).toBeLessThan(groups);
    expect((await withTable((table) => loadLease(table, 'feishu'))).value.holder).toBe('');
    await ready();
    await expect.poll(() => toldGroups().length, { timeout: 60_000 }).toBe(groups);
    expect(
      toldGroups()
        .map(({ chat }) => chat)
        .sort(),
    ).toEqual([...chats].sort());
  },
  180_000,
);

test('a second service on the same folder ends with one line that says so', async () => {
  await ready();
  const second = started({ PORT: String(await freePort()) });
  const { code } = await ended(second.child);
  expect(code).toBe(1);
  expect(second.said.err.trim().split('\n')).toHaveLength(1);
  expect(second.said.err).toContain(folder);
}, 120_000);

test('a port that is taken ends the start with one line', async () => {
  await ready();
  const second = started({ DATA_DIR: join(folder, 'another') });
  const { code } = await ended(second.child);
  expect(code).toBe(1);
  expect(second.said.err.trim().split('\n')).toHaveLength(1);
}, 120_000);

test.each([
  ['FEISHU_ENCRYPT_KEY', ''],
  ['FEISHU_BASE_URL', 'http://example.com'],
  ['FEISHU_MODE', 'both'],
  ['PORT', 'three thousand'],
  ['TIME_ZONE', 'Asia/Nowhere'],
  ['ADMINS', 'zhou'],
])(
  'a bad %s ends the start with one line that names it',
  async (name, value) => {
    const { child, said } = started({ [name]: value });
    const { code } = await ended(child);
    expect(code).toBe(1);
    expect(said.err.trim().split('\n')).toHaveLength(1);
    expect(said.err).toContain(name);
    expect(said.out).toBe('');
  },
  60_000,
);
