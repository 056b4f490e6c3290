import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/**
 * Plain scripts of a TypeScript program and most packages it stands on, so that a child that is killed over and over
 * starts in a third of the time; what it loads on demand is not loaded before.
 */
export async function compile(entry: string): Promise<{ readonly script: string; remove(): Promise<void> }> {
  const name = basename(entry, '.ts');
  const folder = join(import.meta.dirname, '../../.build/drills', `${name}-${process.pid}`);
  await build({
    entryPoints: [entry],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    mainFields: ['module', 'main'],
    external: ['classic-level', '@aws-sdk/*', '@smithy/*', 'docx', 'wechaty*'],
    banner: { js: requireForCommonJs },
    plugins: [filesWhereTheyLie],
    logLevel: 'error',
  });
  const remove = () => rm(folder, { recursive: true, force: true });
  return { script: join(folder, `${name}.mjs`), remove };
}

/** What CommonJS expects to find around it. */
const requireForCommonJs = `
  import { createRequire as requireFrom } from 'node:module';
  import { dirname as folderOf } from 'node:path';
  import { fileURLToPath as pathOf } from 'node:url';
  const require = requireFrom(import.meta.url);
  const __filename = pathOf(import.meta.url);
  const __dirname = folderOf(__filename);`;

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
