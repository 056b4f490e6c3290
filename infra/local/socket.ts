import { once } from 'node:events';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod/mini';
import { linesOf } from './lines.ts';

/** What a running service does for another process of its owner: words in, lines out. */
export type Command = (args: readonly string[]) => AsyncIterable<string>;

const requestSchema = z.object({ command: z.string(), args: z.array(z.string()) });
/** The first letter of each line of an answer says what it is. */
const frames = { line: '>', end: '.', error: '!' } as const;

/** https://nodejs.org/api/net.html#identifying-paths-for-ipc-connections: on Windows a pipe, which is no file. */
const isFile = process.platform !== 'win32';

/** No service listens there. */
export class NobodyThere extends Error {
  constructor(options?: { cause?: unknown }) {
    super('no service is running on this folder', options);
    this.name = 'NobodyThere';
  }
}

/** What the service answered instead of what was asked, or that it ended before it had. */
export class ServiceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ServiceError';
  }
}

/** Where the service of a DATA_DIR listens; the shorter way to say it, for such a path holds about a hundred bytes. */
export function socketPath(dataDir: string): string {
  const path = join(dataDir, 'service.sock');
  if (!isFile) return join('\\\\?\\pipe', resolve(path));
  const short = relative('', path);
  return short.length < path.length ? short : path;
}

/** Listens for this machine's owner only. A socket that a killed service left behind is replaced. */
export async function serveSocket(
  path: string,
  commands: Readonly<Record<string, Command>>,
): Promise<{ close(): Promise<void> }> {
  if (await isAnswered(path)) throw new ServiceError(`${path} is served by another process`);
  if (isFile) await makeRoom(path);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    void answer(socket, commands).catch(() => socket.destroy());
  });
  await listenPrivately(server, path);
  return {
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Asks a running service; its lines come as it says them. Throws NobodyThere or ServiceError. */
export async function* askSocket(
  path: string,
  command: string,
  args: readonly string[],
): AsyncGenerator<string> {
  const socket = await connected(path);
  try {
    socket.write(`${JSON.stringify({ command, args })}\n`);
    for await (const line of linesOf(socket)) {
      if (line.startsWith(frames.end)) return;
      if (line.startsWith(frames.error)) throw new ServiceError(line.slice(1));
      yield line.slice(1);
    }
    throw new ServiceError('the service ended in the middle of its answer');
  } finally {
    socket.destroy();
  }
}

async function answer(socket: Socket, commands: Readonly<Record<string, Command>>): Promise<void> {
  const request = await firstLine(socket);
  await pipeline(Readable.from(framed(request, commands)), socket);
}

async function* framed(request: string, commands: Readonly<Record<string, Command>>): AsyncGenerator<string> {
  try {
    const { command, args } = requestSchema.parse(JSON.parse(request));
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (!run) throw new Error(`the service knows no ${command}`);
    for await (const line of run(args)) yield `${frames.line}${line}\n`;
    yield `${frames.end}\n`;
  } catch (error) {
    yield `${frames.error}${error instanceof Error ? error.message.replaceAll('\n', ' ') : 'failed'}\n`;
  }
}

async function firstLine(socket: Socket): Promise<string> {
  for await (const line of linesOf(socket.iterator({ destroyOnReturn: false }))) return line;
  throw new Error('nothing was asked');
}

async function makeRoom(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rm(path, { force: true });
}

/** The mask makes the socket private from its first moment, the mode says so where masks are not heeded. */
async function listenPrivately(server: Server, path: string): Promise<void> {
  const before = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(before);
  }
  await once(server, 'listening');
  if (isFile) await chmod(path, 0o600);
}

async function connected(path: string): Promise<Socket> {
  const socket = createConnection(path);
  try {
    await once(socket, 'connect');
    return socket;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    throw code === 'ENOENT' || code === 'ECONNREFUSED' ? new NobodyThere({ cause }) : cause;
  }
}

async function isAnswered(path: string): Promise<boolean> {
  try {
    (await connected(path)).destroy();
    return true;
  } catch (error) {
    if (error instanceof NobodyThere) return false;
    throw error;
  }
}
