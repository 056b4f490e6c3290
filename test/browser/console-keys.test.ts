import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { noBrowser } from '../kit/browser.ts';
import { consolePages, deskOf, fillTown } from './console-town.ts';
import { type Served, served } from './served.ts';

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('whoever has keys only', suite);

/** Opens what opens, numbers what can be acted on, and says how many there are. */
const numbered = `(() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  const acts = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const all = [...document.querySelectorAll(acts)].filter((one) => one.checkVisibility());
  all.forEach((one, nth) => { one.dataset.nth = String(nth); });
  return all.length;
})()`;
/** Where one is, and whether that is seen. */
const standing = `(() => {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  return { nth: one.dataset.nth ?? '', isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, html: one.outerHTML.slice(0, 120) };
})()`;
const standingSchema = z.object({ nth: z.string(), isSeen: z.boolean(), html: z.string() });

function suite() {
  let house: Served;

  beforeAll(async () => {
    house = await served();
    await fillTown(house.url);
  }, 90_000);

  afterAll(() => house.close());

  test('comes to everything there is, and always sees where he is', { timeout: 240_000 }, async () => {
    const page = await deskOf(house, 'zhou');
    const base = new URL(house.url).origin;
    for (const { path } of await consolePages(page, base)) {
      await page.goto(`${base}${path}`);
      const all = Number(await page.evaluate(numbered));
      const reached = new Set<string>();
      // A date has several places of its own.
      for (let steps = 0; reached.size < all && steps < all * 3; steps += 1) {
        await page.keyboard.press('Tab');
        const { nth, isSeen, html } = standingSchema.parse(await page.evaluate(standing));
        if (nth === '') continue;
        expect(isSeen, `${path} ${html}`).toBe(true);
        reached.add(nth);
      }
      expect(reached.size, path).toBe(all);
    }
    await page.context().close();
  });
}
