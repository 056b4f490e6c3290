import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { console as consoleDoor } from '../../functions/console/console.tsx';
import { personId } from '../../shared/domain/ids.ts';
import { visitorOf } from '../../shared/flows/console/enter.ts';
import { want } from '../../shared/store/papers.ts';
import { barriers } from '../kit/axe.ts';
import { noBrowser, openBrowser } from '../kit/browser.ts';
import { enters, linkOf } from '../kit/console.ts';
import { sticksOut } from '../kit/fits.ts';
import { type Town, world } from '../kit/world.ts';
import { bookOf } from '../shared/papers/books.ts';

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('a page in each of its states', suite);

/** On a desk, on a phone in the dark, at 400 % (320 px), in the system's own colours, and on paper. */
const shapes = [
  { width: 1280, media: { media: 'screen', colorScheme: 'light' } },
  { width: 360, media: { media: 'screen', colorScheme: 'dark' } },
  { width: 320, media: { media: 'screen', colorScheme: 'light' } },
  { width: 1280, media: { media: 'screen', forcedColors: 'active' } },
  { width: 700, media: { media: 'print', forcedColors: 'none' } },
] as const;

/** A frame around its heading and nothing else. */
const hollow = `[...document.querySelectorAll('.panel')]
  .filter((one) => one.checkVisibility() && one.innerText.trim() === one.querySelector('h2')?.innerText.trim())
  .map((one) => one.innerText)`;

function suite() {
  let town: Town;
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  let context: BrowserContext;
  let page: Page;
  let base: string;
  let close: () => void;

  beforeAll(async () => {
    [town, opened] = await Promise.all([world('2026-05-06', '10:00'), openBrowser()]);
    const door = new Hono().route('/console', consoleDoor(town.house));
    base = await new Promise((resolve) => {
      const server = serve({ fetch: door.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}`),
      );
      close = () => server.close();
    });
    context = await opened.browser.newContext();
    const { cookies } = await enters(town, 'zhou');
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: base })));
    page = await context.newPage();
  }, 90_000);

  afterAll(async () => {
    await opened.close();
    close();
    await town.close();
  });

  /** With all that can be opened open. */
  async function isSound(state: string): Promise<void> {
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })");
    for (const { width, media } of shapes) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(media);
      expect(await barriers(page), `${state} ${width} ${media.media}`).toEqual([]);
      expect(await sticksOut(page), `${state} ${width} ${media.media}`).toEqual([]);
      expect(await page.evaluate(hollow), `${state} ${width} ${media.media}`).toEqual([]);
    }
    await page.emulateMedia({ media: 'screen' });
  }

  const says = (words: string | RegExp) => page.locator('main').getByText(words).first().waitFor();

  test('nothing is there yet', { timeout: 120_000 }, async () => {
    for (const name of ['wall', 'alerts', 'cases', 'incidents', 'duty?month=2030-01', 'running']) {
      await page.goto(`${base}/console/${name}`);
      await isSound(name);
    }
  });

  test('a file is being made, tried again, failed, made, sent', { timeout: 120_000 }, async () => {
    const { deps } = town.house;
    const cookie = (await context.cookies()).map(({ value }) => value).join('');
    const desk = (await visitorOf(deps, cookie))?.desk;
    const asked = (kind: string, nonce: string, to: Parameters<typeof want>[0]['to']) =>
      want({
        id: `p-${nonce}`,
        kind,
        args: { shelves: 'all', to: 'official' },
        name: '台账.xlsx',
        to,
        cause: `console#${desk}#${nonce}`,
      });
    const zhou = { kind: 'person', person: personId('zhou') } as const;
    const nobody = { channel: 'sandbox', kind: 'person', id: 'nobody-at-all' } as const;
    await deps.table.transact([asked('nothing.makes-it', 'n-failing00', zhou)]);
    const shows = async (nonce: string, words: RegExp) => {
      await page.goto(`${base}/console/figures?said=${nonce}`);
      await says(words);
      await isSound(String(words));
    };
    await shows('n-failing00', /正在生成/);
    await town.passes(1);
    await shows('n-failing00', /上次没有做成/);
    await deps.table.transact([
      asked('hazards.ledger', 'n-reaching0', zhou),
      asked('hazards.ledger', 'n-cut-off00', { kind: 'address', address: nobody }),
    ]);
    await town.passes(30);
    await shows('n-failing00', /没有生成成功/);
    await shows('n-reaching0', /已发到您的对话/);
    await shows('n-cut-off00', /没有送到您的对话/);
  });

  test('a table is read, differs, is refused', { timeout: 120_000 }, async () => {
    const sends = async (rows: string[][]) => {
      await page.goto(`${base}/console/duty`);
      await page.locator('summary', { hasText: '导入值班表' }).click();
      const file = { name: '值班表.xlsx', mimeType: 'application/octet-stream' };
      await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from(bookOf(rows)) });
      await page.getByRole('button', { name: '读取并核对' }).click();
      await says(/正在读取表格/);
    };
    const heads = ['日期', '班次', '带班领导', '值班员'];
    await sends([heads, ['5.20', '24小时', '林国栋', '周敏'], ['5.21', '24小时', '', '何静']]);
    await isSound('read');
    await town.passes(1);
    await says('改后预测');
    await isSound('a difference');
    await page.getByRole('button', { name: '以此为准' }).click();
    await says(/已更新2个班/);
    await isSound('what was answered');
    await sends([heads, ['5月40日', '24小时', '林国栋', '何静']]);
    await town.passes(1);
    await page.locator('main .late').first().waitFor();
    await isSound('a refusal');
  });

  test('something burns, and the wall hears no more', { timeout: 120_000 }, async () => {
    await town.says('chen', '隐患 三楼消防通道堆货');
    await town.says('ma', '着火了 冷库二楼冒烟，两人被困');
    const [preview] = await town.says('zhou', '通知 今晚有大风，请加固户外广告牌，20时前回复收到');
    for (const name of ['alerts', 'incidents', 'cases']) {
      await page.goto(`${base}/console/${name}`);
      await page.locator(`main a[href^="/console/${name}/"]`).first().click();
      await isSound(`one of ${name}`);
    }
    if (preview) await town.clicks('zhou', preview, '确认发送');
    await town.passes(1);
    await page.reload();
    await page.goto(`${base}/console/wall`);
    await isSound('an emergency');
    await page.clock.install();
    await page.goto(`${base}/console/wall`);
    await page.route('**/console/wall/part', (route) => route.abort());
    await page.clock.runFor(60_000);
    await page.clock.resume();
    await page.getByRole('alert').getByText('数据已停更').waitFor();
    await isSound('stale');
  });

  test('there is no way in, or nothing there', { timeout: 120_000 }, async () => {
    await page.goto(`${base}/console/cases/YH-2026-9999`);
    await says('没有找到');
    await isSound('404');
    await page.goto(`${base}${await linkOf(town, 'wu')}`);
    await isSound('the way in');
    await page.goto(`${base}/console/in/none`);
    await isSound('no link');
    await context.clearCookies();
    await page.goto(`${base}/console/wall`);
    await says('请先进入后台');
    await isSound('shut');
  });
}
