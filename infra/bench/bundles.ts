import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundle, functionNames } from '../aws/bundle.ts';
import { root } from './child.ts';
import { median, shown, tableOf } from './figures.ts';

const run = promisify(execFile);
const starts = 15;

interface Measured {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What is loaded when it starts. */
  readonly startBytes: number;
  readonly ms: number[];
}

/** How large each packaged function is and how long a fresh process takes to load it, beside one that holds the SDK. */
export async function bundles(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const own = await Promise.all(functionNames.map(bundle));
  const sdk = await withSdk();
  const all: Measured[] = [
    ...own.map((one) => ({ ...one, name: `Zhishou ${one.name}`, ms: [] })),
    {
      name: 'Lark SDK: EventDispatcher and Client',
      files: new Map([['sdk.js', sdk]]),
      startBytes: sdk.length,
      ms: [],
    },
  ];
  for (const { files } of all) for (const [name, code] of files) await writeFile(join(folder, name), code);
  for (let nth = 0; nth < starts; nth += 1) {
    for (const { files, ms } of all) ms.push(await loadMs(join(folder, [...files.keys()][0] ?? '')));
  }
  await rm(folder, { recursive: true });
  return tableOf(
    ['', 'KB at start', 'KB in all', 'KB gzipped', 'ms to load', 'lowest–highest'],
    all.map(({ name, files, startBytes, ms }) => {
      const code = Buffer.concat([...files.values()]);
      const sizes = [kilobytes(startBytes), kilobytes(code.length), kilobytes(gzipSync(code).length)];
      const spread = `${shown(Math.min(...ms))}–${shown(Math.max(...ms))}`;
      return [name, ...sizes, shown(median(ms)), spread];
    }),
  );
}

/** The least that such a function needs, bundled as ours are. */
async function withSdk(): Promise<Uint8Array> {
  const contents = `
    import { Client, EventDispatcher } from '@larksuiteoapi/node-sdk';
    const client = new Client({ appId: 'a', appSecret: 's' });
    const events = new EventDispatcher({ encryptKey: 'k' }).register({
      'im.message.receive_v1': ({ message }) => client.im.message.reply({ path: message, data: message }),
    });
    export const handler = (event) => events.invoke(event);`;
  const { outputFiles } = await build({
    ...{ stdin: { contents, resolveDir: root }, bundle: true, minify: true, write: false },
    ...{ platform: 'node', format: 'cjs', target: 'node22', mainFields: ['module', 'main'] },
    logLevel: 'error',
  });
  const code = outputFiles[0]?.contents;
  if (!code) throw new Error('nothing came of the SDK');
  return code;
}

async function loadMs(file: string): Promise<number> {
  const script = `const from = performance.now(); require(${JSON.stringify(file)}); console.log(performance.now() - from);`;
  const { stdout } = await run(process.execPath, ['-e', script]);
  // The SDK speaks while it loads.
  return Number(stdout.trim().split('\n').at(-1));
}

function kilobytes(bytes: number): string {
  return String(Math.round(bytes / 1024));
}
