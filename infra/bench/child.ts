import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const root = join(import.meta.dirname, '../..');

export interface Child {
  /** What it told after the word ready: where it listens. */
  readonly told: string;
  /** Processor time used so far, of all its threads; NaN where the system does not tell. */
  cpuMs(): number;
  stop(): Promise<void>;
}

/** Starts a program of the benchmark in a process of its own and waits until it says that it is ready. */
export async function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Child> {
  const child = spawn(process.execPath, args, {
    ...{ cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const name = args.at(-1) ?? '';
  const told = await ready(child, name);
  const early = (code: number | null, signal: string | null) => {
    throw new Error(`${name} ended amid the benchmark: ${code ?? signal}`);
  };
  child.once('exit', early);
  return {
    told,
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    async stop() {
      const closed = once(child, 'close');
      child.off('exit', early);
      child.kill('SIGTERM');
      await closed;
    },
  };
}

async function ready(child: ChildProcess, name: string): Promise<string> {
  if (!child.stdout) throw new Error(`${name} cannot be heard`);
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('ready')) continue;
    child.stdout.resume();
    return line.slice('ready '.length);
  }
  throw new Error(`${name} ended before it was ready`);
}

/** Linux counts in hundredths of a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function cpuMsOf(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
