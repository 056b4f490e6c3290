import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PagesHouse, pagesHouse } from './kit.ts';

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let house: PagesHouse;
beforeEach(async () => {
  house = await pagesHouse();
});
afterEach(() => house.close());

test('收到 on the page counts once, for the unit whose link it is', async () => {
  const { 收到: url = '' } = await house.notice();
  const page = await house.get(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const html = await page.text();
  expect(html).toContain('请检查疏散通道');
  expect(html).toContain('收到</button>');
  const done = await (await house.post(url)).text();
  expect(done).toMatch(/已记：.*万汇广场.* 收到/);
  await house.says('zhou', '谁没回复');
  expect(house.fake.shown().at(-1)?.text).not.toContain('万汇');
  expect(await (await house.get(url)).text()).toContain('这个链接已经用过');
  expect(await (await house.post(url)).text()).not.toContain('</form>');
});

test('a link names nobody, and one that was touched anywhere is good for nothing', async () => {
  const { 收到: url = '' } = await house.notice();
  expect(url).not.toMatch(/chen|u_|al_|万汇/);
  const token = url.split('/p/')[1] ?? '';
  for (const place of [0, 3, 10, token.length - 2]) {
    const changed = token[place] === 'A' ? 'B' : 'A';
    const touched = `${token.slice(0, place)}${changed}${token.slice(place + 1)}`;
    expect((await house.get(url.replace(token, touched))).status).toBe(404);
  }
  expect((await house.get(`${url}AA`)).status).toBe(404);
});

test('after some days a link is over, for looking and for acting', async () => {
  const { 收到: url = '' } = await house.notice();
  await house.passes(3 * 24 * 3_600_000 - 120_000);
  expect((await house.get(url)).status).toBe(200);
  await house.passes(10 * 60_000);
  expect((await house.get(url)).status).toBe(410);
  expect((await house.post(url)).status).toBe(410);
});

test('a hazard is reported with its photo, and its number comes on the page', async () => {
  const { 报隐患: url = '' } = await house.notice();
  expect(await (await house.get(url)).text()).toContain('type="file"');
  const photo = new Blob([dot], { type: 'image/png' });
  const done = await (await house.post(url, { place: '三层东侧', text: '消防通道被货物堵住', photo })).text();
  expect(done).toMatch(/YH-?\d{4}/);
  await house.passes(60_000);
  await house.says('zhou', '隐患台账');
  expect(house.fake.shown().at(-1)?.text).toMatch(/消防通道|三层/);
});

test('a small photo that the page’s script made is the photo, and one that is too large is said to be', async () => {
  const { 报隐患: url = '' } = await house.notice();
  const large = new Blob([Buffer.concat([dot, Buffer.alloc(3_000_000)])]);
  const refused = await house.post(url, { place: '三层', text: '堵住了', photo: large });
  expect(refused.status).toBe(413);
  const small = `data:image/png;base64,${dot.toString('base64')}`;
  expect(await (await house.post(url, { place: '三层', text: '通道堵住了', small })).text()).toMatch(
    /YH-?\d{4}/,
  );
});
