import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { root } from './biome.ts';

/** What a bundle of this file would hold: our files, and packages by name. */
async function heldBy(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outdir: 'nowhere',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const outside = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  );
  return [...Object.keys(metafile.inputs), ...outside];
}

describe.each(['functions/webhook.ts', 'bots/ears.ts', 'functions/tick.ts'])('a bundle of %s', (entry) => {
  test('holds no paper, no engine and no SDK', async () => {
    const held = await heldBy(entry);
    expect(held).toContain(entry);
    const heavy = /^(shared\/papers\/|shared\/store\/(level|dynamo)|@larksuiteoapi\/|@aws-sdk\/|@e965\/xlsx)/;
    expect(held.filter((path) => heavy.test(path))).toEqual([]);
  });
});
