import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from '../kit/axe.ts';
import { noBrowser } from '../kit/browser.ts';
import { sticksOut } from '../kit/fits.ts';
import {
  consolePages,
  consoleStates,
  entersConsole,
  fillTown,
  minutePasses,
  photo,
  sandboxAt,
} from './console-town.ts';
import { type Served, served } from './served.ts';

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('the console in a browser', suite);

function suite() {
  let house: Served;
  let base: string;

  beforeAll(async () => {
    house = await served();
    base = new URL(house.url).origin;
    await fillTown(house.url);
  }, 90_000);

  afterAll(() => house.close());

  /** A browser of somebody's own, who is in; what it complains of is kept. */
  async function as(person: string, { width = 1280, scheme = 'light' as 'light' | 'dark' } = {}) {
    const context = await house.browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: scheme,
    });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await entersConsole(page, house.url, person);
    return { page, troubles, close: () => context.close() };
  }

  const overhang = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth');

  test.each([
    ['on a desk', { width: 1280 }],
    ['in the dark', { width: 1280, scheme: 'dark' as const }],
    ['on a phone', { width: 360 }],
    ['on a wall', { width: 3840 }],
  ])('every page is accessible and fits, %s', { timeout: 120_000 }, async (_, shape) => {
    const { page, troubles, close } = await as('zhou', shape);
    const pages = (await consolePages(page, base)).map(({ path }) => path);
    for (const path of [...pages, ...(await consoleStates(page, base))]) {
      await page.goto(`${base}${path}`);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })");
      expect(await barriers(page), path).toEqual([]);
      expect(await sticksOut(page), path).toEqual([]);
    }
    expect(troubles).toEqual([]);
    await close();
  });

  test('in the sandbox one says 后台 and follows the link to the wall', async () => {
    const page = await house.browser.newPage();
    await page.goto(`${house.url}#tang@bot`);
    await page.getByRole('textbox', { name: '消息' }).fill('后台');
    await page.keyboard.press('Enter');
    const [tab] = await Promise.all([
      page.waitForEvent('popup'),
      page.locator('.line.bot a[href*="/console/in/"]').click(),
    ]);
    await tab.getByRole('button', { name: '进入后台' }).click();
    await tab.getByRole('heading', { name: '值守大屏' }).waitFor();
    expect(await tab.getByText('唐文慧').count()).toBe(1);
    await Promise.all([tab.close(), page.close()]);
  });

  test('every page works without script, and the way in does', async () => {
    const context = await house.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await entersConsole(page, house.url, 'he');
    await page.goto(`${base}/console/cases`);
    await page.getByLabel('编号、单位或内容').fill('消防通道');
    await page.getByRole('button', { name: '筛选' }).click();
    await page.getByText('三楼消防通道').first().waitFor();
    expect(await page.getByRole('table').getByRole('link').count()).toBe(1);
    await context.close();
  });

  test('going back and acting once more is a new act, never a dead button or the old act twice', async () => {
    const { page, troubles, close } = await as('he');
    await page.goto(`${base}/console/alerts`);
    const drafted = async (words: string) => {
      const fields = page.locator('details', { hasText: '拟通知' });
      if ((await fields.getAttribute('open')) === null) await fields.locator('summary').click();
      await fields.getByRole('textbox').fill(words);
      await fields.getByRole('button', { name: '看预览' }).click();
      await page.locator('.said', { hasText: words }).waitFor();
    };
    await drafted('返回键试一试甲');
    await page.goBack();
    await page.getByRole('heading', { name: '通知', exact: true }).waitFor();
    await drafted('返回键试一试乙');
    await page.locator('.said').getByRole('button', { name: '确认发送' }).click();
    await page.locator('.said', { hasText: '已发' }).waitFor();
    await page.goBack();
    const again = page.locator('.said').getByRole('button', { name: '确认发送' });
    await again.click();
    await page.locator('.said', { hasText: /已发|已经发/ }).waitFor();
    await page.goto(`${base}/console/alerts`);
    expect(await page.getByRole('row', { name: /返回键试一试甲.*草稿/ }).count()).toBe(1);
    expect(await page.getByRole('row', { name: /返回键试一试乙/ }).count()).toBe(1);
    expect(troubles).toEqual([]);
    await close();
  });

  describe.each([
    ['on a desk', 1280],
    ['on a phone', 360],
  ])('chat and console together, %s', (_, width) => {
    test('a red warning, from its draft to the last silent unit', { timeout: 120_000 }, async () => {
      const town = sandboxAt(house.url);
      const [zhou, wu] = [await as('zhou', { width }), await as('wu', { width })];
      await minutePasses(house.url);
      await zhou.page.goto(`${base}/console/alerts`);
      await zhou.page.getByText('转发预警', { exact: true }).click();
      // One after the other in one town: a warning of the same hazard would be news of the first.
      const hazard = width === 360 ? '大雾' : '雷雨大风';
      const text = `临江区气象台发布${hazard}红色预警信号：预计未来1小时我区将受${hazard}影响，请做好防范。`;
      const form = zhou.page.locator('details[open] form');
      await form.getByRole('textbox').fill(text);
      await form.getByRole('button', { name: '看预览' }).click();
      await zhou.page.locator('.said').getByRole('button', { name: '确认发送' }).click();
      await zhou.page.locator('.said', { hasText: '审批' }).waitFor();
      await wu.page.goto(`${base}/console/alerts`);
      await wu.page
        .getByRole('row', { name: new RegExp(`${hazard}红色预警.*待审批`) })
        .first()
        .getByRole('link')
        .click();
      await wu.page.getByRole('button', { name: '确认发送' }).click();
      await wu.page.locator('.said', { hasText: '已发12家' }).waitFor();
      for (const person of ['chen', 'xu', 'zhao', 'liu', 'song', 'guo', 'li', 'ma', 'gao'])
        await town.says(person, '收到');
      await wu.page.reload();
      const unheard = wu.page.locator('td b.late');
      const left = await unheard.count();
      expect(left).toBeGreaterThan(1);
      await wu.page.locator('summary', { hasText: /^催/ }).click();
      await wu.page.locator('details[open]').getByRole('button', { name: /^催/ }).click();
      await wu.page.locator('.said', { hasText: '催' }).waitFor();
      const talk = async () => (await fetch(`${base}/sandbox/api/messages`)).text();
      await expect.poll(talk, { timeout: 20_000 }).toMatch(new RegExp(`未确认[^"]*${hazard}[^"]*请尽快回复`));
      await town.says('deng', '收到');
      await wu.page.reload();
      await expect.poll(() => unheard.count()).toBeLessThan(left);
      // Whoever stays silent is rung up, one after the other.
      for (let silent = await unheard.count(); silent > 0; silent = await unheard.count()) {
        const row = wu.page.locator('tbody tr', { hasText: '未确认' }).first();
        const unit = await row.getByRole('link').first().innerText();
        await row.locator('summary', { hasText: '登记电话告知' }).click();
        await row.getByRole('button', { name: '登记电话告知' }).click();
        await wu.page.locator('.said', { hasText: unit }).waitFor();
        await wu.page.reload();
      }
      await wu.page.getByText('已确认 12/12 家').waitFor();
      expect(await overhang(wu.page)).toBeLessThanOrEqual(0);
      await Promise.all([zhou.close(), wu.close()]);
    });

    test('a hazard, from its photo to its evidence pack', { timeout: 180_000 }, async () => {
      const town = sandboxAt(house.url);
      const where = width === 360 ? '二楼' : '四楼';
      await town.says('xu', `隐患 ${where}灭火器过期`, { images: [photo] });
      const sun = await as('sun', { width });
      await sun.page.goto(`${base}/console/cases?words=${encodeURIComponent(where)}`);
      await sun.page.getByRole('table').getByRole('link').first().click();
      await sun.page.getByRole('img', { name: /整改前照片1/ }).waitFor();
      await expect
        .poll(() =>
          sun.page
            .getByRole('img', { name: /整改前照片1/ })
            .evaluate((image) => Reflect.get(image, 'naturalWidth')),
        )
        .toBe(1);
      await sun.page.locator('summary', { hasText: '属实，一般' }).click();
      const form = sun.page.locator('details[open]');
      await form.getByLabel(/几天内整改/).fill('3');
      await form.getByRole('button').click();
      await sun.page
        .getByText(/整改中/)
        .first()
        .waitFor();
      const number = (await sun.page.locator('h1').innerText()).trim();
      await town.says('xu', `${Number(number.slice(8))}整改好了，已更换`, { images: [photo] });
      await sun.page.goto(`${base}/console/cases/${number}`);
      const pass = sun.page.locator('summary', { hasText: '合格，予以销号' });
      await pass.click();
      await sun.page.locator('details[open]').getByRole('button').click();
      await sun.page.locator('article.card h2', { hasText: '已销号' }).first().waitFor();
      expect(await sun.page.getByRole('row', { name: /网页后台/ }).count()).toBeGreaterThanOrEqual(2);
      expect(await overhang(sun.page)).toBeLessThanOrEqual(0);
      const he = await as('he', { width });
      await he.page.goto(`${base}/console/cases/${number}`);
      await he.page.getByRole('img', { name: /整改后照片1/ }).waitFor();
      await he.page.getByRole('button', { name: '证据包' }).click();
      await he.page.locator('.said', { hasText: '证据包正在生成' }).waitFor();
      const talk = `${base}/sandbox/api/messages?person=he`;
      const heard = async () => (await fetch(talk)).text();
      await expect.poll(heard, { timeout: 80_000 }).toMatch(new RegExp(`${number}[^"]*\\.zip`));
      await Promise.all([sun.close(), he.close()]);
    });
  });
}
