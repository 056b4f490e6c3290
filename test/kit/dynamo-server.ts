import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.ts';

/** A server that speaks DynamoDB's API, on a loopback port of its own. */
export interface DynamoServer {
  readonly endpoint: string;
  readonly region: string;
  stop(): Promise<void>;
}

/** The server's program; undefined, with a line that says so, where npm has none for this machine. */
export function dynamoBinary(): string | undefined {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json'));
    return join(folder, 'dynoxide');
  } catch {
    console.warn(
      'not run: the suites of the DynamoDB API, because @dynoxide/linux-x64 cannot be had on this machine',
    );
    return undefined;
  }
}

/** Our end of its input closes however this process ends, and then the server ends too. */
const untilParentEnds = '"$0" "$@" & read -r _; kill $!; wait';

/** Starts an empty server in memory; with `file` it keeps its tables there. Names credentials for the SDK. */
export async function startDynamo(binary: string, file?: string): Promise<DynamoServer> {
  process.env['AWS_ACCESS_KEY_ID'] ??= 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test';
  const port = await freePort();
  const args = [binary, '--port', String(port), ...(file ? ['--db-path', file] : [])];
  const child = spawn('/bin/sh', ['-c', untilParentEnds, ...args], { stdio: ['pipe', 'ignore', 'pipe'] });
  const [said] = await once(child.stderr, 'data');
  if (!String(said).includes('listening')) throw new Error(`the DynamoDB API server did not start: ${said}`);
  child.stderr.resume();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    async stop() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
