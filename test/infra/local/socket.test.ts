import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  askSocket,
  type Command,
  NobodyThere,
  serveSocket,
  socketPath,
} from '../../../infra/local/socket.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'socket-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function ask(command: string, ...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of askSocket(socketPath(folder), command, args)) lines.push(line);
  return lines;
}

const commands: Record<string, Command> = {
  async *echo(args) {
    yield* args;
  },
  async *fail() {
    yield 'begun';
    throw new Error('the disk\nis full');
  },
};

test('a running service answers another process of its owner, line by line, whatever stands in them', async () => {
  const service = await serveSocket(socketPath(folder), commands);
  const lines = ['', '值守', '.', '!', 'a\u2028b\rc', 'x'.repeat(3_000_000)];
  expect(await ask('echo', ...lines)).toEqual(lines);
  expect((await stat(socketPath(folder))).mode & 0o777).toBe(0o600);
  await service.close();
  await expect(ask('echo')).rejects.toThrow(NobodyThere);
});

test('what goes wrong in the service is told to the one who asked, in one line', async () => {
  const service = await serveSocket(socketPath(folder), commands);
  await expect(ask('fail')).rejects.toThrow('the disk is full');
  await expect(ask('toString')).rejects.toThrow('the service knows no toString');
  await service.close();
});

test('a service that ends in the middle of its answer leaves no answer that looks whole', async () => {
  const service = await serveSocket(socketPath(folder), {
    async *half() {
      yield 'first';
      await new Promise(() => undefined);
    },
  });
  const answer = askSocket(socketPath(folder), 'half', []);
  expect((await answer.next()).value).toBe('first');
  await service.close();
  await expect(answer.next()).rejects.toThrow('ended in the middle');
});

test('who stops listening stops the command', async () => {
  let ended = () => {};
  const over = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const service = await serveSocket(socketPath(folder), {
    async *endless() {
      try {
        for (;;) yield 'x'.repeat(10_000);
      } finally {
        ended();
      }
    },
  });
  for await (const _ of askSocket(socketPath(folder), 'endless', [])) break;
  await over;
  await service.close();
});

test('a socket left behind is replaced, one in use is not', async () => {
  await writeFile(socketPath(folder), '');
  const service = await serveSocket(socketPath(folder), commands);
  await expect(serveSocket(socketPath(folder), commands)).rejects.toThrow('served by another process');
  expect(await ask('echo', 'still here')).toEqual(['still here']);
  await service.close();
});
