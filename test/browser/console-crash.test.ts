import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, openBrowser } from '../kit/browser.ts';
import { freePort } from '../kit/free-port.ts';
import { entersConsole, sandboxAt, townNow } from './console-town.ts';

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('long work, and a service that is killed amid it', suite);

function suite() {
  let folder = '';
  let port = 0;
  let url = '';
  let child: ChildProcess;
  let opened: { browser: Browser; close(): Promise<void> };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'console-crash-'));
    port = await freePort();
    url = `http://127.0.0.1:${port}/sandbox`;
    [child, opened] = await Promise.all([start(), openBrowser()]);
  }, 90_000);

  afterAll(async () => {
    await opened.close();
    await ended('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<ChildProcess> {
    const env = { ...process.env, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'error' };
    const args = ['--import', 'tsx', join(import.meta.dirname, '../../infra/local/main.ts')];
    const service = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(service.stdout, 'data');
    return service;
  }

  async function ended(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }

  /** While nothing goes out, both stay on their way. */
  const faults = (kind: 'outage' | 'none') =>
    fetch(`${url}/api/faults`, {
      method: 'POST',
      body: JSON.stringify({ kind, share: 1 }),
      headers: { 'content-type': 'application/json' },
    });

  const shown = (page: Page, words: RegExp) =>
    page.locator('main').getByText(words).first().waitFor({ timeout: 60_000 });

  test('file and notice: the pages say how far they are, that nobody answers, and in the end that all is done', {
    timeout: 240_000,
  }, async () => {
    const base = new URL(url).origin;
    await sandboxAt(url).comes(
      `${new Date((await townNow(url)) + 86_400_000).toISOString().slice(0, 10)}T10:00:00+08:00`,
    );
    await sandboxAt(url).says('chen', '隐患 三楼消防通道堆货');
    const context = await opened.browser.newContext();
    const [file, notice] = [await context.newPage(), await context.newPage()];
    await entersConsole(file, url, 'zhou');
    await faults('outage');

    await file.goto(`${base}/console/figures`);
    await file.getByRole('button', { name: '隐患台账', exact: true }).click();
    await shown(file, /正在生成|已生成，正在发到您的对话/);

    await notice.goto(`${base}/console/alerts`);
    const fields = notice.locator('details', { hasText: '拟通知' });
    await fields.locator('summary').click();
    await fields.getByRole('textbox').fill('今晚有大风，请加固户外广告牌，20时前回复收到');
    await fields.getByRole('button', { name: '看预览' }).click();
    await notice.locator('.said').getByRole('button', { name: '确认发送' }).click();
    await notice.goto(`${base}/console/alerts`);
    await notice.getByRole('row', { name: /大风/ }).getByRole('link').first().click();
    await shown(notice, /正在发送，已送到 0\/\d+ 处/);
    const address = notice.url();

    await ended('SIGKILL');
    for (const page of [file, notice])
      await page.getByRole('alert').getByText('数据已停更').waitFor({ timeout: 60_000 });
    child = await start();

    for (const page of [file, notice])
      await page.getByRole('alert').waitFor({ state: 'hidden', timeout: 60_000 });
    await shown(file, /✓ 《.*》已生成，已发到您的对话/);
    await shown(notice, /✓ 已发完，已送到 (\d+)\/\1 处/);
    const [download] = await Promise.all([
      file.waitForEvent('download'),
      file.getByRole('link', { name: '下载文件' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    expect(await download.failure()).toBe(null);
    await notice.goto('about:blank');
    await notice.goto(address);
    expect(await notice.getByText(/已停更|正在发送/).count()).toBe(0);
    const talk = await (await fetch(`${url}/api/messages?person=zhou`)).text();
    expect(talk.match(/"text":"[^"]*\.xlsx"/g)).toHaveLength(1);
    await context.close();
  });
}
