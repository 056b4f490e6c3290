import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from '../kit/axe.ts';
import { noBrowser } from '../kit/browser.ts';
import { busyTown } from './busy-town.ts';
import { entersConsole } from './console-town.ts';
import { type Served, served } from './served.ts';

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('the wall of a busy town', suite);

/** What is read on it, and how it lies: nothing may be cut through, nothing may be small. */
const laid = `(() => {
  const of = (choice) => [...document.querySelectorAll(choice)];
  const box = (one) => one.getBoundingClientRect();
  const tileOf = (one) => box(one.closest('.tile'));
  const shown = of('.incidents li, .out, .place, .numbers span, .queue p, .periods li');
  const some = of('.cases li, .news li').filter((one) => box(one).left < tileOf(one).right);
  const cut = [...shown, ...some].filter((one) => {
    const tile = tileOf(one);
    return box(one).bottom > Math.min(tile.bottom, innerHeight) + 1 || box(one).right > tile.right + 1;
  });
  const read = of('.wall *').filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return {
    over: document.documentElement.scrollHeight - innerHeight,
    cut: cut.map((one) => one.textContent),
    smallest: Math.min(...read.filter((one) => box(one).width > 2).map((one) => parseFloat(getComputedStyle(one).fontSize))),
    some: [of('.cases li'), of('.news li')].map((all) => all.filter((one) => some.includes(one)).length),
  };
})()`;

interface Laid {
  readonly over: number;
  readonly cut: readonly string[];
  readonly smallest: number;
  readonly some: readonly number[];
}

function suite() {
  let house: Served;

  beforeAll(async () => {
    house = await served();
    await busyTown(house.url, house.folder);
  }, 120_000);

  afterAll(() => house.close());

  test.each([
    [1920, 1080],
    [1920, 940],
    [2560, 1440],
    [3840, 2160],
  ])(
    'on a screen of %i × %i all of it is there at once, nothing cut through, in letters for five metres',
    { timeout: 60_000 },
    async (width, height) => {
      const page = await house.browser.newPage({ viewport: { width, height } });
      await entersConsole(page, house.url, 'zhou');
      expect(await barriers(page)).toEqual([]);
      const { over, cut, smallest, some }: Laid = await page.evaluate(laid);
      expect({ over, cut }).toEqual({ over: 0, cut: [] });
      expect(smallest).toBeGreaterThanOrEqual(height / 54);
      for (const rows of some) expect(rows).toBeGreaterThanOrEqual(2);
      await page.close();
    },
  );
}
