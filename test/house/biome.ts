import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const Report = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }),
    }),
  ),
});

/** Lints a house that stands only for this call, with our settings found by their name. Returns `path:line` of each breach of a rule. */
export async function lint(files: ReadonlyMap<string, string>, rule: string): Promise<ReadonlySet<string>> {
  const house = await mkdtemp(join(tmpdir(), 'house-'));
  try {
    await copyFile(join(root, '.biome.json'), join(house, '.biome.json'));
    for (const [path, text] of files) {
      await mkdir(dirname(join(house, path)), { recursive: true });
      await writeFile(join(house, path), text);
    }
    const { diagnostics } = Report.parse(JSON.parse(await biome(house)));
    const found = diagnostics.filter(({ category }) => category === `lint/${rule}`);
    return new Set(found.map(({ location }) => `${location.path}:${location.start.line}`));
  } finally {
    await rm(house, { recursive: true });
  }
}

function biome(house: string): Promise<string> {
  const program = join(root, 'node_modules/.bin/biome');
  const options = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  return new Promise((resolve, reject) => {
    execFile(program, options, { cwd: house, maxBuffer: 64 << 20 }, (error, stdout) => {
      if (stdout === '') reject(error ?? new Error('biome said nothing'));
      else resolve(stdout);
    });
  });
}
