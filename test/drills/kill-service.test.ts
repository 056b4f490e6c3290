import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../kit/compile.ts';
import { doorAt } from '../kit/feishu/deliver.ts';
import { officer } from '../kit/feishu/district.ts';
import { type FakeFeishu, fakeFeishu } from '../kit/feishu/platform.ts';
import type { Served } from '../kit/feishu/server.ts';
import { noLimits } from '../kit/feishu/state.ts';
import { freePort } from '../kit/free-port.ts';
import { killAfter, started, until } from './running.ts';
import { districtOf } from './service-town.ts';

const kills = 100;
const groups = 1_500;
let child: Awaited<ReturnType<typeof compile>>;
let folder = '';
let fake: FakeFeishu;
let served: Served;
let port = 0;

beforeAll(async () => {
  child = await compile(join(import.meta.dirname, 'service-child.ts'));
  folder = await mkdtemp(join(tmpdir(), 'drill-'));
  fake = fakeFeishu({ now: Date.now, limits: noLimits });
  served = await fake.serve();
  port = await freePort();
  fake.subscribe(doorAt(`http://127.0.0.1:${port}/hooks/feishu`));
  fake.fault({ match: { route: 'POST /im/v1/messages' }, act: { kind: 'slow', ms: 20 } });
});
afterAll(async () => {
  await served.close();
  await child.remove();
  await rm(folder, { recursive: true });
});

test(`killed ${kills} times amid a broadcast, the service tells every group once`, async () => {
  const chats = await districtOf(fake, folder, groups);
  const first = await start();
  await broadcast();
  const sent = () => fake.record.sent().filter(({ inPrivate }) => !inPrivate).length;
  let amid = 0;
  await killAfter(first, Math.random() * 100);
  for (let round = 1; round < kills; round += 1) {
    const before = sent();
    const service = await start();
    const enough = before + 1 + Math.floor((Math.random() * (groups - before)) / (kills - round));
    await until(() => sent() >= Math.min(enough, groups), 10_000);
    await killAfter(service, Math.random() * 15);
    if (sent() > before && sent() < groups) amid += 1;
  }
  const last = await start();
  await until(() => sent() >= groups, 60_000);
  await ended(last);
  const told = fake.record.sent().flatMap(({ chat, inPrivate }) => (inPrivate ? [] : chat));
  expect(told.sort()).toEqual([...chats].sort());
  expect(fake.record.duplicates()).toEqual([]);
  expect(amid).toBeGreaterThan(kills * 0.8);
  console.log(`${kills} kills, ${amid} of them amid sends: ${told.length} groups told, each once`);
}, 600_000);

/** The officer writes a notice, looks at the preview and lets it go. */
async function broadcast(): Promise<void> {
  await fake.say({ user: officer, chat: null, text: '通知 今晚8点前检查疏散通道，拍照留存' });
  const preview = () => fake.record.read({ user: officer }).find(({ actions }) => actions.length > 0);
  await until(() => preview() !== undefined, 10_000);
  const { id = '', actions = [] } = preview() ?? {};
  const confirm = actions.find(({ label }) => label === '确认发送');
  const clicked = await fake.click({ message: id, user: officer, action: confirm?.id ?? '' });
  expect(clicked.error).toBeUndefined();
}

function start(): Promise<ChildProcess> {
  const { appId, appSecret, encryptKey, verificationToken } = fake.state.app;
  return started(child.script, {
    ...{ DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error', FEISHU_BASE_URL: served.url },
    ...{ FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret },
    ...{ FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken },
  });
}

/** Asked to end, a service drains and is gone within four seconds. */
async function ended(service: ChildProcess): Promise<void> {
  const beganMs = Date.now();
  const closed = once(service, 'close');
  service.kill('SIGTERM');
  await closed;
  expect(Date.now() - beganMs).toBeLessThan(4_000);
}
