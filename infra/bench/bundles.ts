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
  readonly code: Uint8Array;
  readonly ms: number[];
}

/** How large each packaged function is and how long a fresh process takes to load it, beside one that holds the SDK. */
export async function bundles(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const own = await Promise.all(functionNames.map(bundle));
  const all: Measured[] = [
    ...own.map(({ name, code }) => ({ name: `Zhishou ${name}`, code, ms: [] })),
    { name: 'Lark SDK: EventDispatcher and Client', code: await withSdk(), ms: [] },
  ];
  await Promise.all(all.map(({ code }, place) => writeFile(join(folder, `${place}.cjs`), code)));
  for (let nth = 0; nth < starts; nth += 1)
    for (const [place, { ms }] of all.entries()) ms.push(await loadMs(join(folder, `${place}.cjs`)));
  await rm(folder, { recursive: true });
  return tableOf(
    ['', 'KB', 'KB gzipped', 'ms to load', 'lowest–highest'],
    all.map(({ name, code, ms }) => [
      ...[name, kilobytes(code), kilobytes(gzipSync(code)), shown(median(ms))],
      `${shown(Math.min(...ms))}–${shown(Math.max(...ms))}`,
    ]),
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

function kilobytes(code: Uint8Array): string {
  return String(Math.round(code.length / 1024));
}
