import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, type Metafile, type Plugin, transform } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** The functions, by the names of their handlers. */
export const functionNames = [
  'webhook',
  'gateway',
  'pages',
  'tick',
  'deliver',
  'cap',
  'calendar',
  'console',
  'feeds',
] as const;
export type FunctionName = (typeof functionNames)[number];

export interface Bundle {
  readonly name: FunctionName;
  /** What its zip holds: the file of its handler, then what that loads, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What is loaded when it starts; the rest is loaded by the first message that needs it. */
  readonly startBytes: number;
  /** The source files that something of is in it. */
  readonly inputs: readonly string[];
}

const minified = {
  platform: 'node',
  target: 'node22',
  minify: true,
  // Chinese as it is takes half the bytes of its escapes.
  charset: 'utf8',
  logLevel: 'error',
} as const;

/** A function as minified CommonJS, `handler` its only export. What the code imports on demand lies in files beside it. */
export async function bundle(name: FunctionName): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...minified,
    absWorkingDir: root,
    stdin: { contents: `export { ${name} as handler } from './functions/handlers.ts';`, resolveDir: root },
    outdir: '.',
    entryNames: name,
    chunkNames: `${name}-[hash]`,
    bundle: true,
    format: 'esm',
    splitting: true,
    // The SDK's ES modules shed what is not used; its CommonJS does not.
    mainFields: ['module', 'main'],
    plugins: [credentialsOfTheHost, leaningsBeside, pagesWithin],
    write: false,
    metafile: true,
  });
  const entry = `${name}.js`;
  const texts = new Map(outputFiles.map(({ path, text }) => [relative(root, path), text]));
  const loaded = [...reached(entry, metafile, ['import-statement', 'dynamic-import'])];
  const codes = await Promise.all(loaded.map((file) => asCommonJs(texts.get(file) ?? '')));
  const inputs = inputsOf(loaded, metafile);
  const code = loaded.map((file, at) => [file, codes[at] ?? Buffer.of()] as const);
  const files = new Map([...code, ...(await learnedBytes(inputs))]);
  const startBytes = [...reached(entry, metafile, ['import-statement'])].reduce(
    (sum, file) => sum + (files.get(file)?.length ?? 0),
    0,
  );
  return { name, files, startBytes, inputs };
}

/** Splitting works on ES modules only; a function starts faster from CommonJS. */
async function asCommonJs(text: string): Promise<Uint8Array> {
  const { code } = await transform(text, {
    ...minified,
    format: 'cjs',
    supported: { 'dynamic-import': false },
  });
  return Buffer.from(code);
}

/** The files that one loads by imports of these kinds, itself first. What no code reaches is made all the same, and left out. */
function reached(entry: string, { outputs }: Metafile, kinds: readonly string[]): ReadonlySet<string> {
  const seen = new Set([entry]);
  for (const file of seen)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kinds.includes(kind) && outputs[path]) seen.add(path);
  return seen;
}

function inputsOf(files: readonly string[], { outputs }: Metafile): readonly string[] {
  return files.flatMap((file) =>
    Object.entries(outputs[file]?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? path : [],
    ),
  );
}

const learnedFile = 'leanings.br';

/** The learned weights are the largest single thing a bundle holds: they lie beside it, and the first sentence reads them. */
const leaningsBeside: Plugin = {
  name: 'leanings-beside',
  setup({ onLoad }) {
    onLoad({ filter: learnedSource }, () => ({
      contents: `import { readFileSync } from 'node:fs';
        import { brotliDecompressSync } from 'node:zlib';
        let read;
        const all = () => read ??= JSON.parse(brotliDecompressSync(readFileSync(__dirname + '/${learnedFile}')).toString());
        export const leanings = { get kinds() { return all().kinds; }, get runs() { return all().runs; } };`,
      resolveDir: root,
    }));
  },
};

const learnedSource = /[\\/]lexicon[\\/]leanings\.ts$/;

/** What those read who hear sentences. */
async function learnedBytes(inputs: readonly string[]): Promise<[string, Uint8Array][]> {
  const path = inputs.find((input) => learnedSource.test(input));
  if (!path) return [];
  const { leanings }: { leanings: object } = await import(pathToFileURL(join(root, path)).href);
  return [[learnedFile, brotliCompressSync(JSON.stringify(leanings))]];
}

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
