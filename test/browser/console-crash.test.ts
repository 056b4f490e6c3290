import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askSocket, socketPath } from '../../infra/local/socket.ts';
import { dayOf, later } from '../../shared/domain/time.ts';
import { noBrowser, openBrowser } from '../kit/browser.ts';
import { freePort } from '../kit/free-port.ts';
import { bookOf } from '../shared/papers/books.ts';
import { deskOf, entersConsole, sandboxAt, townNow } from './console-town.ts';

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
    const rooms = await (await fetch(`${url}/api/messages?chat=g-all`)).text();
    expect(rooms.match(/"text":"[^"]*请加固户外广告牌/g)).toHaveLength(1);
    await context.close();
  });

  test('a roster: what was being read is read, what was being carried out holds once', {
    timeout: 240_000,
  }, async () => {
    const base = new URL(url).origin;
    const page = await deskOf({ browser: opened.browser, url }, 'zhou');
    const month = dayOf(later(await townNow(url), 60 * 86_400_000)).slice(0, 7);
    const days = Array.from({ length: 28 }, (_, nth) => `${month}-${String(nth + 1).padStart(2, '0')}`);
    const rows = days.map((on) => [on, '24小时', '林国栋', '吴海涛']);
    await page.goto(`${base}/console/duty?month=${month}`);
    await page.locator('summary', { hasText: '导入值班表' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'roster.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bookOf([['日期', '班次', '带班领导', '值班员'], ...rows])),
    });
    await page.getByRole('button', { name: '读取并核对' }).click();
    await shown(page, /正在读取表格|改后预测/);
    await ended('SIGKILL');
    child = await start();
    await shown(page, /改后预测/);
    await page.getByRole('alert').waitFor({ state: 'hidden', timeout: 60_000 });

    const pressed = page.waitForRequest(/\/console\/act/);
    await Promise.all([pressed, page.getByRole('button', { name: '以此为准' }).click({ noWaitAfter: true })]);
    await ended('SIGKILL');
    child = await start();
    await page.goto(`${base}/console/duty?month=${month}`);
    const again = page.getByRole('button', { name: '以此为准' });
    if ((await again.count()) === 1) await again.click();
    await page.goto(`${base}/console/duty?month=${month}`);
    expect(await page.locator('td .name', { hasText: '吴海涛' }).count()).toBe(28);
    expect(await page.locator('td .name').count()).toBe(56);
    const talk = await (await fetch(`${url}/api/messages?person=zhou`)).text();
    expect(talk.match(/"title":"值班表改动，请核对"/g)).toHaveLength(1);
    await page.context().close();
  });

  test('enterprises: a file that was accepted is carried out by the next, each unit is there once and no code is said twice', {
    timeout: 240_000,
  }, async () => {
    const base = new URL(url).origin;
    const page = await deskOf({ browser: opened.browser, url }, 'zhou');
    const path = join(folder, '企业名录.csv');
    const names = Array.from({ length: 600 }, (_, nth) => `导入超市第${nth + 1}号店`);
    const lines = names.map((name, nth) => `${name},超市,江湾街道,建设路${nth + 1}号`);
    await writeFile(path, `\ufeff企业名称,类别,所在区域,地址\n${lines.join('\n')}`);
    const codes: string[] = [];
    const takes = async () => {
      for await (const line of askSocket(socketPath(folder), 'import', [path])) codes.push(line);
    };
    const count = async () => {
      await page.goto(`${base}/console/units?words=${encodeURIComponent('导入超市')}`);
      return Number(/共(\d+)家/.exec(await page.locator('main').innerText())?.[1] ?? 0);
    };
    const cut = takes();
    cut.catch(() => undefined);
    await expect.poll(count, { timeout: 60_000, interval: 10 }).toBeGreaterThan(0);
    await ended('SIGKILL');
    await expect(cut).rejects.toThrow();
    child = await start();
    await expect.poll(count, { timeout: 90_000, interval: 500 }).toBe(600);
    await takes();
    expect(await count()).toBe(600);
    const coded = codes.flatMap((line) => /^(导入超市第\d+号店)：绑定/.exec(line)?.[1] ?? []);
    expect(new Set(coded).size).toBe(coded.length);
    // Codes are kept forty at a time before they are said: those are asked for in chat.
    expect(coded.length).toBeGreaterThanOrEqual(600 - 40);
    await page.context().close();
  });
}
