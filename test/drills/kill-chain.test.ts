import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, day, MINUTE_MS, SECOND_MS } from '../../shared/domain/time.ts';
import { compile } from '../kit/compile.ts';
import { doorAt } from '../kit/feishu/deliver.ts';
import { type FakeFeishu, fakeFeishu } from '../kit/feishu/platform.ts';
import type { Served } from '../kit/feishu/server.ts';
import { noLimits } from '../kit/feishu/state.ts';
import { envOf } from '../kit/feishu-house.ts';
import { freePort } from '../kit/free-port.ts';
import { chances } from '../kit/platform.ts';
import { nightRecord } from './night-record.ts';
import { nightTown, type Shop, streets } from './night-town.ts';
import { killAfter, started, until } from './running.ts';

const groups = 60;
const hazards = ['暴雨', '大风', '雷电', '高温'] as const;
/** Kills amid each phase of each warning: fifty in all. */
const kills = {
  draft: 2,
  letGo: 2,
  approve: 5,
  send: 14,
  confirm: 14,
  group: 6,
  liaison: 4,
  backup: 2,
  list: 1,
};

const seed = Date.now() % 1_000_000;
const chance = chances(seed);
let aheadMs = at(day('2026-05-12'), '09:30') - Date.now();
let child: Awaited<ReturnType<typeof compile>>;
let folder = '';
let fake: FakeFeishu;
let served: Served;
let port = 0;
let shops: readonly Shop[] = [];
let amid = 0;

beforeAll(async () => {
  child = await compile(join(import.meta.dirname, 'night-child.ts'));
  folder = await mkdtemp(join(tmpdir(), 'drill-night-'));
  fake = fakeFeishu({ now: () => Date.now() + aheadMs, limits: noLimits });
  served = await fake.serve();
  port = await freePort();
  shops = await nightTown(fake, folder, groups);
  fake.subscribe(doorAt(`http://127.0.0.1:${port}/hooks/feishu`));
  fake.fault({ match: { route: 'POST /im/v1/messages' }, act: { kind: 'slow', ms: 20 } });
});
afterAll(async () => {
  await served.close();
  await child.remove();
  await rm(folder, { recursive: true });
});

test('killed 200 times between the draft and the last chase, warnings reach everybody once and chase whoever is silent', async () => {
  console.log(`seed ${seed}`);
  for (const hazard of hazards) await warned(hazard);
  expect(amid).toBe(200);
  expect(fake.record.duplicates().map(({ chat, content }) => `${chat} ${content}`)).toEqual([]);
  console.log(
    `${amid} kills amid ${hazards.length} warnings to ${groups} groups and ${shops.length} units: 0 twice, 0 forgotten`,
  );
}, 600_000);

/** One warning from the first word to the lists of the streets. */
async function warned(hazard: string): Promise<void> {
  const record = nightRecord(fake, hazard);
  await drafted(hazard);
  await letGo('ou_zhou', hazard, kills.letGo);
  await letGo('ou_wu', hazard, kills.approve);
  await amidst(kills.send, record.told, groups);
  expect(record.tellings()).toEqual(new Map(chats().map((chat) => [chat, 1])));

  const silent = new Set(shops);
  await confirmed(hazard, take(silent, 0.6));
  ahead(31 * MINUTE_MS);
  await amidst(kills.group, record.chasedGroups, new Set([...silent].map(({ chat }) => chat)).size);
  expect(record.groupChases()).toEqual(chasesOf(silent));
  const atDeadline = namesOf([...silent]);

  await confirmed(hazard, take(silent, 0.25), 0);
  ahead(10 * MINUTE_MS);
  await amidst(kills.liaison, record.chasedPeople, silent.size);
  expect(record.personChases()).toEqual([...silent].map(({ liaison }) => liaison).sort());

  await confirmed(hazard, take(silent, 0.25), 0);
  ahead(10 * MINUTE_MS);
  const backups = [...silent].flatMap(({ backup }) => backup ?? []).sort();
  await amidst(kills.backup, record.chasedBackups, backups.length);
  expect(record.backupChases()).toEqual(backups);

  ahead(11 * MINUTE_MS);
  await amidst(kills.list, record.listed, streets.length);
  const lists = streets.map((street) => namesOf([...silent].filter((shop) => shop.street === street)));
  expect(streets.map((_, nth) => record.listsTo(`ou_street${nth}`))).toEqual(lists.map((names) => [names]));
  await calmly(async () => {
    await fake.say({ user: 'ou_zhou', chat: null, text: '谁没回复' });
    await until(() => record.listsToOfficer().length === 2, 20_000);
  });
  expect(record.listsToOfficer()).toEqual([atDeadline, namesOf([...silent])]);
  ahead(10 * MINUTE_MS);
}

/** The officer’s words come again after 15 s, and after five minutes, if the service was killed over them. */
async function drafted(hazard: string): Promise<void> {
  const official = `临江区气象台2026年5月12日9时10分发布${hazard}橙色预警信号：请做好防范。`;
  await life(() => fake.say({ user: 'ou_zhou', chat: null, text: `转发预警 ${official}` }));
  for (let nth = 1; nth < kills.draft; nth += 1) {
    ahead(15 * SECOND_MS);
    await life(() => fake.post.redeliver());
  }
  ahead(5 * MINUTE_MS);
  await calmly(async () => {
    await fake.post.redeliver();
    await until(() => nightRecord(fake, hazard).toLetGo('ou_zhou').length > 0, 20_000);
  });
}

/** Who sees no answer presses again. */
async function letGo(user: string, hazard: string, times: number): Promise<void> {
  const { toLetGo } = nightRecord(fake, hazard);
  let isAnswered = false;
  const press = async () => {
    const [card] = toLetGo(user);
    if (!card || isAnswered) return;
    const { toast } = await fake.click({ message: card.id, user, action: card.action });
    isAnswered = toast !== undefined;
  };
  for (let nth = 0; nth < times; nth += 1) await life(press);
  await calmly(async () => {
    await press();
    await until(() => user === 'ou_wu' || toLetGo('ou_wu').length > 0, 20_000);
  });
  expect({ user, isAnswered, cards: toLetGo(user).length }).toEqual({ user, isAnswered: true, cards: 1 });
}

/** Half of them press the button, half answer the card in words; killed over it they press again, and the platform delivers again. */
async function confirmed(hazard: string, those: readonly Shop[], times = kills.confirm): Promise<void> {
  const { cardIn } = nightRecord(fake, hazard);
  const unanswered = new Set(those.filter((_, nth) => nth % 2 === 0));
  const words = those.filter((_, nth) => nth % 2 === 1);
  const press = async (shop: Shop) => {
    const { id, action } = cardIn(shop.chat);
    const { toast } = await fake.click({ message: id, user: shop.liaison, action });
    if (toast) unanswered.delete(shop);
  };
  const write = ({ chat, liaison, name }: Shop) =>
    fake.say({ user: liaison, chat, text: `${name}收到`, replyTo: cardIn(chat).id });
  for (let nth = 0; nth < times; nth += 1) {
    const some = words.splice(0, Math.ceil(words.length / (times - nth)));
    const others = [...unanswered].slice(0, 3);
    await life(() => Promise.all([...some.map(write), ...others.map(press)]), 60);
  }
  ahead(15 * SECOND_MS);
  await calmly(async () => {
    await fake.post.redeliver();
    await Promise.all([...words.map(write), ...[...unanswered].map(press)]);
  });
  expect([...unanswered]).toEqual([]);
  expect(fake.post.nextAt()).toBeUndefined();
}

/** Killed so often while the count goes up to its end. */
async function amidst(times: number, count: () => number, end: number): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    const left = end - count();
    const enough = count() + (left > 0 ? 1 + Math.floor((chance() * left) / (times - nth)) : 0);
    await lifeUntil(() => count() >= Math.min(enough, end));
  }
  await calmly(() => until(() => count() >= end, 60_000));
}

/** One life of the service, killed a moment after this was begun, whether or not it has ended. */
async function life(begin: () => Promise<unknown>, mostMs = 40): Promise<void> {
  const service = await start();
  const begun = begin();
  await killAfter(service, chance() * mostMs);
  await begun;
  amid += 1;
}

/** One life of the service, killed a moment after this is so. */
async function lifeUntil(isSo: () => boolean): Promise<void> {
  const service = await start();
  await until(isSo, 20_000);
  await killAfter(service, chance() * 15);
  amid += 1;
}

/** A life that is left alone until nothing is left to send; then it is killed too. */
async function calmly(work: () => Promise<unknown>): Promise<void> {
  const service = await start();
  await work();
  let looks = 0;
  service.stdout?.on('data', (text) => {
    looks += String(text).split('idle').length - 1;
  });
  // The first may have been looked at before the work had ended; a step of the ladder takes a look each.
  await until(() => looks >= 6, 60_000);
  await killAfter(service, 0);
}

function start(): Promise<ChildProcess> {
  const env = { ...envOf(fake, served.url, 'webhook'), LOG_LEVEL: 'error', SANDBOX: '0' };
  return started(child.script, { ...env, DATA_DIR: folder, PORT: String(port), AHEAD_MS: String(aheadMs) });
}

function ahead(ms: number): void {
  aheadMs += ms;
}

/** A share of them, taken out by chance. */
function take(from: Set<Shop>, share: number): Shop[] {
  const taken = [...from].filter(() => chance() < share);
  for (const shop of taken) from.delete(shop);
  return taken;
}

function chats(): string[] {
  return [...new Set(shops.map(({ chat }) => chat))];
}

/** Each group with somebody silent is asked once, and those alone are mentioned. */
function chasesOf(silent: ReadonlySet<Shop>): Map<string, string[][]> {
  const those = chats().map((chat) => [chat, [...silent].filter((shop) => shop.chat === chat)] as const);
  return new Map(
    those.flatMap(([chat, each]) =>
      each.length === 0 ? [] : [[chat, [each.map(({ liaison }) => liaison).sort()]] as const],
    ),
  );
}

function namesOf(those: readonly Shop[]): string[] {
  return those.map(({ name }) => name).sort();
}
