import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '../../functions/config.ts';
import { type Service, serve } from '../../infra/local/serve.ts';
import { openBrowser } from '../kit/browser.ts';
import { consolePages, entersConsole, fillTown } from './console-town.ts';

/** `npm run pictures [folder]`: every page of the console, on a desk, on a phone, in the dark and on a wall. */
const folder = process.argv[2] ?? '.build/pictures';
const shapes = [
  { name: 'desk', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'phone', width: 360, height: 740, colorScheme: 'light' },
  { name: 'dark', width: 1280, height: 800, colorScheme: 'dark' },
] as const;

const data = await mkdtemp(join(tmpdir(), 'zhishou-pictures-'));
const env = { PORT: '0', DATA_DIR: data, LOG_LEVEL: 'error' };
const service = await serve(readConfig(env, String), (line) => process.stderr.write(`${line}\n`));
const opened = await openBrowser();
try {
  await mkdir(folder, { recursive: true });
  await fillTown(service.url);
  for (const shape of shapes) await takeAll(opened.browser, service, shape);
} finally {
  await opened.close();
  await service.close();
  await rm(data, { recursive: true, force: true });
}

async function takeAll(
  browser: Browser,
  { url }: Service,
  { name, width, height, colorScheme }: (typeof shapes)[number],
): Promise<void> {
  const page: Page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await entersConsole(page, url, 'zhou');
  const base = new URL(url).origin;
  for (const { path, title } of await consolePages(page, base)) {
    await page.goto(`${base}${path}`);
    const file = join(folder, `${title}-${name}.png`);
    await page.screenshot({ path: file, fullPage: true });
    process.stdout.write(`${file}\n`);
  }
  await page.close();
}
