import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Day, dayOf, plusDays } from '../../shared/domain/time.ts';
import { noBrowser } from '../kit/browser.ts';
import { bookOf } from '../shared/papers/books.ts';
import { deskOf, entersConsole, sandboxAt, townNow } from './console-town.ts';
import { type Served, served } from './served.ts';

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('a watch, chat and console together', suite);

function suite() {
  let house: Served;
  let base: string;

  beforeAll(async () => {
    house = await served();
    base = new URL(house.url).origin;
  }, 90_000);

  afterAll(() => house.close());

  const overhang = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth');
  const short = (on: Day) => `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`;

  test('a name of the month is dragged to another day, which opens with it chosen and changes nothing yet', async () => {
    const page = await deskOf(house, 'zhou');
    await page.goto(`${base}/console/duty`);
    const cells = page.locator('.month td', { has: page.locator('li[draggable]') });
    const mainOf = (nth: number) => cells.nth(nth).locator('li', { hasText: '值班员' });
    const name = (await mainOf(0).locator('.name').innerText()).trim();
    const before = (await mainOf(1).locator('.name').innerText()).trim();
    expect(before).not.toBe(name);
    await cells.nth(1).scrollIntoViewIfNeeded();
    const [from, to] = [await mainOf(0).boundingBox(), await cells.nth(1).boundingBox()];
    if (!from || !to) throw new Error('no place to drag from or to');
    await page.mouse.move(from.x + 40, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 50, from.y + 20, { steps: 3 });
    await page.mouse.move(to.x + 40, to.y + 40, { steps: 5 });
    await page.mouse.up();
    await page.getByText(`已按拖动选好值班员${name}`).waitFor();
    const chosen = page.locator('select[name="f.whole.main.0"] option:checked');
    expect(await chosen.innerText()).toContain(name);
    await page.getByRole('button', { name: '看改动' }).click();
    await page.getByText(`值班员${before}→${name}`).waitFor();
    await page.getByText('改后预测').waitFor();
    expect(await page.getByText('已按拖动选好').count()).toBe(0);
    await page.getByRole('button', { name: '不改' }).click();
    expect(await chosen.innerText()).toContain(before);
    await page.context().close();
  });

  test.each([
    ['on a desk', 1280, true],
    ['on a phone', 360, true],
    ['without script', 1280, false],
  ])(
    'a roster imported, a swap made, an absence climbing: %s',
    { timeout: 180_000 },
    async (_, width, javaScriptEnabled) => {
      const town = sandboxAt(house.url);
      const on = plusDays(dayOf(await townNow(house.url)), 2);
      await town.comes(`${plusDays(on, -1)}T10:00:00+08:00`);
      const context = await house.browser.newContext({
        viewport: { width, height: 800 },
        javaScriptEnabled,
      });
      const page = await context.newPage();
      await entersConsole(page, house.url, 'zhou');

      await page.goto(`${base}/console/duty?month=${on.slice(0, 7)}`);
      await page.locator('summary', { hasText: '导入值班表' }).click();
      const rows = [
        ['日期', '班次', '带班领导', '值班员', '副班', '备班'],
        [on, '24小时', '林国栋', '吴海涛', '周敏', '何静'],
      ];
      const name = 'roster.xlsx';
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bookOf(rows)) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: '读取并核对' }).click();
      const holds = page.getByRole('button', { name: '以此为准' });
      // Without script somebody looks again; with it the page does.
      const looksAgain = async () => {
        await page.reload();
        return holds.count();
      };
      if (!javaScriptEnabled) await expect.poll(looksAgain, { timeout: 60_000, interval: 1_000 }).toBe(1);
      await holds.waitFor({ timeout: 60_000 });
      await page.getByText('改后预测').waitFor();
      expect(await page.getByText(`${short(on)}`).count()).toBeGreaterThan(0);
      await holds.click();
      await page.locator('.said', { hasText: '已更新1个班' }).waitFor();
      await page.goto(`${base}/console/duty/${on}?post=`);
      await page.locator('select[name="f.whole.standby.0"]').selectOption({ label: '唐文慧 副局长' });
      await page.getByRole('button', { name: '看改动' }).click();
      await page.getByRole('button', { name: '以此为准' }).click();
      const standby = page.locator('select[name="f.whole.standby.0"] option:checked');
      expect(await standby.innerText()).toBe('唐文慧 副局长');
      await page.getByRole('button', { name: '改回原来的' }).click();
      await page.getByText(/备班唐文慧→何静/).waitFor();
      await page.getByRole('button', { name: '以此为准' }).click();
      expect(await standby.innerText()).toMatch(/^何静/);

      const asked = await town.says('lin', `${short(on)}我和唐文慧换班`);
      const card = asked.find(({ to }) => to.person === 'tang');
      const approval =
        card && (await town.clicks('tang', card, '同意')).find(({ title }) => title === '换班待批准');
      if (approval) await town.clicks(approval.to.person ?? '', approval, '批准');
      await page.goto(`${base}/console/duty?month=${on.slice(0, 7)}`);
      const day = page.locator('td', { has: page.locator(`time[datetime="${on}"]`) });
      await day.getByText('带班领导 唐文慧').waitFor();
      await day.getByText('值班员 吴海涛').waitFor();
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      // On a phone the month is a list: nobody scrolls to both sides for a Sunday.
      const isCut =
        'document.querySelector(".month").scrollWidth > document.querySelector(".scroll").clientWidth';
      expect(await page.evaluate(isCut)).toBe(false);

      // First whoever is late, then those who lead, then the officers: each rung hears of it that had not.
      const told = async (clock: string, title: string) =>
        (await town.comes(`${on}T${clock}:00+08:00`)).flatMap((one) =>
          one.title?.includes(title) ? (one.to.person ?? []) : [],
        );
      expect(await told('08:16', '请尽快签到')).toContain('wu');
      const leaders = await told('08:31', '未签到（待核实）');
      expect(leaders).toContain('tang');
      const officers = await told('09:01', '未签到（待核实）');
      expect(officers).toContain('zhou');
      expect(officers.filter((one) => leaders.includes(one))).toEqual([]);
      await page.goto(`${base}/console/wall`);
      await page.getByText('未签到（待核实）').first().waitFor();
      await town.says('wu', '签到');
      await page.reload();
      await page
        .getByText(/吴海涛\s*迟到签到 09:01/)
        .first()
        .waitFor();
      expect(await overhang(page)).toBeLessThanOrEqual(0);
      await context.close();
    },
  );
}
