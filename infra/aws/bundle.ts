import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** The functions, by the names of their handlers. */
export const functionNames = ['webhook', 'tick', 'deliver', 'cap', 'console'] as const;
export type FunctionName = (typeof functionNames)[number];

export interface Bundle {
  readonly name: FunctionName;
  readonly code: Uint8Array;
  readonly metafile: Metafile;
}

/** One minified CommonJS file of a function, `handler` its only export. */
export async function bundle(name: FunctionName): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: `export { ${name} as handler } from './functions/handlers.ts';`, resolveDir: root },
    outfile: `${name}.js`,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minify: true,
    // Chinese as it is takes half the bytes of its escapes.
    charset: 'utf8',
    // The SDK's ES modules shed what is not used; its CommonJS does not.
    mainFields: ['module', 'main'],
    plugins: [credentialsOfTheHost, packedLeanings, pagesWithin],
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const code = outputFiles[0]?.contents;
  if (!code) throw new Error(`nothing came of ${name}`);
  return { name, code, metafile };
}

/** The learned weights are the largest single thing a bundle holds; deflated they take half. */
const packedLeanings: Plugin = {
  name: 'packed-leanings',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lexicon[\\/]leanings\.ts$/ }, async ({ path }) => {
      const { leanings }: { leanings: object } = await import(pathToFileURL(path).href);
      const packed = deflateRawSync(JSON.stringify(leanings), { level: 9 }).toString('base64');
      return {
        contents: `import { inflateRawSync } from 'node:zlib';
          export const leanings = JSON.parse(inflateRawSync(Buffer.from('${packed}', 'base64')).toString());`,
        resolveDir: root,
      };
    });
  },
};

/** Lambda names its credentials in the environment; the clients' other ways to find some are a quarter of the bundle. */
const credentialsOfTheHost: Plugin = {
  name: 'credentials-of-the-host',
  setup({ onResolve, onLoad }) {
    const only = { filter: /^@aws-sdk\/credential-provider-node$/ };
    onResolve(only, () => ({ path: 'host', namespace: 'credentials' }));
    onLoad({ filter: /.*/, namespace: 'credentials' }, () => ({
      contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
      resolveDir: root,
    }));
  },
};

/** A function has no folder of its own: what the console's pages load stands in its bundle as text. */
const pagesWithin: Plugin = {
  name: 'pages-within',
  setup({ onLoad }) {
    onLoad({ filter: /functions\/console\/files\.ts$/ }, async ({ path }) => {
      const exported = Object.entries(await import(pathToFileURL(path).href));
      return {
        contents: exported
          .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
          .join('\n'),
      };
    });
  },
};
