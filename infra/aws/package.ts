import { execFile } from 'node:child_process';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Bundle, bundle, functionNames } from './bundle.ts';
import { zipOf } from './zip.ts';

const root = join(import.meta.dirname, '../..');
const zips = join(root, '.build/aws');
const run = promisify(execFile);

/** `npm run package [folder] [--region …] [--stage …]`: the functions' zips and the CloudFormation template, offline and without a login. */
export async function packageHouse(
  folder = '.packaged',
  options: readonly string[] = [],
): Promise<readonly Bundle[]> {
  const bundles = await Promise.all(functionNames.map(bundle));
  await mkdir(zips, { recursive: true });
  await Promise.all(bundles.map(keepZip));
  const target = join(root, folder);
  await rm(target, { recursive: true, force: true });
  await describe(folder, options);
  await Promise.all(
    functionNames.map((name) => copyFile(join(zips, `${name}.zip`), join(target, `${name}.zip`))),
  );
  return bundles;
}

/** Where serverless.yml looks for it; whole at any instant, for whoever packages at the same time. */
async function keepZip({ name, files }: Bundle): Promise<void> {
  const path = join(zips, `${name}.zip`);
  await writeFile(`${path}.${process.pid}`, zipOf(files));
  await rename(`${path}.${process.pid}`, path);
}

async function describe(folder: string, options: readonly string[]): Promise<void> {
  const osls = join(root, 'node_modules/osls/bin/serverless.js');
  const env = { ...process.env, SLS_NOTIFICATIONS_MODE: 'off', SLS_TRACKING_DISABLED: '1' };
  await run(process.execPath, [osls, 'package', '--package', folder, ...options], { cwd: root, env });
}

if (process.argv[1] === import.meta.filename) {
  const [folder = '.packaged', ...options] = process.argv.slice(2);
  for (const { name, startBytes } of await packageHouse(folder, options)) {
    process.stdout.write(`${folder}/${name}.zip  ${Math.round(startBytes / 1024)} KB of code at its start\n`);
  }
  process.stdout.write(`${folder}/cloudformation-template-update-stack.json\n`);
}
