import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

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
    logLevel: 'error',
  });
  return { script, remove: () => rm(script, { force: true }) };
}
