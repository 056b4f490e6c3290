import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from '../kit/axe.ts';
import { noBrowser } from '../kit/browser.ts';
import { busyTown } from './busy-town.ts';
import { entersConsole, sandboxAt } from './console-town.ts';
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

  test('whatever is out stands there whole, also while the news stay away', { timeout: 90_000 }, async () => {
    const town = sandboxAt(house.url);
    for (const what of ['检查燃气软管', '检查安全出口', '报送值班安排', '清理楼道杂物']) {
      const [preview] = await town.says('zhou', `通知 请各单位${what}，明天18时前回复收到`);
      if (preview) await town.clicks('zhou', preview, '确认发送');
    }
    const page = await house.browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await entersConsole(page, house.url, 'wu');
    const isCut = async () => {
      const { over, cut }: Laid = await page.evaluate(laid);
      return { over, cut };
    };
    expect(await page.locator('.out').count()).toBe(6);
    expect(await isCut()).toEqual({ over: 0, cut: [] });
    await page.route('**/console/wall/part', (route) => route.abort());
    await page.clock.install();
    await page.reload();
    await page.clock.runFor(60_000);
    await page.getByRole('alert').getByText('数据已停更').waitFor();
    expect(await isCut()).toEqual({ over: 0, cut: [] });
    await page.close();
  });
}
