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
}
