import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const kills = 5;
const people = ['zhou', 'wu', 'he', 'lin', 'tang', 'sun', 'luo', 'chen'];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drill-sandbox-'));
});
afterAll(() => rm(folder, { recursive: true }));

test(`killed ${kills} times amid talk, the sandbox keeps every line it answered with and says nothing twice`, async () => {
  const answered: Message[] = [];
  for (let round = 0; round < kills; round += 1) {
    const service = await start();
    const talk = people.map((person) => talkUntilSilent(service.url, person, answered));
    const enough = answered.length + 1 + round * 5;
    await vi.waitUntil(() => answered.length >= enough, { timeout: 30_000, interval: 2 });
    await ended(service, 'SIGKILL');
    await Promise.all(talk);
  }
  const last = await start();
  const { messages } = await read(last.url);
  await ended(last, 'SIGTERM');
  const ids = messages.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(messages.filter(({ id }) => answered.some((one) => one.id === id))).toHaveLength(answered.length);
  for (const person of people) expect(said(messages, person)).toBeGreaterThanOrEqual(heard(messages, person));
  console.log(`${kills} kills: ${answered.length} answers given, all of them still there`);
}, 300_000);

interface Message {
  readonly id: string;
  readonly from: string;
  readonly to: { readonly person?: string };
}

interface Running {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Asks for help again and again, until nobody answers any more. */
async function talkUntilSilent(url: string, person: string, answered: Message[]): Promise<void> {
  for (;;) {
    try {
      const body = JSON.stringify({ person, chat: null, text: '帮助' });
      const signal = AbortSignal.timeout(20_000);
      const response = await fetch(`${url}/api/say`, { method: 'POST', body, signal });
      const { heard: answers } = (await response.json()) as { heard: Message[] };
      answered.push(...answers);
    } catch {
      return;
    }
  }
}

const said = (messages: readonly Message[], person: string) =>
  messages.filter(({ from }) => from === person).length;
const heard = (messages: readonly Message[], person: string) =>
  messages.filter(({ from, to }) => from === 'bot' && to.person === person).length;

async function read(url: string): Promise<{ messages: Message[] }> {
  const response = await fetch(`${url}/api/messages`, { signal: AbortSignal.timeout(20_000) });
  return (await response.json()) as { messages: Message[] };
}

async function start(): Promise<Running> {
  const env = { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' };
  const args = ['--import', 'tsx', join(import.meta.dirname, '../../infra/local/main.ts')];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const over = once(child, 'exit').then(([code]) => {
    throw new Error(`the sandbox ended with ${code} before it was ready`);
  });
  over.catch(() => {});
  const [line] = await Promise.race([once(child.stdout, 'data'), over]);
  return { url: String(line).trim().split(' ').at(-1) ?? '', child };
}

async function ended({ child }: Running, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
}
