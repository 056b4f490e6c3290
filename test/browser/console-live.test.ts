import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser } from '../kit/browser.ts';
import { deskOf, fillTown, sandboxAt } from './console-town.ts';
import { type Served, served } from './served.ts';

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('what a page brings by itself', suite);

function suite() {
  let house: Served;
  let base: string;

  beforeAll(async () => {
    house = await served();
    base = new URL(house.url).origin;
    await fillTown(house.url);
  }, 90_000);

  afterAll(() => house.close());

  const as = (person: string) => deskOf(house, person);

  test('the wall brings news by itself, and says loudly when none come', async () => {
    const page = await as('lin');
    await page.route('**/console/wall', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('data-every="10"', 'data-every="1"'),
      });
    });
    await page.goto(`${base}/console/wall`);
    await sandboxAt(house.url).says('song', '隐患 云亭酒店配电间堆放杂物');
    await page.getByText('云亭酒店').first().waitFor({ timeout: 10_000 });
    await page.route('**/console/wall/part', (route) => route.abort());
    await page.getByRole('alert').getByText('数据已停更').waitFor({ timeout: 10_000 });
    await page.unroute('**/console/wall/part');
    await page.getByRole('alert').waitFor({ state: 'hidden', timeout: 10_000 });
    await page.context().close();
  });

  test('what a notice’s page brings again and again is read out anew only when it is new', async () => {
    const page = await as('zhou');
    await page.route(/\/console\/alerts\/[^/]+$/, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/data-every="\d+"/, 'data-every="1"');
      await route.fulfill({ response: answer, body });
    });
    await page.goto(`${base}/console/alerts`);
    await page
      .getByRole('row', { name: /今晚有大风/ })
      .getByRole('link')
      .first()
      .click();
    const comes = () => page.waitForResponse(/\/part\?/).then((answer) => answer.finished());
    await comes();
    await comes();
    await page.evaluate("document.querySelector('[data-live] section').id = 'stood'");
    await comes();
    await comes();
    expect(await page.locator('#stood').count()).toBe(1);
    await sandboxAt(house.url).says('song', '收到');
    await page.locator('#stood').waitFor({ state: 'detached', timeout: 10_000 });
    await page.context().close();
  });

  test('what is under somebody’s hand stays there when news comes', async () => {
    const page = await as('lin');
    await page.clock.install();
    await page.goto(`${base}/console/wall`);
    const link = page.locator('.watch h2 a');
    await link.evaluate((one) => Reflect.set(one, 'isHeld', true));
    await link.focus();
    const focused = () =>
      page.evaluate("document.activeElement?.isHeld ? 'held' : document.activeElement?.id");
    await sandboxAt(house.url).says('song', '隐患 云亭酒店二楼灭火器过期');
    await passes(page, 11);
    await page.getByText('灭火器过期').first().waitFor();
    expect(await focused()).toBe('held');
    await page.locator('.cases li a').last().focus();
    for (const floor of ['三', '四', '五', '六', '七', '八'])
      await sandboxAt(house.url).says('song', `隐患 云亭酒店${floor}楼疏散指示灯不亮`);
    await passes(page, 11);
    await page.getByText('八楼').first().waitFor();
    expect(await focused()).toBe('main');
    await page.context().close();
  });

  test('it is asked for while somebody looks, less and less often while nobody answers, and no more when all is done', async () => {
    const page = await as('zhou');
    await page.clock.install();
    let asked = 0;
    page.on('request', (request) => {
      if (/\/(?:part|making)(?:\?|$)/.test(new URL(request.url()).pathname)) asked += 1;
    });
    const askedIn = async (seconds: number) => {
      const before = asked;
      await passes(page, seconds);
      return asked - before;
    };
    await page.goto(`${base}/console/wall`);
    expect(await askedIn(60)).toBeGreaterThan(4);
    await looksAway(page, true);
    expect(await askedIn(60)).toBe(0);
    const again = page.waitForResponse(/\/wall\/part/);
    await looksAway(page, false);
    await again;
    await page.route('**/console/wall/part', (route) => route.abort());
    await askedIn(60);
    await page.getByRole('alert').getByText('数据已停更').waitFor();
    const retries = await askedIn(90);
    expect(retries).toBeGreaterThan(1);
    expect(retries).toBeLessThan(6);

    await page.goto(`${base}/console/figures`);
    await page.getByRole('button', { name: '隐患台账', exact: true }).click();
    const done = page.getByText('已发到您的对话');
    await expect.poll(async () => (await askedIn(3)) >= 0 && done.count(), { timeout: 60_000 }).toBe(1);
    await page.clock.runFor(3_000);
    expect(await askedIn(60)).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });
}

/** The page's clock goes on; each second what it asked for has time to come. */
async function passes(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await page.clock.runFor(1_000);
    await page.evaluate("fetch('/console/icon.svg', { cache: 'no-store' }).then((icon) => icon.text())");
  }
}

/** Another tab lies over it, or it is looked at again. */
async function looksAway(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate(
    `Object.defineProperty(document, 'hidden', { configurable: true, value: ${isHidden} });
     document.dispatchEvent(new Event('visibilitychange'))`,
  );
}
