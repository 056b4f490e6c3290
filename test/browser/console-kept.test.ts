import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser } from '../kit/browser.ts';
import { deskOf, sandboxAt } from './console-town.ts';
import { type Served, served } from './served.ts';

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('a page of the console that the browser kept', suite);

/** The browser from npm keeps no page (BackForwardCacheDisabledForDelegate): it is told as those that do would tell it. */
const comesBack = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";

function suite() {
  let house: Served;
  let base: string;

  beforeAll(async () => {
    house = await served();
    base = new URL(house.url).origin;
  }, 90_000);

  afterAll(() => house.close());

  const as = (person: string) => deskOf(house, person);

  test('sends a new wish', async () => {
    const page = await as('he');
    await page.goto(`${base}/console/alerts`);
    const names = () =>
      page
        .locator('input[name="nonce"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? String(one)));
    const before = await names();
    const kept = await page.evaluate(
      `${comesBack};
       [...document.querySelectorAll('input[name="nonce"]')].map(({ value }) => value)`,
    );
    expect(before.length).toBeGreaterThan(0);
    const after = Array.isArray(kept) ? kept : [];
    expect(after.length).toBe(before.length);
    for (const one of after) {
      expect(before).not.toContain(one);
      expect(String(one)).toMatch(/^[\w-]{8,40}$/);
    }
    await page.context().close();
  });

  test('shows nothing any more to whoever was put out meanwhile, and all to whoever was not', async () => {
    const [desk, phone] = [await as('wu'), await as('wu')];
    await desk.goto(`${base}/console/units`);
    const list = desk.getByRole('table');
    const look = `${comesBack}; getComputedStyle(document.querySelector('table')).visibility`;
    expect(await desk.evaluate(look)).toBe('hidden');
    await list.waitFor();
    await phone.goto(`${base}/console/settings`);
    await phone.locator('summary', { hasText: '结束我的全部登录' }).click();
    await phone.getByRole('button', { name: '结束我的全部登录' }).click();
    await phone.getByRole('heading', { name: '请先进入后台' }).waitFor();
    await desk.evaluate(comesBack);
    await desk.getByRole('heading', { name: '请先进入后台' }).waitFor();
    expect(await list.count()).toBe(0);
    await Promise.all([desk.context().close(), phone.context().close()]);
  });

  test('is the wall: it is asked for anew at once, and says that it is old while nobody answers', async () => {
    const page = await as('lin');
    await page.goto(`${base}/console/wall`);
    await sandboxAt(house.url).says('song', '隐患 云亭酒店配电间堆放杂物');
    await page.evaluate(comesBack);
    await page.getByText('云亭酒店').first().waitFor({ timeout: 5_000 });
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await page.route('**/console/wall/part', (route) => route.abort());
    await page.evaluate(comesBack);
    await page.getByRole('alert').getByText('数据已停更').waitFor({ timeout: 5_000 });
    await page.unroute('**/console/wall/part');
    await page.evaluate(comesBack);
    await page.getByRole('alert').waitFor({ state: 'hidden', timeout: 5_000 });
    await page.context().close();
  });
}
