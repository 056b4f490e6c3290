import { type ServerType, serve } from '@hono/node-server';
import { transform } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { script } from '../../functions/pages/page.tsx';
import { dot, type PagesHouse, pagesHouse } from '../functions/pages/kit.ts';
import { barriers } from '../kit/axe.ts';
import { noBrowser, openBrowser } from '../kit/browser.ts';

test('the pages’ script is of the oldest kind, which the browser in a chat app knows', async () => {
  const lowered = await transform(script, { target: 'es5' });
  const asWritten = await transform(script, { target: 'esnext' });
  expect(lowered.code).toBe(asWritten.code);
});

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('signed pages on a telephone', suite);

function suite() {
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  let house: PagesHouse;
  let server: ServerType;
  let base: string;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    opened = await openBrowser();
  }, 90_000);
  afterAll(() => opened.close());

  beforeEach(async () => {
    house = await pagesHouse();
    const port = await new Promise<number>((resolve) => {
      server = serve({ fetch: house.fetched, hostname: '127.0.0.1', port: 0 }, (info) => resolve(info.port));
    });
    base = `http://127.0.0.1:${port}`;
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    server.close();
    await house.close();
  });

  async function telephone(javaScriptEnabled = true): Promise<Page> {
    const context = await opened.browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled,
    });
    contexts.push(context);
    return context.newPage();
  }
  const here = (url = '') => url.replace('https://zhishou.example', base);
  const words = (page: Page) => page.locator('main').innerText();
  const photo = { name: 'p.png', mimeType: 'image/png', buffer: dot };

  /** Nothing sticks out, nothing is in anybody’s way, and what is pressed is large enough for a thumb. */
  async function isSound(page: Page): Promise<void> {
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
    for (const button of await page.locator('button').all())
      expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  }

  test.each([
    ['with its script', true],
    ['without', false],
  ])(
    '收到 is one touch, and the link does nothing more for whoever it is forwarded to: %s',
    { timeout: 60_000 },
    async (_, withScript) => {
      const { 收到: url } = await house.notice();
      const page = await telephone(withScript);
      await page.goto(here(url));
      if (withScript) await isSound(page);
      await page.getByRole('button', { name: '收到' }).click();
      await expect.poll(() => words(page)).toMatch(/已提交[\s\S]*已记：.*万汇广场/);
      if (withScript) await isSound(page);
      const other = await telephone(withScript);
      await other.goto(here(url));
      expect(await words(other)).toContain('这个链接已经用过');
      expect(await other.locator('form').count()).toBe(0);
    },
  );

  test.each([
    ['with its script', true],
    ['without', false],
  ])(
    'a hazard goes in with its photo, and what is missing is asked for: %s',
    { timeout: 60_000 },
    async (_, withScript) => {
      const { 报隐患: url } = await house.notice();
      const page = await telephone(withScript);
      await page.goto(here(url));
      if (withScript) await isSound(page);
      await page.getByRole('button', { name: '提交' }).click();
      expect(await words(page)).toContain('报告隐患');
      await page.getByLabel('地点').fill('三层东侧');
      await page.getByLabel('情况').fill('消防通道被货物堵住');
      await page.getByLabel('照片').setInputFiles([photo, photo]);
      await page.getByRole('button', { name: '提交' }).click();
      await expect.poll(() => words(page)).toMatch(/已登记 YH-2026-0001[\s\S]*照片2张/);
    },
  );

  test('a page gone back to as it was left can be sent again, without the photos of the first time', {
    timeout: 60_000,
  }, async () => {
    const { 报隐患: url } = await house.notice();
    const page = await telephone();
    await page.goto(here(url));
    // It leaves, and the browser keeps it as it is.
    await page.evaluate("document.forms[0].submit = function () { document.title = 'left'; }");
    await page.getByLabel('地点').fill('三层东侧');
    await page.getByLabel('情况').fill('消防通道被货物堵住');
    await page.getByLabel('照片').setInputFiles(photo);
    await page.getByRole('button', { name: '提交' }).click();
    await expect.poll(() => page.title()).toBe('left');
    expect(await page.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    expect(await page.getByRole('button', { name: '提交' }).isEnabled()).toBe(true);
    expect(await page.locator('input[name=small]').count()).toBe(0);
  });

  test('整改反馈 takes measures and photo on the unit’s page', { timeout: 60_000 }, async () => {
    await house.says('zhou', '隐患 万汇广场 三楼消防通道堆货');
    await house.says('zhou', '1属实 一般 三天内整改');
    await house.passes(60_000);
    const page = await telephone();
    await page.goto(here(house.links()['整改完成']));
    await isSound(page);
    await page.getByLabel('采取了什么措施').fill('货物已清走，专人巡查');
    await page.getByLabel('照片').setInputFiles(photo);
    await page.getByRole('button', { name: '整改完成' }).click();
    await expect.poll(() => words(page)).toContain('整改情况已收到');
  });

  test('签到 says what is missing above its button, and then takes it', { timeout: 60_000 }, async () => {
    await house.says('zhou', '签到要求 照片 平时也要');
    const { 签到: url } = await house.watchCard(0);
    const page = await telephone();
    await page.goto(here(url));
    await page.getByRole('button', { name: '签到' }).click();
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('照片');
    await isSound(page);
    await page.getByLabel('照片').setInputFiles(photo);
    await page.getByRole('button', { name: '签到' }).click();
    await expect.poll(() => words(page)).toMatch(/已提交[\s\S]*已签到/);
  });

  test('in a group of many units a telephone proves itself once, and each further link is one touch', {
    timeout: 60_000,
  }, async () => {
    await house.covers({ kind: 'all' });
    const { 收到: first } = await house.notice();
    const page = await telephone();
    await page.goto(here(first));
    await isSound(page);
    await page.getByLabel('单位绑定编码').fill(await house.codeOf('万汇广场'));
    await page.getByLabel('登记的手机号').fill(house.phoneOf('chen'));
    await page.getByRole('button', { name: '下一步' }).click();
    await expect.poll(() => words(page)).toMatch(/请检查疏散通道[\s\S]*陈思远/);
    await isSound(page);
    await page.getByRole('button', { name: '收到' }).click();
    await expect.poll(() => words(page)).toMatch(/已记：.*万汇广场/);
    const { 收到: second, 报隐患: report } = await house.notice();
    await page.goto(here(second));
    await page.getByRole('button', { name: '收到' }).click();
    await expect.poll(() => words(page)).toMatch(/已记：.*万汇广场/);
    const stranger = await telephone();
    await stranger.goto(here(report));
    await isSound(stranger);
    expect(await words(stranger)).toContain('谁都可以报');
  });

  test('a link that was touched, or is over, says so, and nothing else', { timeout: 60_000 }, async () => {
    const { 收到: url = '' } = await house.notice();
    const page = await telephone();
    await page.goto(`${here(url)}A`);
    expect(await words(page)).toContain('链接无效');
    await isSound(page);
    await house.passes(4 * 24 * 3_600_000);
    await page.goto(here(url));
    expect(await words(page)).toContain('链接已过期');
    expect(await page.locator('form').count()).toBe(0);
    await isSound(page);
  });
}
