import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '../../functions/config.ts';
import { type Service, serve } from '../../infra/local/serve.ts';
import { openBrowser } from '../kit/browser.ts';
import { busyTown } from './busy-town.ts';
import { consolePages, entersConsole } from './console-town.ts';

/** `npm run pictures [folder]`: every page of the console in a busy town, on a desk, on a phone, in the dark, on paper, and the wall on a wall. */
const folder = process.argv[2] ?? '.build/pictures';
const shapes = [
  { name: 'desk', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'phone', width: 360, height: 740, colorScheme: 'light' },
  { name: 'dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'phone-dark', width: 360, height: 740, colorScheme: 'dark' },
] as const;
const walls = [
  { name: '1080p', width: 1920, height: 1080, colorScheme: 'dark' },
  { name: '4k', width: 3840, height: 2160, colorScheme: 'light' },
] as const;
interface Shape {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

const data = await mkdtemp(join(tmpdir(), 'zhishou-pictures-'));
const env = { PORT: '0', DATA_DIR: data, LOG_LEVEL: 'error' };
const service = await serve(readConfig(env, String), (line) => process.stderr.write(`${line}\n`));
const opened = await openBrowser();
try {
  await mkdir(folder, { recursive: true });
  await busyTown(service.url, data);
  for (const shape of walls) await takeWall(opened.browser, service, shape);
  for (const shape of shapes) await takeAll(opened.browser, service, shape);
} finally {
  await opened.close();
  await service.close();
  await rm(data, { recursive: true, force: true });
}

async function takeAll(
  browser: Browser,
  { url }: Service,
  { name, width, height, colorScheme }: Shape,
): Promise<void> {
  const page: Page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await entersConsole(page, url, 'zhou');
  const base = new URL(url).origin;
  for (const { path, title } of await consolePages(page, base)) {
    await page.goto(`${base}${path}`);
    const file = join(folder, `${title}-${name}.png`);
    await page.screenshot({ path: file, fullPage: true });
    process.stdout.write(`${file}\n`);
    if (name === 'desk') await print(page, join(folder, `${title}.pdf`));
  }
  await page.close();
}

async function print(page: Page, path: string): Promise<void> {
  await page.pdf({ path, format: 'A4' });
  process.stdout.write(`${path}\n`);
}

/** What the screen shows without anybody who scrolls. */
async function takeWall(
  browser: Browser,
  { url }: Service,
  { name, width, height, colorScheme }: Shape,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await entersConsole(page, url, 'zhou');
  const path = join(folder, `wall-${name}.png`);
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
  await page.close();
}
