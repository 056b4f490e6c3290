import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** One plain script of a TypeScript program, so that a child that is killed over and over starts fast. */
export async function compile(entry: string): Promise<{ readonly script: string; remove(): Promise<void> }> {
  const folder = join(import.meta.dirname, '../../.build/drills');
  await mkdir(folder, { recursive: true });
  const script = join(folder, `${basename(entry, '.ts')}-${process.pid}.mjs`);
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [filesWhereTheyLie],
    logLevel: 'error',
  });
  return { script, remove: () => rm(script, { force: true }) };
}

/** What a source reads beside itself lies there still when it runs from elsewhere. */
const filesWhereTheyLie: Plugin = {
  name: 'files-where-they-lie',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:functions|infra)[\\/].*\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};
