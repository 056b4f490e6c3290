import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser } from '../kit/browser.ts';
import { type Served, served } from './served.ts';

/** A picture a phone could have taken: one red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

if (noBrowser) process.stdout.write(`${noBrowser}\n`);
else describe('the sandbox in a browser', suite);

function suite() {
  let house: Served;

  beforeAll(async () => {
    house = await served();
  }, 60_000);

  afterAll(() => house.close());

  async function as(
    person: string,
    talk: string,
    width = 1280,
  ): Promise<Page & { readonly troubles: string[] }> {
    const page = await house.browser.newPage({ viewport: { width, height: 800 } });
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.goto(`${house.url}#${person}@${talk}`);
    return Object.assign(page, { troubles });
  }

  async function says(page: Page, text: string): Promise<void> {
    await page.getByRole('textbox', { name: '消息' }).fill(text);
    await page.keyboard.press('Enter');
  }

  test('a newcomer says 帮助 and reads the answer', async () => {
    const page = await as('zhou', 'bot');
    await says(page, '帮助');
    await page.locator('.line.mine', { hasText: '帮助' }).waitFor();
    await page.locator('.line.bot article', { hasText: '今天谁值班' }).waitFor();
    expect(page.troubles).toEqual([]);
    await page.close();
  });

  test('markup in words stays words, for everybody who reads them', async () => {
    const text = '<img src=x onerror="document.title=\'hacked\'"><script>document.title="hacked"</script>';
    const page = await as('chen', 'g-all');
    await says(page, text);
    const other = await as('lin', 'g-all');
    await other.locator('.line', { hasText: text }).waitFor();
    expect(await other.locator('.line .text img, .line script').count()).toBe(0);
    expect([await page.title(), await other.title()]).toEqual(['值守 · 沙盒', '值守 · 沙盒']);
    await Promise.all([page.close(), other.close()]);
  });

  test('a photo is chosen, seen before it is sent, and shown to the group', async () => {
    const page = await as('gao', 'g-beiyuan');
    await page.getByLabel('选择照片').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: png });
    await page.locator('#chosen img[alt="现场.png"]').waitFor();
    await says(page, '隐患 拆解车间地面有油');
    const other = await as('luo', 'g-beiyuan');
    const photo = other.locator('.line .photos img').first();
    await photo.waitFor();
    await expect.poll(() => photo.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(1);
    expect([...page.troubles, ...other.troubles]).toEqual([]);
    await Promise.all([page.close(), other.close()]);
  });

  test('an answer to a message carries it along', async () => {
    const page = await as('xu', 'g-jiangwan');
    await says(page, '二楼扶梯停了');
    const line = page.locator('.line', { hasText: '二楼扶梯停了' });
    await line.getByRole('button', { name: '引用' }).click();
    await says(page, '已经报修');
    await page.locator('.line blockquote', { hasText: '徐丽：二楼扶梯停了' }).waitFor();
    await page.close();
  });

  test('a notice is narrowed by a form, sent by a button, and confirmed on the card all share', async () => {
    const page = await as('zhou', 'bot');
    await says(page, '通知 今晚有雷雨，请检查排水口');
    const preview = page.locator('article', { hasText: '今晚有雷雨' }).last();
    await preview.getByRole('button', { name: '调整对象' }).click();
    await page.locator('#sheet').getByRole('radio', { name: '江湾街道' }).check();
    await page.locator('#sheet').getByRole('button', { name: '调整对象' }).click();
    await preview.getByText('共6家').waitFor();
    await preview.getByRole('button', { name: '确认发送' }).click();
    const group = await as('chen', 'g-jiangwan');
    const notice = group.locator('article', { hasText: '今晚有雷雨' });
    await notice.getByRole('button', { name: '收到' }).click();
    await group.locator('#toast', { hasText: '万汇广场' }).waitFor();
    expect([...page.troubles, ...group.troubles]).toEqual([]);
    await Promise.all([page.close(), group.close()]);
  });

  test('one may be somebody else, who sees his own talks only', async () => {
    const page = await as('zhou', 'g-all');
    expect(await page.locator('.talk-link').count()).toBe(4);
    await page.getByLabel('我是').selectOption('yang');
    await expect.poll(() => page.locator('.talk-link').allInnerTexts()).toHaveLength(3);
    await page.getByRole('button', { name: '与值守私聊' }).click();
    await says(page, '我是谁');
    await page.locator('.line.bot', { hasText: '杨帆' }).waitFor();
    await page.close();
  });

  test('the sentences to begin with are those that work for whom one is', async () => {
    const page = await as('zhou', 'bot');
    const offered = () => page.locator('#hints').innerText();
    expect(await offered()).toMatch(/通知[\s\S]*后台/);
    await page.getByLabel('我是').selectOption('sun');
    await expect.poll(offered).toMatch(/待核实/);
    expect(await offered()).not.toMatch(/通知|签到/);
    await page.getByLabel('我是').selectOption('guest');
    await expect.poll(offered).toMatch(/着火了/);
    await page.close();
  });

  test('on a phone nothing runs over the edge, and the clock is one press away', async () => {
    const page = await as('zhou', 'g-all', 360);
    await says(page, `https://example.cn/${'a'.repeat(200)}`);
    await page.locator('.line.mine').first().waitFor();
    const overhang = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(await overhang()).toBe(0);
    await page.getByRole('button', { name: '时间与故障' }).click();
    await page.getByRole('button', { name: '次日早八点' }).click();
    await expect.poll(() => page.locator('.clock-time').innerText()).toBe('08:00');
    await page.getByRole('button', { name: '完成' }).click();
    expect(await overhang()).toBe(0);
    expect(page.troubles).toEqual([]);
    await page.close();
  });
}
