import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readConfig } from '../../functions/config.ts';
import { serve } from '../../infra/local/serve.ts';
import { openBrowser } from '../kit/browser.ts';

/** A service of its own on an empty folder, as `npm start` makes it, and a browser before it. */
export interface Served {
  readonly url: string;
  readonly browser: Browser;
  /** Where it keeps what it knows. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function served(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'zhishou-served-'));
  const env = { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' };
  const [service, opened] = await Promise.all([
    serve(readConfig(env, String), (line) => process.stderr.write(`${line}\n`)),
    openBrowser(),
  ]);
  return {
    url: service.url,
    browser: opened.browser,
    folder,
    async close() {
      await opened.close();
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
