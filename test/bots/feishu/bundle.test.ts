import { build } from 'esbuild';
import { expect, test } from 'vitest';

async function inputsOf(entry: string) {
  const { metafile, outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, minify: true, platform: 'node', format: 'cjs' },
    ...{ mainFields: ['module', 'main'], metafile: true, write: false },
  });
  return { inputs: Object.keys(metafile.inputs), bytes: outputFiles[0]?.contents.byteLength ?? 0 };
}

test.each(['bots/feishu/ear.ts', 'bots/ears.ts'])(
  '%s is bundled without the SDK, and is small',
  async (entry) => {
    const { inputs, bytes } = await inputsOf(entry);
    expect(inputs.filter((input) => /larksuite|axios|protobuf|node_modules\/ws\//.test(input))).toEqual([]);
    expect(bytes).toBeLessThan(60 * 1024);
  },
);

test('a mouth is bundled with it', async () => {
  const { inputs } = await inputsOf('bots/feishu/mouth.ts');
  expect(inputs.some((input) => input.includes('@larksuiteoapi/node-sdk'))).toBe(true);
});
