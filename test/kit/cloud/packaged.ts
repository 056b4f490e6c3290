import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CFB } from '@e965/xlsx';
import { z } from 'zod';
import type { Bundle, FunctionName } from '../../../infra/aws/bundle.ts';
import { packageHouse } from '../../../infra/aws/package.ts';
import { Template } from '../../../infra/aws/template.ts';

const root = join(import.meta.dirname, '../../..');

/** What `npm run package` makes, made anew: the template as it is deployed, and what lies in the zips. */
export async function packaged() {
  const folder = `.build/packaged-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const bundles: readonly Bundle[] = await packageHouse(folder);
  const read = (name: string) => readFile(join(root, folder, name));
  const text = await read('cloudformation-template-update-stack.json');
  return {
    bundles,
    template: Template.parse(JSON.parse(text.toString())),
    zip: (name: FunctionName) => read(`${name}.zip`),
    remove: () => rm(join(root, folder), { recursive: true, force: true }),
  };
}
export type Packaged = Awaited<ReturnType<typeof packaged>>;

const Unpacked = z.object({
  FullPaths: z.array(z.string()),
  FileIndex: z.array(z.object({ content: z.instanceof(Uint8Array).optional() })),
});

/** The files of a zip, the handler's first, taken out by another's reader than our writer. */
export function unzipped(zip: Buffer): readonly { readonly name: string; readonly content: Uint8Array }[] {
  const { FullPaths, FileIndex } = Unpacked.parse(CFB.read(zip, { type: 'buffer' }));
  const files = FileIndex.flatMap(({ content = new Uint8Array() }, place) => {
    const name = FullPaths[place]?.replace(/^[^/]*\//, '') ?? '';
    // The reader adds an entry of its own, whose name begins with a control character.
    return name > ' ' ? [{ name, content }] : [];
  });
  return files.sort((one, other) => one.name.length - other.name.length);
}
