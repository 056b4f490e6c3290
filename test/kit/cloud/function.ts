import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from '../compile.ts';
import { unzipped } from './packaged.ts';

/** A deployed function: one process of its own, started by its first event, its environment the template's and nothing else. */
export interface Deployed {
  /** Rejects with what the handler threw. */
  invoke(event: unknown, remainingMs?: number): Promise<unknown>;
  /** What it wrote to its log. */
  readonly log: () => readonly string[];
  stop(): Promise<void>;
}

interface Described {
  readonly zip: Buffer;
  /** Where it may be unpacked. */
  readonly folder: string;
  /** As the template says it: file and export. */
  readonly handler: string;
  readonly timeoutS: number;
  readonly env: Readonly<Record<string, string>>;
}

export async function deployed({ zip, folder, handler, timeoutS, env }: Described): Promise<Deployed> {
  const files = unzipped(zip);
  const name = handler.replace(/\.handler$/, '.js');
  if (files[0]?.name !== name) throw new Error(`${handler} is not in ${files[0]?.name}`);
  const file = join(folder, name);
  for (const { name: each, content } of files) await writeFile(join(folder, each), content);
  const host = await compile(join(import.meta.dirname, 'host.ts'));
  const lines: string[] = [];
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function start(): Promise<ChildProcess> {
    const process_ = fork(host.script, {
      env: { PATH: process.env['PATH'], HANDLER_FILE: file, TIMEOUT_S: String(timeoutS), ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [process_.stdout, process_.stderr])
      stream?.on('data', (text) => lines.push(...String(text).trimEnd().split('\n')));
    await once(process_, 'message');
    return process_;
  }

  async function invoke(event: unknown, remainingMs?: number): Promise<unknown> {
    child ??= await start();
    child.send({ event, ...(remainingMs !== undefined && { remainingMs }) });
    const [answer] = await once(child, 'message');
    if (answer.failed !== undefined) throw new Error(answer.failed);
    return answer.result;
  }

  return {
    invoke(event, remainingMs) {
      const now = last.then(() => invoke(event, remainingMs));
      last = now.catch(() => undefined);
      return now;
    },
    log: () => lines,
    async stop() {
      await last;
      if (child?.exitCode === null) {
        child.kill();
        await once(child, 'exit');
      }
      await host.remove();
    },
  };
}
